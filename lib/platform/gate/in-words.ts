import "server-only";
import { servicedesk } from "../contact.ts";
import type { Locale } from "../i18n/locale.ts";
import type { Detail } from "./outcome.ts";
import type { Reply } from "./reply.ts";
import { gateTexts } from "./texts.ts";

type Sentence = string | ((detail: Detail) => string);

/** The sentences of one command, in one language. */
export type ActionTexts<C extends string> = {
  /** Per code of the schema. */
  readonly fields: Readonly<Record<string, string>>;
  readonly refusals: Readonly<Record<C, Sentence>>;
};

/** What a form says of any outcome but done. */
export function inWords<C extends string>(
  reply: Exclude<Reply<never, C>, { status: "done" | "notFound" }>,
  texts: ActionTexts<C>,
  locale: Locale,
): { summary?: string; code?: string; errors: Record<string, string> } {
  const own = gateTexts[locale];
  switch (reply.status) {
    case "invalid": {
      const sentences = Object.entries(reply.errors).map(([field, codes]) => {
        const sentence = texts.fields[codes[0] ?? ""];
        // An id stands in a button or a hidden field: there is no field to lead to.
        return field.endsWith("Id")
          ? (["", sentence ?? own.gone] as const)
          : ([field, sentence ?? own.unclear] as const);
      });
      const { "": whole, ...errors } = Object.fromEntries(sentences);
      return whole === undefined ? { errors } : { summary: whole, errors };
    }
    case "refused":
    case "failed": {
      const sentence = texts.refusals[reply.code];
      const { code, detail } = reply;
      return { summary: typeof sentence === "function" ? sentence(detail) : sentence, code, errors: {} };
    }
    case "limited":
      return { summary: own.limited(reply.until, servicedesk(locale)), errors: {} };
    case "stale":
      return { summary: own.stale, errors: {} };
    case "resting":
      return { summary: own.resting(reply.until, servicedesk(locale)), errors: {} };
    case "denied":
      return { summary: own.denied, errors: {} };
  }
}
