import "server-only";
import type { cookies } from "next/headers";
import type { FormReply } from "#lib/ui/form-reply.ts";
import type { Identity } from "../access/actor.ts";
import { forgetLogin, keepLogin, loginIn } from "../auth/browser.ts";
import type { Locale } from "../i18n/locale.ts";
import type { AnyCommand, Outcome } from "./command.ts";
import { execute } from "./execute.ts";
import { type ActionTexts, inWords } from "./in-words.ts";
import type { Problem, ProblemOf } from "./outcome.ts";
import type { NotDone } from "./reply.ts";
import type { RequestFacts } from "./request.ts";

type Sent = {
  readonly jar: Awaited<ReturnType<typeof cookies>>;
  readonly facts: RequestFacts;
  readonly identity: Identity;
  /** What was typed; the form keeps it while it asks for the code. */
  readonly values: Readonly<Record<string, string>>;
};

/** How someone who is signed in shows their own second factor again, within a form that was sent. */
export type StepUp = (sent: Sent) => {
  ask(): Promise<FormReply>;
  /** Null when the code was right. */
  answer(code: string): Promise<FormReply | null>;
};

type Gone = Problem<"gone", Record<never, never>>;

type Factor<A extends Outcome, B extends Outcome> = {
  /** Sends a code, for the browser that keeps `browserSecret`; `mobile` is the masked number it went to. */
  readonly ask: AnyCommand<A>;
  readonly answer: AnyCommand<B>;
  readonly texts: Readonly<Record<Locale, ActionTexts<ProblemOf<A | B> | Gone> & { sent(mobile: string): string }>>;
};

/** The step-up happens inside the very form that needs it: it comes back with a field for the code, and nothing is typed twice. */
export const ownFactor =
  <A extends Outcome<{ browserSecret: string; mobile: string }>, B extends Outcome>({
    ask,
    answer,
    texts,
  }: Factor<A, B>): StepUp =>
  ({ jar, facts, identity, values }) => {
    const { locale } = facts;
    const asking = { status: "problem", code: "stale", values } as const;
    const withSentence = (sentence = ""): FormReply => ({ ...asking, errors: { ownCode: sentence } });
    return {
      async ask() {
        const reply = await execute(ask, identity, loginIn(jar), facts);
        if (reply.status !== "done") return withSentence(inWords(orGone(reply), texts[locale], locale).summary);
        const { browserSecret, mobile } = reply.result;
        keepLogin(jar, browserSecret);
        return { ...asking, summary: texts[locale].sent(mobile), errors: {} };
      },
      async answer(code) {
        const reply = await execute(answer, identity, { ...loginIn(jar), code }, facts);
        if (reply.status === "done") {
          forgetLogin(jar);
          return null;
        }
        const { summary, errors } = inWords(orGone(reply), texts[locale], locale);
        return withSentence(errors["code"] ?? summary);
      },
    };
  };

/** Someone who has been signed out meanwhile has no code either. */
const orGone = <P extends Problem>(
  reply: NotDone<P> | { readonly status: "notFound" } | { readonly status: "waiting" },
): NotDone<P | Gone> =>
  reply.status === "notFound" || reply.status === "waiting" ? { status: "refused", code: "gone", detail: {} } : reply;
