import "server-only";
import { z } from "zod";
import { to, type Address } from "#lib/addresses.ts";
import { query } from "#lib/platform/gate/query.ts";
import { maskedEmail, maskedMobile } from "#lib/platform/i18n/format.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { mayHandleCases, maySeeCases } from "./policy.ts";
import { openCases, type OpenCase } from "./store.ts";

const shown = 100;

/** What the insurer's staff have to see to. How to reach someone is for who has taken it: taking is the record of that. */
export const caseQueue = query({
  input: z.object({}),
  may: maySeeCases,
  async run({ db, actor, scope }) {
    const rows = await openCases(db, scope, shown + 1);
    const mayHandle = mayHandleCases(actor);
    const cases = rows.slice(0, shown).map(({ mobileNumber, email, authorisationId, ...found }) => {
      const mine = found.takenById === actor.accountId;
      const isTheirs = mine && mayHandle;
      return {
        ...found,
        mine,
        email: isTheirs ? email : maskedEmail(email),
        mobile: mobileNumber && (isTheirs ? phoneText(mobileNumber) : maskedMobile(mobileNumber)),
        path: isTheirs && authorisationId ? to.person(authorisationId, { reden: "CASE" }) : null,
      };
    });
    return { cases, more: rows.length > shown, mayHandle };
  },
});

export type ShownCase = Omit<OpenCase, "mobileNumber" | "authorisationId"> & {
  readonly mobile: string | null;
  readonly mine: boolean;
  /** To everything about the person. */
  readonly path: Address | null;
};
