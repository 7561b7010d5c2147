import "server-only";
import { z } from "zod";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { query } from "#lib/platform/gate/query.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { mayHandleCases, maySeeCases } from "./policy.ts";
import { openCases, type OpenCase } from "./store.ts";

const shown = 100;

/** What the insurer's staff have to see to. Who does not call sees of a number enough to recognise it. */
export const caseQueue = query({
  input: z.object({}),
  may: maySeeCases,
  async run({ db, actor, scope }) {
    const rows = await openCases(db, scope, shown + 1);
    const me = isSignedIn(actor) ? actor.accountId : "";
    const mayHandle = mayHandleCases(actor);
    const cases = rows.slice(0, shown).map(({ mobileNumber, ...found }) => ({
      ...found,
      mobile: mobileNumber && (mayHandle ? phoneText(mobileNumber) : maskedMobile(mobileNumber)),
      mine: found.takenById === me,
    }));
    return { cases, more: rows.length > shown, mayHandle };
  },
});

export type ShownCase = Omit<OpenCase, "mobileNumber"> & { readonly mobile: string | null; readonly mine: boolean };
