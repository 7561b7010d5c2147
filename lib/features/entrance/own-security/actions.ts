"use server";
import { to } from "#lib/addresses.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { endOtherSession, endOtherSessions } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const endOtherSessionAction = formAction(endOtherSession, {
  texts,
  done: () => to.security({ gedaan: "uitgelogd" }),
});

export const endOtherSessionsAction = formAction(endOtherSessions, {
  texts,
  done: () => to.security({ gedaan: "alles-uitgelogd" }),
});
