import "server-only";
import { Secret, TOTP } from "otpauth";
import { z } from "zod";
import { AppSecret } from "#lib/features/entrance/factors/store.ts";
import { lineIdOf } from "#lib/platform/auth/sessions.ts";
import { lock } from "#lib/platform/db/sql.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";
import { after } from "#lib/platform/durations.ts";
import { openedQuietly, seal } from "#lib/platform/secrets.ts";
import { settings } from "#lib/platform/settings.ts";
import { inGroups, setUpLastsMs } from "./rules.ts";

export const findApp = (db: Db, accountId: string) => db.authenticatorApp.findUnique({ where: { accountId } });

type App = NonNullable<Awaited<ReturnType<typeof findApp>>>;

/** The same, with its account locked. */
export async function lockApp(tx: Tx, accountId: string): Promise<App | null> {
  await lock(tx, "Account", accountId);
  return findApp(tx, accountId);
}

const purpose = "authenticator app being set up";
const Begun = z.object({ secret: AppSecret, line: z.uuid() });

type At = { readonly sessionId: string; readonly now: Date };

/** A new secret for an app, sealed with the session that may see it. */
export async function beginning(tx: Tx, { sessionId, now }: At) {
  const begun: z.output<typeof Begun> = { secret: new Secret().base32, line: await lineIdOf(tx, sessionId) };
  return { nextSecret: seal(begun, purpose), nextAt: now };
}

/**
 * What an app that is being set up must be told, and in which session; null when we lack the key that sealed it, and
 * when another release sealed it otherwise.
 */
export const begunIn = (sealed: Uint8Array) => openedQuietly(sealed, purpose, Begun);

/**
 * The secret that is being set up in this session. Null when there is none, when it was begun too long ago, and where it
 * was begun elsewhere: whoever else came in as this person could make its codes from then on.
 */
export async function pendingIn(
  db: Db,
  app: Pick<App, "nextSecret" | "nextAt"> | null,
  { sessionId, now }: At,
): Promise<string | null> {
  if (!app?.nextSecret || !app.nextAt || after(app.nextAt, setUpLastsMs) <= now) return null;
  const begun = begunIn(app.nextSecret);
  return begun && begun.line === (await lineIdOf(db, sessionId)) ? begun.secret : null;
}

/** What a new app is told: an address for its camera, and the same secret to type over. */
export function tellApp(secret: string, label: string) {
  const issuer = settings().INSURER_NAME;
  return { address: new TOTP({ issuer, label, secret }).toString(), secret: inGroups(secret) };
}
