"use server";
import { to } from "#lib/addresses.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { forgetView, saveView } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const saveViewAction = formAction(saveView, { texts, done: (view) => to.colleagues(view) });

export const forgetViewAction = formAction(forgetView, { texts, done: () => to.colleagues() });
