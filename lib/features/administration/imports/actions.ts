"use server";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { undoImport } from "./commands/ending.ts";
import { startImport } from "./commands/running.ts";
import { matchImport, mendImport, uploadImport } from "./commands/uploading.ts";
import { importPath } from "./rules/states.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const texts = { nl, en };

export const uploadAction = formAction(uploadImport, {
  texts,
  files: ["file"],
  done: ({ importId, isChecked }) => importPath(importId, isChecked ? "" : "/kolommen"),
});

export const matchAction = formAction(matchImport, { texts, done: ({ importId }) => importPath(importId) });

export const mendAction = formAction(mendImport, {
  texts,
  done: ({ importId }) => importPath(importId, "?gedaan=verbeterd"),
});

export const startAction = formAction(startImport, { texts, stepUp, done: ({ importId }) => importPath(importId) });

export const undoAction = formAction(undoImport, { texts, stepUp, done: ({ importId }) => importPath(importId) });
