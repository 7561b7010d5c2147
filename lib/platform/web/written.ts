import "server-only";
import type { ZodType } from "zod";
import type { Address } from "#lib/addresses.ts";
import { madeForName, markOf } from "../access/made-for.ts";
import { keptCookie, sessionCookie } from "../auth/cookies.ts";
import { actorInUse } from "../auth/in-use.ts";
import { sessionIdOf } from "../auth/session-token.ts";
import { ask } from "../gate/ask.ts";
import type { Query } from "../gate/query.ts";
import { isLocale, type Locale } from "../i18n/locale.ts";
import type { Theme } from "./theme.ts";

export type Load = <I extends ZodType, R>(query: Query<I, R>, raw?: unknown) => Promise<R>;

/** A page as someone asks for it: the path has its language, the query no question mark. */
export type Wanted = {
  readonly path: string;
  readonly query: string;
  readonly cookies: ReadonlyMap<string, string>;
  readonly theme: Theme | null;
};

/** Both are HTML. */
export type Written = { readonly title: string; readonly body: string };
type Write = (wanted: Wanted) => Promise<Written | null>;

type At = {
  readonly locale: Locale;
  readonly path: string;
  readonly query: string;
  readonly theme: Theme | null;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly madeFor: string | null;
  readonly load: Load;
};

declare global {
  /** The pages that can be written, by their address: scripts/serving.mjs stands outside Next's bundle. */
  var portalWritten: Map<string, Write> | undefined;
}

/** Something that Next answers better: signing in first, what is not there, a kept form, a page that leaves a trace. */
class Leave extends Error {}

/**
 * Has a page for someone signed in written as HTML, with no scripts and without Next, whenever it is simply there. It
 * asks the same queries of the gate as the page itself.
 */
export function writes(screen: Address, show: (at: At) => Promise<Written | null>): void {
  globalThis.portalWritten ??= new Map<string, Write>();
  globalThis.portalWritten.set(screen, async (wanted) => {
    try {
      return await show(await at(wanted));
    } catch (error) {
      if (error instanceof Leave) return null;
      throw error;
    }
  });
}

async function at({ path, query, cookies, theme }: Wanted): Promise<At> {
  const locale = path.split("/")[1] ?? "";
  const sessionId = await sessionIdOf(cookies.get(sessionCookie()));
  const asked = askedIn(query);
  const isPlain = !cookies.has(keptCookie()) && !(madeForName in asked);
  if (!sessionId || !isLocale(locale) || !isPlain) throw new Leave();
  const asking = await actorInUse({ kind: "session", sessionId });
  const load: Load = async (query, raw = {}) => {
    if (query.traces) throw new Leave();
    const answer = await ask(query, asking, raw);
    if (answer.status !== "found") throw new Leave();
    return answer.value;
  };
  return { locale, path, query, theme, asked, madeFor: markOf(asking.actor), load };
}

/** What Next would give the page: a name that comes more often has a list. */
function askedIn(query: string): Record<string, unknown> {
  const params = new URLSearchParams(query);
  const named = [...new Set(params.keys())].map((name) => {
    const values = params.getAll(name);
    return [name, values.length > 1 ? values : values[0]] as const;
  });
  return Object.fromEntries(named);
}
