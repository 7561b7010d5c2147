"use server";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { undoImport } from "./commands/ending.ts";
import { startImport } from "./commands/running.ts";
import { matchImport, mendImport, uploadImport } from "./commands/uploading.ts";
import { words as texts } from "./texts.ts";

export const uploadAction = formAction(uploadImport, {
  texts,
  files: ["file"],
  done: ({ importId, isChecked }) => (isChecked ? to.oneImport : to.importColumns)(importId),
});

export const matchAction = formAction(matchImport, { texts, done: ({ importId }) => to.oneImport(importId) });

export const mendAction = formAction(mendImport, {
  texts,
  done: ({ importId }) => to.oneImport(importId, { gedaan: "verbeterd" }),
});

export const startAction = formAction(startImport, { texts, stepUp, done: ({ importId }) => to.oneImport(importId) });

export const undoAction = formAction(undoImport, { texts, stepUp, done: ({ importId }) => to.oneImport(importId) });
