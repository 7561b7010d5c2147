import "server-only";
import { servicedesk } from "../contact.ts";
import type { Locale } from "../i18n/locale.ts";
import { countrySentence } from "../phone-country.ts";
import { sentenceOf, type Problem, type Sentences } from "./outcome.ts";
import type { NotDone } from "./reply.ts";
import { gateTexts } from "./texts.ts";

/** The sentences of one command, in one language. */
export type ActionTexts<P extends Problem> = {
  /** A sentence for each code of the schema. */
  readonly fields: Readonly<Record<string, string>>;
  readonly refusals: Sentences<P>;
};

/** The form's reply to any outcome but done. */
export function inWords<P extends Problem>(
  reply: NotDone<P>,
  texts: ActionTexts<P>,
  locale: Locale,
): { summary?: string; code?: string; errors: Record<string, string> } {
  const own = gateTexts[locale];
  switch (reply.status) {
    case "invalid": {
      const sentences = Object.entries(reply.errors).map(([field, codes]) => {
        const code = codes[0] ?? "";
        const sentence = texts.fields[code] ?? countrySentence(locale, code);
        // An id comes from a button or a hidden field, so there is no field to point at.
        return field.endsWith("Id")
          ? (["", sentence ?? own.gone] as const)
          : ([field, sentence ?? own.unclear] as const);
      });
      const { "": whole, ...errors } = Object.fromEntries(sentences);
      return whole === undefined ? { errors } : { summary: whole, errors };
    }
    case "refused":
    case "failed":
      return { summary: sentenceOf(texts.refusals, reply), code: reply.code, errors: {} };
    case "limited":
      return { summary: own.limited(reply.until, servicedesk(locale)), errors: {} };
    case "busy":
      return { summary: own.busy, code: "busy", errors: {} };
    case "stale":
      return { summary: own.stale, errors: {} };
    case "resting":
      return { summary: own.resting(reply.until, servicedesk(locale)), errors: {} };
    case "elsewhere":
    case "unmarked":
      return { summary: own.unmarked, errors: {} };
    case "alone":
      return { summary: own.alone(servicedesk(locale)), errors: {} };
    case "ownGain":
      return { summary: own.ownGain, errors: {} };
    case "alreadyWaiting":
      return { summary: own.alreadyWaiting, errors: {} };
    case "heldBack":
      return { summary: own.heldBack, errors: {} };
    case "denied":
      return { summary: own.denied, errors: {} };
  }
}
