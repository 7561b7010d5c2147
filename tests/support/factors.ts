import { HOTP, Secret } from "otpauth";
import { beginApp, confirmApp } from "#lib/features/entrance/authenticator-app/commands.ts";
import { begunIn } from "#lib/features/entrance/authenticator-app/store.ts";
import { stepMs } from "#lib/features/entrance/factors/rules.ts";
import { secretIn } from "#lib/features/entrance/factors/store.ts";
import { makeRecoveryCodes } from "#lib/features/entrance/recovery-codes/commands.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixedMoment } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";

type Whose = { readonly accountId: string };

async function sealedOf({ accountId }: Whose, which: "secret" | "nextSecret") {
  const { prisma } = await database();
  const app = await prisma.authenticatorApp.findUniqueOrThrow({ where: { accountId } });
  const sealed = app[which];
  const secret = sealed && (which === "secret" ? secretIn(sealed) : begunIn(sealed)?.secret);
  if (!secret) throw new Error(`there is no ${which}`);
  return secret;
}

/** What the app of this person shows now, or so many half minutes from now. */
export async function appCode(who: Whose, off = 0, which: "secret" | "nextSecret" = "secret"): Promise<string> {
  const secret = Secret.fromBase32(await sealedOf(who, which));
  const now = (fixedMoment() ?? new Date()).getTime();
  return HOTP.generate({ secret, counter: Math.floor(now / stepMs) + off });
}

/** A code that the app of this person shows neither now nor a moment ago or from now. */
export async function wrongAppCode(who: Whose): Promise<string> {
  const near = await Promise.all([-2, -1, 0, 1, 2].map((off) => appCode(who, off)));
  return ["000000", "111111", "222222", "333333", "444444", "555555"].find((code) => !near.includes(code)) ?? "";
}

/** Sets up an app in this session. The code of this half minute is used up then. */
export async function withApp(who: Whose, session: Identity): Promise<void> {
  await execute(beginApp, session, {});
  const reply = await execute(confirmApp, session, { code: await appCode(who, 0, "nextSecret") });
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
}

/** Makes ten codes in this session, as they are printed. */
export async function withRecoveryCodes(session: Identity): Promise<readonly string[]> {
  const reply = await execute(makeRecoveryCodes, session, {});
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
  return reply.result.codes;
}
