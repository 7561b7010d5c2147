import "server-only";
import type { ZodType } from "zod";
import type { FormReply } from "#lib/ui/form-reply.ts";
import { currentActor } from "../auth/current-actor.ts";
import type { Locale } from "../i18n/locale.ts";
import type { AnyCommand } from "./command.ts";
import { mobileShown } from "../phone.ts";
import { isStale } from "./objections.ts";
import { gateTexts } from "./texts.ts";

type Values = Readonly<Record<string, string>>;

/** What was typed, and what would be used in its place: the form brings `checked` back once it was shown. */
type Unseen = Values & { readonly checked: string };

/** Somebody else's mobile number, in full: a slip in it would send another person the codes. */
export const numberInFull = ({ mobileNumber }: Values) => mobileShown(mobileNumber);

/** What its sender has not looked at yet; null when there is nothing, it was shown just so, or the rest is not right. */
export function unseenIn(schema: ZodType, input: object, found: string | null, values: Values): Unseen | null {
  const isSeen = !found || found === values["checked"];
  return isSeen || !schema.safeParse(input).success ? null : { ...values, checked: found };
}

/** Whether the form comes back in any case, to ask for the own factor: what is to be looked at stands there too. */
export async function isAskedAnyhow(command: AnyCommand): Promise<boolean> {
  const { actor, now } = await currentActor();
  return isStale(command, actor, now);
}

/** The form once more, with what would be used. Nothing has been done. */
export const showBack = (values: Unseen, locale: Locale): FormReply => ({
  status: "problem",
  code: "check",
  summary: gateTexts[locale].isRight(values.checked),
  errors: {},
  values,
});

/** The question for the own factor, with what is to be looked at before it. */
export const showBeside = (reply: FormReply, values: Unseen | null, locale: Locale): FormReply =>
  values && reply.status === "problem"
    ? { ...reply, values, summary: `${gateTexts[locale].looksRight(values.checked)} ${reply.summary ?? ""}`.trim() }
    : reply;
