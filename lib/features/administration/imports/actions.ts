"use server";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction, together } from "#lib/platform/gate/form-action.ts";
import type { FormReply } from "#lib/ui/form-reply.ts";
import { undoImport } from "./commands/ending.ts";
import { startImport } from "./commands/running.ts";
import { matchImport, mendImport, uploadImport } from "./commands/uploading.ts";
import { words as texts } from "./texts.ts";

export const uploadAction = formAction(uploadImport, {
  texts,
  files: ["file"],
  done: ({ importId, isChecked, isAgain }) =>
    isChecked ? to.oneImport(importId, isAgain ? { gedaan: "eerder" } : {}) : to.importColumns(importId),
});

export const matchAction = formAction(matchImport, {
  texts,
  done: ({ importId, isChecked }) => (isChecked ? to.oneImport : to.importColumns)(importId),
});

type Values = Readonly<Record<string, string>>;

/** A row that somebody else changed is shown as it is now, with what was typed in it. */
const shows = ({ detail: { fresh } }: { readonly detail: { readonly fresh?: string } }, values: Values): Values => ({
  ...values,
  ...(fresh !== undefined && (JSON.parse(fresh) as Values)),
});

export const mendAction = formAction(mendImport, {
  texts,
  shows,
  done: ({ importId, go }) =>
    to.oneImport(importId, { gedaan: "verbeterd", ...(go !== undefined && { p: String(go) }) }),
});

export const startAction = formAction(startImport, { texts, stepUp, done: ({ importId }) => to.oneImport(importId) });

/** Mends before it starts. What is still wrong in a row that was mended just now goes first. */
const mendFirst = formAction(mendImport, {
  texts,
  shows,
  done: ({ importId, stillWrong }) => (stillWrong ? to.oneImport(importId, { gedaan: "fout" }) : { status: "done" }),
});

/** The form under the table: it saves what was typed, whichever button was pressed, and one of them also starts. */
async function check(before: FormReply | null, form: FormData): Promise<FormReply> {
  // Who fills in the code and presses Enter means the button that asked for it.
  const starts = form.get("then") === "start" || form.has("newCode") || (form.get("ownCode") ?? "") !== "";
  if (!starts) return mendAction(before, form);
  const typed = new FormData();
  const ofTheForm = ["requestKey", "ownCode", "ownFactors", "newCode"];
  for (const [name, value] of form) if (!ofTheForm.includes(name)) typed.append(name, value);
  const mended = await mendFirst(before, typed);
  return mended.status === "done" ? startAction(before, form) : mended;
}

export const checkAction = together(check, startAction);

export const undoAction = formAction(undoImport, { texts, stepUp, done: ({ importId }) => to.oneImport(importId) });
