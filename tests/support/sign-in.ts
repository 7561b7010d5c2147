import { randomUUID } from "node:crypto";
import { wrongCodesPerLogin } from "#lib/features/entrance/one-time-codes/rules.ts";
import { enterCode, signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import type { RequestFacts } from "#lib/platform/gate/request.ts";
import { waiting } from "./outbox.ts";
import { password } from "./people.ts";

export const visitor = { kind: "visitor" } as const;

let asked = 0;

/** From an address of its own, so that tests do not share a limit. */
export const aRequest = (): RequestFacts => ({ id: randomUUID(), ip: `test ${++asked}`, locale: "nl" });

const textOf = (message: unknown) => (message as { text: string }).text;

export async function codesSentTo(number: string): Promise<string[]> {
  const texts = (await waiting()).filter(({ kind, to }) => kind === "SMS" && to === number);
  return texts.map(({ message }) => /\b\d{6}\b/.exec(textOf(message))?.[0] ?? "");
}

/** The secret in the newest link of this kind: "activeren". */
export async function lastLink(address: string, kind: string): Promise<string> {
  const mails = (await waiting()).filter(({ kind, to }) => kind === "EMAIL" && to === address);
  const secrets = mails.map(({ message }) => new RegExp(`/${kind}/([\\w-]+)`).exec(textOf(message))?.[1]);
  return secrets.findLast(Boolean) ?? "";
}

/** The first step; gives the browser's half of the login and the code that was sent. */
export async function halfSignedIn(
  who: { mobileNumber: string; email: string },
  identifier = who.email,
  secret = password,
) {
  const reply = await execute(signIn, visitor, { identifier, password: secret }, aRequest());
  if (reply.status !== "done") throw new Error(`${identifier} could not sign in: ${JSON.stringify(reply)}`);
  return { browserSecret: reply.result.browserSecret, code: (await codesSentTo(who.mobileNumber)).at(-1) ?? "" };
}

/** Both steps, the way a person takes them. */
export async function reallySignedIn(
  who: { mobileNumber: string; email: string },
  identifier = who.email,
  secret = password,
) {
  const reply = await execute(enterCode, visitor, await halfSignedIn(who, identifier, secret));
  if (reply.status !== "done") throw new Error(`${identifier} could not sign in: ${JSON.stringify(reply)}`);
  return { kind: "session" as const, ...reply.result };
}

/** A code that is not this one. */
export const wrongInsteadOf = (code = "") => (code === "000000" ? "111111" : "000000");

/** Types so many wrong codes after the right password, in as many logins as that takes. */
export async function guessCodesOf(who: { mobileNumber: string; email: string }, times: number): Promise<void> {
  for (let left = times; left > 0; left -= wrongCodesPerLogin) {
    const { browserSecret, code } = await halfSignedIn(who);
    for (let n = 0; n < Math.min(left, wrongCodesPerLogin); n++)
      await execute(enterCode, visitor, { browserSecret, code: wrongInsteadOf(code) });
  }
}
