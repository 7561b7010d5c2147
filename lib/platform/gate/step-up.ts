import "server-only";
import type { cookies } from "next/headers";
import type { FormReply } from "#lib/ui/form-reply.ts";
import type { Identity } from "../access/actor.ts";
import { forgetLogin, keepLogin, loginIn } from "../auth/browser.ts";
import type { Locale } from "../i18n/locale.ts";
import type { AnyCommand } from "./command.ts";
import { execute } from "./execute.ts";
import { type ActionTexts, inWords } from "./in-words.ts";
import type { RequestFacts } from "./request.ts";

/** How whoever is signed in shows their own second factor again. */
export type StepUp = {
  /** Sends a code, for a browser that keeps `browserSecret`; `mobile` says where to. */
  readonly ask: AnyCommand;
  readonly answer: AnyCommand;
  readonly texts: Readonly<Record<Locale, ActionTexts<string> & { sent(mobile: string): string }>>;
};

type Sent = {
  readonly jar: Awaited<ReturnType<typeof cookies>>;
  readonly facts: RequestFacts;
  readonly identity: Identity;
  /** What was typed, which the form keeps while it asks for the code. */
  readonly values: Readonly<Record<string, string>>;
};

/** The step-up happens inside the very form that needs it: it comes back with a field for the code, and nothing is typed twice. */
export function ownFactor({ ask, answer, texts }: StepUp, { jar, facts, identity, values }: Sent) {
  const { locale } = facts;
  const asking = { status: "problem", code: "stale", values } as const;
  return {
    async ask(): Promise<FormReply> {
      const reply = await execute(ask, identity, loginIn(jar), facts);
      if (reply.status !== "done") return withSentence(inWords(orGone(reply), texts[locale], locale).summary);
      const { browserSecret, mobile } = reply.result as { browserSecret: string; mobile: string };
      keepLogin(jar, browserSecret);
      return { ...asking, summary: texts[locale].sent(mobile), errors: {} };
    },
    /** Null when the code was right. */
    async answer(code: string): Promise<FormReply | null> {
      const reply = await execute(answer, identity, { ...loginIn(jar), code }, facts);
      if (reply.status === "done") {
        forgetLogin(jar);
        return null;
      }
      const { summary, errors } = inWords(orGone(reply), texts[locale], locale);
      return withSentence(errors["code"] ?? summary);
    },
  };

  function withSentence(sentence: string | undefined): FormReply {
    return { ...asking, errors: { ownCode: sentence ?? "" } };
  }
}

type Reply = Awaited<ReturnType<typeof execute>>;

/** Someone who is signed out meanwhile has no code under way either. */
const orGone = (reply: Exclude<Reply, { status: "done" }>) =>
  reply.status === "notFound" ? ({ status: "refused", code: "gone", detail: {} } as const) : reply;
