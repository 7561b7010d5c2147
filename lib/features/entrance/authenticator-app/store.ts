import "server-only";
import { TOTP } from "otpauth";
import { secretIn } from "#lib/features/entrance/factors/store.ts";
import { lock } from "#lib/platform/db/sql.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { after } from "#lib/platform/durations.ts";
import { settings } from "#lib/platform/settings.ts";
import { inGroups, setUpLastsMs } from "./rules.ts";

export const findApp = (db: Tx | Reader, accountId: string) => db.authenticatorApp.findUnique({ where: { accountId } });

type App = NonNullable<Awaited<ReturnType<typeof findApp>>>;

/** The same, with its account locked. */
export async function lockApp(tx: Tx, accountId: string): Promise<App | null> {
  await lock(tx, "Account", accountId);
  return findApp(tx, accountId);
}

/** The secret that is being set up, still sealed; null when there is none, or it was begun too long ago. */
export const pendingIn = (app: Pick<App, "nextSecret" | "nextAt"> | null, now: Date) =>
  app?.nextSecret && app.nextAt && after(app.nextAt, setUpLastsMs) > now ? app.nextSecret : null;

/** What a new app is told: an address for its camera, and the same secret to type over. Null when we lack its key. */
export function tellApp(sealed: Uint8Array, label: string) {
  const secret = secretIn(sealed);
  if (secret === null) return null;
  const issuer = settings().INSURER_NAME;
  return { address: new TOTP({ issuer, label, secret }).toString(), secret: inGroups(secret) };
}
