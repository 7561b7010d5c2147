"use server";
import { to } from "#lib/addresses.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { confirmAccess, finishReview } from "./commands/confirming.ts";
import { words as texts } from "./texts.ts";

export const confirmAction = formAction(confirmAccess, {
  texts,
  done: ({ isOver, part }) =>
    isOver ? to.accessReview({ gedaan: "klaar" }) : to.accessReview({ toon: part, gedaan: "bevestigd" }),
});

export const finishAction = formAction(finishReview, { texts, done: () => to.accessReview({ gedaan: "klaar" }) });
