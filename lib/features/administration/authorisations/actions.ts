"use server";
import { refresh } from "next/cache";
import { to, type Address } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { blockAuthorisation, undoUnblock, unblockAuthorisation } from "./blocking/commands.ts";
import { withdrawAuthorisation } from "./commands/ending.ts";
import { reauthoriseColleague } from "./commands/reauthorising.ts";
import { mailAgain } from "./commands/mailing.ts";
import { signOutColleague } from "./commands/signing-out.ts";
import { changeAuthorisationRights, undoRights } from "./commands/rights.ts";
import { backTo, fromReview } from "./rules/returning.ts";
import { words as texts } from "./texts.ts";

type Result = { readonly authorisationId: string };
type Sent = { readonly values: Readonly<Record<string, string>> };

/** Someone else was first, so what the page said is no longer true. */
function whySo({ code }: { readonly code: string }, { values }: Sent): Address | undefined {
  if (code === "tooOften" || code === "lastAdministrator") return undefined;
  refresh();
  return backTo(values["back"], { melding: code, wie: values["authorisationId"] ?? "" });
}

/** Back to the page of that person, or to the list that it was opened from. */
const toPerson =
  (melding: string) =>
  ({ authorisationId }: Result, { values: { lijst } }: Sent) => {
    refresh();
    const page = lijst === fromReview ? to.accessReview() : to.colleague(authorisationId, { lijst });
    return backTo(page, { melding, wie: authorisationId });
  };

export const unblockAction = formAction(unblockAuthorisation, {
  texts,
  done({ authorisationId }, { values }) {
    refresh();
    return backTo(values["back"], { gedaan: authorisationId });
  },
  refused: whySo,
});

export const undoUnblockAction = formAction(undoUnblock, {
  texts,
  done({ authorisationId }, { values }) {
    refresh();
    return backTo(values["back"], { melding: "blockedAgain", wie: authorisationId });
  },
  refused: whySo,
});

export const blockAction = formAction(blockAuthorisation, { texts, stepUp, done: toPerson("blocked") });

export const signOutAction = formAction(signOutColleague, {
  texts,
  stepUp,
  done: ({ person }, { locale }) => ({ status: "done", message: texts[locale].done.signedOut(person) }),
});

export const mailAgainAction = formAction(mailAgain, {
  texts,
  done: ({ email }, { locale }) => ({ status: "done", message: texts[locale].done.mailedAgain(email) }),
});

export const withdrawAction = formAction(withdrawAuthorisation, { texts, stepUp, done: toPerson("withdrawn") });

export const reauthoriseAction = formAction(reauthoriseColleague, { texts, stepUp, done: toPerson("reauthorised") });

export const changeRightsAction = formAction(changeAuthorisationRights, { texts, stepUp, done: toPerson("rights") });

export const undoRightsAction = formAction(undoRights, { texts, stepUp, done: toPerson("rights") });
