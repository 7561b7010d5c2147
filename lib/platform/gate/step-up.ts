import "server-only";
import type { cookies } from "next/headers";
import type { FormReply, OwnFactor } from "#lib/ui/form-reply.ts";
import type { Identity } from "../access/actor.ts";
import { challengeOf, forgetChallenge, forgetLogin, keepLogin, keepSession, loginIn } from "../auth/browser.ts";
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
   * When what the form brings was right, who asks from now on: the session goes on under another id. Null when it brings
   * nothing.
   */
  shown(brought: OwnFields): Promise<FormReply | { readonly identity: Identity } | null>;
};

/**
 * The fields of a form that are not for its command: a code, or what a passkey answered to the challenge that this
 * browser keeps; what the form was asked for, as it says itself; a kind of code to ask for instead.
 */
type OwnFields = Readonly<Record<"ownCode" | "ownPasskey" | "ownFactors" | "newCode", string | undefined>>;

type Gone = Problem<"gone", Record<never, never>>;

/** What a form asks for now, and what else its reader can show. */
type Asked = {
  readonly browserSecret: string;
  readonly factors: readonly OwnFactor[];
  /** Whether a passkey will do instead, or is what is asked for: then no code was sent. */
  readonly passkey: "offered" | "first" | null;
  /** The masked number that a code was sent to. */
  readonly mobile: string;
};

type Factor<A extends Outcome, B extends Outcome, C extends Outcome> = {
  /** Begins to ask, for the browser that keeps `browserSecret`, and sends a code where that is asked for. */
  readonly ask: AnyCommand<A>;
  readonly answer: AnyCommand<B>;
  readonly show: AnyCommand<C>;
  readonly texts: Readonly<Record<Locale, ActionTexts<ProblemOf<A | B | C> | Gone> & Sentences>>;
};

type Sentences = Readonly<Record<"app" | "recovery" | "passkey", string>> & { sent(mobile: string): string };

const kinds: readonly OwnFactor[] = ["app", "sms", "recovery"];

const factorsIn = (asked = "") => asked.split(",").flatMap((kind) => kinds.filter((known) => known === kind));

function passkeyIn(asked = "") {
  const place = asked.split(",").indexOf("passkey");
  return place < 0 ? {} : ({ passkey: place === 0 ? "first" : "offered" } as const);
}

/** The step-up happens inside the very form that needs it: it comes back with a field for the code, and nothing is typed twice. */
export const ownFactor =
  <A extends Outcome<Asked>, B extends Outcome<{ sessionId: string }>, C extends Outcome<{ sessionId: string }>>(
    own: Factor<A, B, C>,
  ): StepUp =>
  ({ jar, facts, identity, values }) => {
    const { locale } = facts;
    const { texts } = own;
    const asking = { status: "problem", code: "stale", values } as const;
    const withSentence = (sentence = "", asked?: string): FormReply => ({
      ...asking,
      ...(factorsIn(asked).length > 0 && { factors: factorsIn(asked) }),
      ...passkeyIn(asked),
      errors: { ownCode: sentence },
    });
    const goOn = async (sessionId: string) => {
      forgetLogin(jar);
      await keepSession(jar, sessionId);
      return { identity: { kind: "session", sessionId } as const };
    };
    const ask = async (kind?: string): Promise<FormReply> => {
      const reply = await execute(own.ask, identity, { ...loginIn(jar), factor: kind }, facts);
      if (reply.status !== "done") return withSentence(inWords(orGone(reply), texts[locale], locale).summary);
      const { browserSecret, factors, passkey, mobile } = reply.result;
      keepLogin(jar, browserSecret);
      const [first] = factors;
      const { sent, ...others } = texts[locale];
      const asksFor = passkey === "first" || first === undefined ? "passkey" : first;
      const summary = asksFor === "sms" ? sent(mobile) : others[asksFor];
      return { ...asking, factors, ...(passkey && { passkey }), summary, errors: {} };
    };
    const answer = async (code: string, asked?: string) => {
      const [factor] = factorsIn(asked);
      const reply = await execute(own.answer, identity, { ...loginIn(jar), code, factor }, facts);
      if (reply.status === "done") return goOn(reply.result.sessionId);
      const { summary, errors } = inWords(orGone(reply), texts[locale], locale);
      return withSentence(errors["code"] ?? summary, asked);
    };
    const show = async (shown: string, asked?: string) => {
      const reply = await execute(own.show, identity, { ...challengeOf(jar), answer: shown }, facts);
      forgetChallenge(jar);
      if (reply.status === "done") return goOn(reply.result.sessionId);
      return withSentence(inWords(orGone(reply), texts[locale], locale).summary, asked);
    };
    return {
      ask,
      async shown({ newCode, ownPasskey, ownCode, ownFactors }) {
        if (newCode !== undefined) return ask(newCode);
        if (ownPasskey) return show(ownPasskey, ownFactors);
        return ownCode === undefined ? null : answer(ownCode, ownFactors);
      },
    };
  };

/** Someone who has been signed out meanwhile has no code either. */
const orGone = <P extends Problem>(
  reply: NotDone<P> | { readonly status: "notFound" } | { readonly status: "waiting" },
): NotDone<P | Gone> =>
  reply.status === "notFound" || reply.status === "waiting" ? { status: "refused", code: "gone", detail: {} } : reply;
