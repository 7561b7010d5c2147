import { z } from "zod";
import { steps } from "./rules.ts";

const reviewId = z.uuid("reviewMissing");

const box = "op-";

/** The name of the hidden field of somebody who is on the page. */
export const fieldOf = (authorisationId: string) => box + authorisationId;

const isRecord = (typed: unknown): typed is Readonly<Record<string, unknown>> =>
  typeof typed === "object" && typed !== null;

/** Whoever the button names, or all who were on the page. */
const chosen = (typed: Readonly<Record<string, unknown>>) =>
  typeof typed["one"] === "string" && typed["one"] !== ""
    ? [typed["one"]]
    : Object.keys(typed).flatMap((name) => (name.startsWith(box) ? [name.slice(box.length)] : []));

export const Confirm = z.preprocess(
  (typed) => (isRecord(typed) ? { authorisationIds: chosen(typed), ...typed } : typed),
  z.object({
    reviewId,
    authorisationIds: z
      .array(z.uuid("personMissing"), "personMissing")
      .min(1, "personMissing")
      .max(200, "personMissing"),
    /** Which part of the list the page showed, to lead back to it. */
    toon: z.string().max(20).optional().catch(undefined),
  }),
);

export const OneReview = z.object({ reviewId });

export const Remind = OneReview.extend({ step: z.enum(steps) });

/** How many stay whom nobody confirmed, and how many have lost their access by now. */
export const EndUnconfirmed = OneReview.extend({ skip: z.int().min(0), ended: z.int().min(0) });

/** The parts of the list, as addresses name them. */
const parts = ["opvallend", "bevestigd"] as const;
export type Part = (typeof parts)[number];

export const ReviewPage = z.object({
  toon: z.enum(parts).nullable().catch(null),
  na: z.string().max(1000).catch(""),
  gedaan: z.enum(["bevestigd", "klaar"]).nullable().catch(null),
});

export const Nothing = z.object({});

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "access-review.remind": z.input<typeof Remind>;
    "access-review.lapse": z.input<typeof OneReview>;
    "access-review.end-unconfirmed": z.input<typeof EndUnconfirmed>;
  }
}
