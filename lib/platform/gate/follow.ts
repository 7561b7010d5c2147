import "server-only";
import { cookies, headers } from "next/headers";
import type { ZodType } from "zod";
import type { Address } from "#lib/addresses.ts";
import { currentIdentity } from "../auth/current-actor.ts";
import { href, type Locale } from "../i18n/locale.ts";
import { isBegunHere, isOpened } from "../web/navigation.ts";
import { requestFacts } from "../web/request-facts.ts";
import type { Command, Outcome } from "./command.ts";
import { execute } from "./execute.ts";
import type { ProblemOf } from "./outcome.ts";
import type { ResultOf } from "./reply.ts";

type Jar = Awaited<ReturnType<typeof cookies>>;
type At = { readonly locale: Locale; readonly jar: Jar };
/** An address of ours, in a language, or one elsewhere. */
type Onward = { readonly to: Address; readonly locale: Locale } | { readonly elsewhere: string };

type Adapter<O> = {
  input(jar: Jar): Record<string, unknown>;
  done(result: ResultOf<O>, at: At): Onward | Promise<Onward>;
  /** Where somebody begins instead whom another site sent here; left out where others must be able to. */
  sentHere?(at: At): Onward;
  /** After anything else; null when it was too busy, or too many. */
  stopped(problem: ProblemOf<O> | null, at: At): Onward;
};

/**
 * Runs a command for a link that a browser follows, where no form can do it: to another party's site a form may not
 * lead, and back from there comes a link. What it changes is this browser's alone, by a cookie that no scanner of mails
 * has; what is not opened by somebody changes nothing.
 */
export async function follow<I extends ZodType, O extends Outcome>(
  command: Command<I, O>,
  { input, done, sentHere, stopped }: Adapter<O>,
): Promise<Response> {
  const asked = await headers();
  if (!isOpened(asked)) return new Response(null, { status: 204 });
  const [jar, facts, identity] = await Promise.all([cookies(), requestFacts(), currentIdentity()]);
  const at = { locale: facts.locale, jar };
  const onward = sentHere && !isBegunHere(asked) ? sentHere(at) : await followed();
  const Location = "elsewhere" in onward ? onward.elsewhere : href(onward.locale, onward.to);
  return new Response(null, { status: 303, headers: { Location, "Cache-Control": "no-store" } });

  async function followed(): Promise<Onward> {
    const reply = await execute(command, identity, input(jar), facts);
    if (reply.status === "done") return done(reply.result, at);
    return stopped(reply.status === "refused" || reply.status === "failed" ? reply : null, at);
  }
}
