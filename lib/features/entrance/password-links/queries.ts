import "server-only";
import { z } from "zod";
import { sendsAtOnce } from "#lib/features/entrance/factors/rules.ts";
import { factorsOf } from "#lib/features/entrance/factors/store.ts";
import { anyone } from "#lib/platform/gate/command.ts";
import { query } from "#lib/platform/gate/query.ts";
import { maskedEmail, maskedMobile } from "#lib/platform/i18n/format.ts";
import { settings } from "#lib/platform/settings.ts";
import { worthOf } from "./rules.ts";
import { OneTimeLink } from "./schema.ts";
import { authorisationOf, findLink, hasNewerLink, isAwaited } from "./store.ts";

export type LinkPage =
  | { readonly state: "unknown" }
  | {
      readonly state: Exclude<ReturnType<typeof worthOf>, "unknown">;
      readonly email: string;
      /** The whole address, for the password manager of whoever holds an open link; else empty. */
      readonly username: string;
      /** The masked number that a code goes to at once; null where none leaves before it is asked for. */
      readonly mobile: string | null;
      /** For the insurer's own people this is the insurer. */
      readonly organisation: string | null;
      readonly role: "ADMINISTRATOR" | "EMPLOYEE" | "STAFF" | null;
      /** Set when the link does not work yet. */
      readonly worksFrom: Date | null;
    };

/** What the page of a link says. Reading it does not use up the link. */
export const linkPage = query({
  input: OneTimeLink.extend({ purpose: z.enum(["RESET_PASSWORD", "ACTIVATE"]) }),
  may: anyone,
  async run({ db, input, now }): Promise<LinkPage> {
    const found = await findLink(db, input.link);
    if (found?.purpose !== input.purpose) return { state: "unknown" };
    const { account, change, ...link } = found;
    const opens = link.purpose === "ACTIVATE" ? await authorisationOf(db, found) : null;
    const worth = worthOf(found, isAwaited(found, opens), now);
    const isOutdone = worth === "ended" && change?.cancelledAt && (await hasNewerLink(db, account.id));
    const state = isOutdone ? "replaced" : worth;
    if (state === "unknown") return { state };
    const isStaff = link.purpose === "ACTIVATE" && account.staffRoles.length > 0;
    const email = change?.newEmail ?? account.email;
    const sends = link.purpose === "ACTIVATE" || sendsAtOnce(await factorsOf(db, account.id, now));
    return {
      state,
      email: maskedEmail(email),
      username: state === "open" ? email : "",
      mobile: sends && account.mobileNumber ? maskedMobile(account.mobileNumber) : null,
      organisation: isStaff ? settings().INSURER_NAME : (opens?.organisation.name ?? null),
      role: isStaff ? "STAFF" : (opens?.role ?? null),
      worksFrom: link.worksFrom,
    };
  },
});
