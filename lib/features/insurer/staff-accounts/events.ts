import { z } from "zod";
import { duties, dutiesNamed } from "#lib/features/base/people/events.ts";
import { code, count, declareEvents, ids, quiet, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("staff", {
  "staff-account.invite": quiet({
    title: { nl: "Medewerker uitgenodigd", en: "Member of staff invited" },
    after: { status: code, ...duties, passkeys: count.optional() },
    adds: dutiesNamed,
  }),
  "staff-account.renew": quiet({
    title: { nl: "Medewerker opnieuw uitgenodigd", en: "Member of staff invited again" },
    before: { status: code },
    after: { status: code, mobileNumber: z.literal("changed").optional(), passkeys: count.optional() },
  }),
  "staff-account.break-glass": quiet({
    title: { nl: "Noodtoegang voor twee medewerkers", en: "Emergency access for two members of staff" },
    after: { accountIds: ids, passkeys: count },
  }),
  "staff-account.change-roles": told("own", {
    title: { nl: "Taken van medewerker gewijzigd", en: "Duties of member of staff changed" },
    before: duties,
    after: { ...duties, putBack: ids.optional() },
    adds: dutiesNamed,
    nl: ({ By, of }) => `${By} wijzigde ${of("de taken")}.`,
    en: ({ By, of }) => `${By} changed ${of("duties")}.`,
  }),
  "staff-account.end": told("own", {
    title: { nl: "Toegang van medewerker beëindigd", en: "Access of member of staff ended" },
    before: { status: code, ...duties },
    after: { status: code, cause: code, ...duties, passkeys: count.optional(), putBack: ids.optional() },
    nl: ({ By, of }) => `${By} beëindigde ${of("de toegang")}.`,
    en: ({ By, of }) => `${By} ended ${of("access")}.`,
  }),
});
