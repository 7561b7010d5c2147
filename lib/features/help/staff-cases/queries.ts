import "server-only";
import { z } from "zod";
import { to, type Address } from "#lib/addresses.ts";
import { query } from "#lib/platform/gate/query.ts";
import { maskedEmail, maskedMobile } from "#lib/platform/i18n/format.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { mayHandleCases, maySeeCases } from "./policy.ts";
import { openCases, type OpenCase } from "./store.ts";

const shown = 100;

/**
 * The cases that wait for the insurer's staff. Only whoever took one sees how to reach the person, as taking records
 * that they did.
 */
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
  /** The page with everything about the person. */
  readonly path: Address | null;
};
