import "server-only";
import { Provider, errors, type Adapter, type AdapterPayload } from "oidc-provider";
import { database } from "../db/client.ts";
import type { Reader } from "../db/types.ts";
import { hashOf } from "../secrets.ts";
import { carriedBy } from "./access-tokens.ts";
import { takeWaiting } from "./asking.ts";
import {
  exchangeTrace,
  forgetGrant,
  forgetTrace,
  keepOnce,
  keepTrace,
  openTrace,
  traceBy,
  traceOf,
  useTrace,
  type Named,
  type Trace,
} from "./traces.ts";

/** What is used once: the second use is an error, also when both come at the same moment. */
const usedTwice: Readonly<Record<string, () => Error>> = {
  AuthorizationCode: () => new errors.InvalidGrant("authorization code already consumed"),
  PushedAuthorizationRequest: () => new errors.InvalidRequestUri("request_uri is expired, or was already used"),
};

/** What one request to the provider has read before it was asked for, and the code that it will use up. */
type Exchange = {
  readonly granted: Map<string, AdapterPayload>;
  /** The code that it brought, which is used up when what is given for it is kept. */
  code: { readonly hash: string; readonly grantId: string } | null;
};

const exchanges = new WeakMap<object, Exchange>();

/** That of the request under way. Whoever comes to an adapter by another way has none. */
function exchangeNow(): Exchange | null {
  const ctx: object | undefined = Provider.ctx;
  if (!ctx) return null;
  const known = exchanges.get(ctx) ?? { granted: new Map<string, AdapterPayload>(), code: null };
  exchanges.set(ctx, known);
  return known;
}

/** A code for which nothing was given in the end was used all the same. */
export async function settle(ctx: object): Promise<void> {
  const { code } = exchanges.get(ctx) ?? {};
  if (code) await useTrace({ kind: "AuthorizationCode", hash: code.hash });
}

/** Reads what will be needed of whoever brings this token. */
export type ReadAlong = (token: Named, db: Reader) => void;

/** Writes down a sign-on, and the code that somebody gets for it. */
export type KeepCode = (code: string, payload: AdapterPayload, seconds: number) => Promise<void>;

/**
 * Where the provider keeps what it must remember between two requests, on both engines. These are traces of a protocol
 * and no acts of a person: they need no record, live for minutes or hours, and nothing of ours follows from them. Who
 * signs on to a portal is an act, and its code is kept by the command that writes it down (`KeepCode`).
 *
 * A code is used up by the one statement that keeps the tokens given for it: whenever the process dies, there is a code
 * or there are tokens, and never both.
 */
export class Artifacts implements Adapter {
  readonly #kind: string;
  readonly #keepCode: KeepCode;
  readonly #readAlong: ReadAlong;

  constructor(kind: string, keepCode: KeepCode, readAlong: ReadAlong) {
    this.#kind = kind;
    this.#keepCode = keepCode;
    this.#readAlong = readAlong;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn = 3600): Promise<void> {
    if (this.#kind === "AuthorizationCode") return this.#keepCode(id, payload, expiresIn);
    // What goes on after our pages was counted when it began.
    if (this.#kind === "Interaction" && Provider.ctx) await takeWaiting(Provider.ctx.req);
    const trace = traceOf({ kind: this.#kind, id, grantId: payload.grantId }, payload, expiresIn);
    const exchange = exchangeNow();
    if (exchange?.code && this.#kind === "RefreshToken") return give(exchange, trace);
    if (this.#kind !== "ReplayDetection") return keepTrace(trace);
    if (!(await keepOnce(trace))) throw new errors.InvalidClientAuth("client assertion tokens must only be used once");
  }

  /** Also one that is over: the provider says then that it is over, and not that it never was. */
  async find(id: string): Promise<AdapterPayload | undefined> {
    if (this.#kind === "Client") return undefined;
    const exchange = exchangeNow();
    const known = this.#kind === "Grant" ? exchange?.granted.get(id) : undefined;
    if (known) return known;
    // Whether its grant still stands is what the provider asks next, as of every token.
    const carried = this.#kind === "AccessToken" ? carriedBy(id) : null;
    if (carried) return carried;
    const row = await this.#row(this.#named(id));
    const payload = row && openTrace<AdapterPayload>(row.payload);
    if (!payload) return undefined;
    const granted = row.granted && openTrace<AdapterPayload>(row.granted);
    if (granted && row.grantId !== null) exchange?.granted.set(row.grantId, granted);
    return row.consumedAt ? { ...payload, consumed: Math.floor(row.consumedAt.getTime() / 1000) } : payload;
  }

  findByUid(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** Of two that come at once, one consumes it; the other hears so, and what the first got is of no use any more. */
  async consume(id: string): Promise<void> {
    const exchange = exchangeNow();
    if (this.#kind === "AuthorizationCode" && exchange) {
      const [grantId] = exchange.granted.keys();
      exchange.code = { hash: hashOf(id), grantId: grantId ?? "" };
      return;
    }
    if (await useTrace(this.#named(id))) return;
    const payload = await this.find(id);
    if (payload?.grantId) await forgetGrant(payload.grantId);
    throw usedTwice[this.#kind]?.() ?? new errors.InvalidGrant("it was already used");
  }

  destroy(id: string): Promise<void> {
    return forgetTrace(this.#named(id));
  }

  revokeByGrantId(grantId: string): Promise<void> {
    return forgetGrant(grantId);
  }

  /** Whoever brings a code or a refresh token will be looked up next, so that is asked in the same write. */
  async #row(named: Named) {
    const { reader, together } = await database();
    if (this.#kind !== "AuthorizationCode" && this.#kind !== "RefreshToken") return traceBy(reader, named);
    return together((db) => {
      this.#readAlong(named, db);
      return traceBy(db, named);
    });
  }

  #named(id: string) {
    return { kind: this.#kind, hash: hashOf(id) };
  }
}

async function give(exchange: Exchange, refreshToken: Trace): Promise<void> {
  const { code } = exchange;
  exchange.code = null;
  if (!code || (await exchangeTrace({ kind: "AuthorizationCode", hash: code.hash }, refreshToken))) return;
  await forgetGrant(code.grantId);
  throw new errors.InvalidGrant("authorization code already consumed");
}
