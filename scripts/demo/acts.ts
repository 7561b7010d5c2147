import type { input, ZodType } from "zod";
import { askForCallBack } from "#lib/features/help/call-backs/commands.ts";
import { codeOf } from "#lib/features/demo/mailbox/rules.ts";
import { askForHelp } from "#lib/features/help/help-requests/commands/asking.ts";
import { enterCode, signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { jobs } from "#lib/jobs.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock, fixedMoment } from "#lib/platform/clock.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import type { Command, Outcome } from "#lib/platform/gate/command.ts";
import { execute, noRequest } from "#lib/platform/gate/execute.ts";
import type { Reply, ResultOf } from "#lib/platform/gate/reply.ts";
import { workOff } from "#lib/platform/outbox/worker.ts";
import { unseal } from "#lib/platform/secrets.ts";
import { password } from "./cast.ts";

const visitor = { kind: "visitor" } as const;

const clock = () => fixedMoment() ?? new Date();

type Answer<R> = { readonly status: "done"; readonly result: R } | Exclude<Reply, { status: "done" }>;

function resultOf<R>(what: string, reply: Answer<R>): R {
  if (reply.status === "done") return reply.result;
  throw new Error(`The demo world stops at ${what}: ${JSON.stringify(reply)}`);
}

/** Does the jobs and delivers the messages, so that they appear in the mailbox. */
export const deliver = () => workOff({ jobs });

/** Does the jobs and removes the messages they sent. */
export async function deliverUnseen(): Promise<void> {
  const { prisma } = await database();
  const messages = { kind: { in: ["EMAIL" as const, "SMS" as const] }, sentAt: null };
  await prisma.outbox.updateMany({ where: messages, data: { sentAt: clock(), payload: null } });
  await workOff({ jobs });
  await prisma.demoMessage.deleteMany();
}

async function smsJustSent() {
  const { prisma } = await database();
  return prisma.outbox.findFirstOrThrow({ where: { kind: "SMS", createdAt: clock() }, orderBy: { id: "desc" } });
}

export async function codeJustSent(): Promise<string> {
  const { payload } = await smsJustSent();
  const { text } = unseal(payload ?? new Uint8Array()) as { text: string };
  return codeOf(text) ?? "";
}

/** The secret of the newest link to `path` in a mail that was delivered. */
export async function linkMailed(to: string, path: string): Promise<string> {
  const { prisma } = await database();
  const letters = await prisma.demoMessage.findMany({ where: { to }, orderBy: { createdAt: "desc" } });
  const secrets = letters.map(({ text }) => new RegExp(`${path}/([\\w-]+)`).exec(text)?.[1] ?? "");
  const [secret] = secrets.filter((each) => each !== "");
  if (!secret) throw new Error(`The demo world stops: no mail to ${to} leads to ${path}`);
  return secret;
}

/** What a visitor does. */
export async function doAsVisitor<I extends ZodType, O extends Outcome>(
  command: Command<I, O>,
  what: input<I>,
): Promise<ResultOf<O>> {
  return resultOf(command.event, await execute(command, visitor, what));
}

/** Signs in with the password and the code of the newest SMS, as anyone does. That code never reaches the mailbox. */
export async function signInAs(identifier: string): Promise<Identity> {
  const { sessionId } = await signedInBy(identifier);
  return { kind: "session", sessionId };
}

/** Signs in, some time before, in a browser that is known from then on. Gives the secret that it keeps. */
const signedInOnce = async (identifier: string) => (await signedInBy(identifier)).deviceSecret;

async function signedInBy(identifier: string) {
  const { browserSecret } = resultOf(identifier, await execute(signIn, visitor, { identifier, password }));
  const code = await codeJustSent();
  const { id } = await smsJustSent();
  const { prisma } = await database();
  await prisma.outbox.update({ where: { id }, data: { sentAt: clock(), payload: null } });
  return resultOf(identifier, await execute(enterCode, visitor, { browserSecret, code }));
}

/** Types wrong passwords in a browser of one's own, waiting when told to, until the account is blocked. */
export async function tryUntilBlocked(identifier: string): Promise<void> {
  const { prisma } = await database();
  const request = { ...noRequest(), devices: [await signedInOnce(identifier)] };
  const isBlocked = () => prisma.account.count({ where: { email: identifier, status: "BLOCKED" } });
  while (!(await isBlocked())) {
    const reply = await execute(signIn, visitor, { identifier, password: "Lente2024!" }, request);
    const hasToWait = "code" in reply && reply.code === "wait" && "until" in reply.detail;
    fixClock(hasToWait ? reply.detail.until : after(clock(), minutes(1) / 4));
  }
}

export async function ask(email: string): Promise<void> {
  const reply = await execute(askForHelp, visitor, { email, organisationNumber: "", problem: "BLOCKED" });
  resultOf(`the help request of ${email}`, reply);
}

export async function askToBeCalled(email: string, phoneNumber: string): Promise<void> {
  const reply = await execute(askForCallBack, visitor, { email, phoneNumber });
  resultOf(`the call-back request of ${email}`, reply);
}

/** The one authorisation of whoever has this address. */
export async function authorisationAt(email: string): Promise<string> {
  const { prisma } = await database();
  return (await prisma.authorisation.findFirstOrThrow({ where: { account: { email } }, select: { id: true } })).id;
}

/** Does what a beheerder does who has just signed in. */
export async function doAs<I extends ZodType, O extends Outcome>(
  administrator: string,
  command: Command<I, O>,
  what: input<I>,
): Promise<void> {
  await doSignedIn(await signInAs(administrator), command, what);
}

/** Proposes what takes a second person. */
export async function proposeAs<I extends ZodType, O extends Outcome>(
  proposer: string,
  command: Command<I, O>,
  what: input<I>,
): Promise<void> {
  const { status, ...reply } = await execute(command, await signInAs(proposer), what);
  if (status !== "waiting") throw new Error(`The demo world has no proposal: ${status} ${JSON.stringify(reply)}`);
}

/** The same, for someone who is signed in already. */
export async function doSignedIn<I extends ZodType, O extends Outcome>(
  identity: Identity,
  command: Command<I, O>,
  what: input<I>,
): Promise<void> {
  resultOf(command.event, await execute(command, identity, what));
}
