"use server";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { startLoad } from "./commands/running.ts";
import { mendLoad, uploadLoad } from "./commands/uploading.ts";
import { words as texts } from "./texts.ts";

export const uploadAction = formAction(uploadLoad, {
  texts,
  files: ["file"],
  done: ({ loadId }) => to.load(loadId),
});

export const mendAction = formAction(mendLoad, { texts, done: ({ loadId }) => to.load(loadId) });

export const startAction = formAction(startLoad, { texts, stepUp, done: ({ loadId }) => to.load(loadId) });
