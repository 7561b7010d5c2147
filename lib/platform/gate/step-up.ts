import "server-only";
import type { cookies } from "next/headers";
import type { FormReply, OwnFactor } from "#lib/ui/form-reply.ts";
import type { Identity } from "../access/actor.ts";
import { forgetLogin, keepLogin, keepSession, loginIn } from "../auth/browser.ts";
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
  /** Asks for a code of this kind, or of the one that comes first for them. */
  ask(kind?: string): Promise<FormReply>;
  /**
   * When the code was right, who asks from now on: the session goes on under another id. `asked` is what the form was
   * asked for, as it says itself.
   */
  answer(code: string, asked?: string): Promise<FormReply | { readonly identity: Identity }>;
};

type Gone = Problem<"gone", Record<never, never>>;

/** What a form asks for now, and what else its reader can show. */
type Asked = {
  readonly browserSecret: string;
  readonly factors: readonly OwnFactor[];
  /** The masked number that a code was sent to. */
  readonly mobile: string;
};

type Factor<A extends Outcome, B extends Outcome> = {
  /** Begins to ask, for the browser that keeps `browserSecret`, and sends a code where that is asked for. */
  readonly ask: AnyCommand<A>;
  readonly answer: AnyCommand<B>;
  readonly texts: Readonly<Record<Locale, ActionTexts<ProblemOf<A | B> | Gone> & Sentences>>;
};

type Sentences = Readonly<Record<"app" | "recovery", string>> & { sent(mobile: string): string };

const kinds: readonly OwnFactor[] = ["app", "sms", "recovery"];

const factorsIn = (asked = "") => asked.split(",").flatMap((kind) => kinds.filter((known) => known === kind));

/** The step-up happens inside the very form that needs it: it comes back with a field for the code, and nothing is typed twice. */
export const ownFactor =
  <A extends Outcome<Asked>, B extends Outcome<{ sessionId: string }>>({ ask, answer, texts }: Factor<A, B>): StepUp =>
  ({ jar, facts, identity, values }) => {
    const { locale } = facts;
    const asking = { status: "problem", code: "stale", values } as const;
    const withSentence = (sentence = "", factors: readonly OwnFactor[] = []): FormReply => ({
      ...asking,
      ...(factors.length > 0 && { factors }),
      errors: { ownCode: sentence },
    });
    return {
      async ask(kind) {
        const reply = await execute(ask, identity, { ...loginIn(jar), factor: kind }, facts);
        if (reply.status !== "done") return withSentence(inWords(orGone(reply), texts[locale], locale).summary);
        const { browserSecret, factors, mobile } = reply.result;
        keepLogin(jar, browserSecret);
        const [first = "sms"] = factors;
        const summary = first === "sms" ? texts[locale].sent(mobile) : texts[locale][first];
        return { ...asking, factors, summary, errors: {} };
      },
      async answer(code, asked) {
        const factors = factorsIn(asked);
        const reply = await execute(answer, identity, { ...loginIn(jar), code, factor: factors[0] }, facts);
        if (reply.status === "done") {
          const { sessionId } = reply.result;
          forgetLogin(jar);
          await keepSession(jar, sessionId);
          return { identity: { kind: "session", sessionId } };
        }
        const { summary, errors } = inWords(orGone(reply), texts[locale], locale);
        return withSentence(errors["code"] ?? summary, factors);
      },
    };
  };

/** Someone who has been signed out meanwhile has no code either. */
const orGone = <P extends Problem>(
  reply: NotDone<P> | { readonly status: "notFound" } | { readonly status: "waiting" },
): NotDone<P | Gone> =>
  reply.status === "notFound" || reply.status === "waiting" ? { status: "refused", code: "gone", detail: {} } : reply;
