import { database } from "#lib/platform/db/client.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { unseal } from "#lib/platform/secrets.ts";

type Sent<K extends Outgoing["kind"]> = Extract<Outgoing, { kind: K }>;

async function sent<K extends Outgoing["kind"]>(kind: K, to: string): Promise<Sent<K>[]> {
  const { prisma } = await database();
  const rows = await prisma.outbox.findMany({ where: { kind, to }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map(({ payload }) => unseal(payload ?? new Uint8Array()) as Sent<K>);
}

/** The messages that wait for this address or number, oldest first. */
export const mailsTo = (address: string) => sent("EMAIL", address);
export const textsTo = (number: string) => sent("SMS", number);

/** What jobs of this event were given, oldest first. */
export async function jobs(event: string): Promise<unknown[]> {
  return sent("JOB", event);
}

export async function lastCode(number: string): Promise<string> {
  const code = /\b\d{6}\b/.exec((await textsTo(number)).at(-1)?.text ?? "")?.[0];
  if (!code) throw new Error(`no code was sent to ${number}`);
  return code;
}

/** The secret in the newest link of this kind: "activeren". */
export async function lastLink(address: string, kind: string): Promise<string> {
  const texts = (await mailsTo(address)).map(({ text }) => text).reverse();
  const secret = texts.map((text) => new RegExp(`/${kind}/([\\w-]+)`).exec(text)?.[1]).find(Boolean);
  if (!secret) throw new Error(`no link ${kind} was sent to ${address}`);
  return secret;
}
