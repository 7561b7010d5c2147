import "server-only";
import { z } from "zod";
import type { Proven as ProvenByBroker } from "#lib/platform/broker/claims.ts";
import { type EntryName, entryNames } from "#lib/platform/broker/entry-names.ts";
import { presentAdministrators } from "#lib/features/base/people/store.ts";
import { lock } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import { after } from "#lib/platform/durations.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import { hashOf, keyedHashes, opened, randomSecret, seal } from "#lib/platform/secrets.ts";
import { type Person, whyNot } from "#lib/features/entrance/sign-in/rules.ts";
import { provenLastsMs, visitLastsMs } from "./rules.ts";
import { type BindLink, Checks, Proven } from "./schema.ts";

type Proof = z.output<typeof Proven>;

type SettingOut = {
  readonly entry: EntryName;
  readonly checks: z.output<typeof Checks>;
  readonly destination: string | null;
  readonly locale: string;
  /** Who binds an identity; null for who signs in. */
  readonly accountId: string | null;
};

/** Keeps what must be there again when the person comes back; gives the browser's half. */
export async function keepVisit(tx: Tx, { checks, ...visit }: SettingOut, now: Date): Promise<string> {
  const browserSecret = randomSecret();
  const data = { ...visit, browserHash: hashOf(browserSecret), stateHash: hashOf(checks.state), createdAt: now };
  await tx.externalSignIn.create({ data: { ...data, checks: seal(checks, "visit") } });
  return browserSecret;
}

const returning = statement(
  "eherkenning.come-back",
  z.object({
    ...{
      id: z.string(),
      entry: z.enum(entryNames),
      checks: z.instanceof(Uint8Array),
      accountId: z.string().nullable(),
    },
    ...{ destination: z.string().nullable(), locale: z.string() },
  }),
);

/** Takes the visit that this browser comes back from: once, soon, and only with the state that it left with. */
export async function takeVisit(tx: Tx, browserSecret: string, query: string, now: Date) {
  const [state = ""] = new URLSearchParams(query).getAll("state");
  const [visit] = await returning(tx)`
    WITH found AS (
      SELECT id, entry, checks, "accountId", destination, locale FROM "ExternalSignIn"
      WHERE "browserHash" = ${hashOf(browserSecret)} AND "stateHash" = ${hashOf(state)} AND "returnedAt" IS NULL
        AND "createdAt" > ${after(now, -visitLastsMs)}::timestamptz
      FOR UPDATE
    ), taken AS (
      UPDATE "ExternalSignIn" SET "returnedAt" = ${now}::timestamptz, checks = NULL WHERE id IN (SELECT id FROM found)
    )
    SELECT id, entry, checks, "accountId"::text AS "accountId", destination, locale FROM found`;
  const checks = visit && opened(visit.checks, "visit", Checks);
  return visit && checks && { ...visit, checks };
}

/** Keeps who it was, until that person binds it to an account or asks for access. */
export async function keepProof(tx: Tx, visitId: string, { issuer, subject, kvkNumber }: ProvenByBroker, now: Date) {
  const proven = seal({ issuer, subject, kvkNumber } satisfies Proof, "proof");
  await tx.externalSignIn.update({ where: { id: visitId }, data: { proven, provenAt: now } });
}

const noLink = { linkHash: null, linkAccountId: null } as const;

export async function endVisit(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.externalSignIn.update({ where: { id }, data: { endedAt: now, proven: null, ...noLink } });
}

/** What this browser proved and nobody has used yet. */
export async function waitingProof(db: Db, browserSecret: string, now: Date) {
  if (browserSecret === "") return null;
  return proofOf(await db.externalSignIn.findUnique({ where: { browserHash: hashOf(browserSecret) } }), now);
}

type Kept = NonNullable<Awaited<ReturnType<Reader["externalSignIn"]["findUnique"]>>>;

function proofOf(visit: Kept | null, now: Date) {
  if (!visit?.proven || !visit.provenAt || visit.endedAt || now >= after(visit.provenAt, provenLastsMs)) return null;
  const { id, entry, provenAt, destination, locale, linkHash, linkAccountId } = visit;
  const proven = opened(visit.proven, "proof", Proven);
  return proven && { id, entry, provenAt, destination, locale, linkHash, linkAccountId, ...proven };
}

const locking = statement("eherkenning.lock-visit", z.object({ id: z.string() }));

/** The same, locked, so that it is used once. */
export async function lockProof(tx: Tx, browserSecret: string, now: Date) {
  await locking(tx)`SELECT id FROM "ExternalSignIn" WHERE "browserHash" = ${hashOf(browserSecret)} FOR UPDATE`;
  return waitingProof(tx, browserSecret, now);
}

/** What this browser proved and this link binds, with the account it was mailed to; null when it binds nothing here. */
export async function linkedProof(db: Db, { browserSecret, link }: z.output<typeof BindLink>, now: Date) {
  const proof = await waitingProof(db, browserSecret, now);
  const { linkAccountId } = proof ?? {};
  return proof && linkAccountId && proof.linkHash === hashOf(link) ? { ...proof, linkAccountId } : null;
}

/** The same, locked with the account, so that it is used once. */
export async function lockLinked(tx: Tx, input: z.output<typeof BindLink>, now: Date) {
  const seen = await linkedProof(tx, input, now);
  if (!seen) return null;
  await lock(tx, "Account", seen.linkAccountId);
  await locking(tx)`SELECT id FROM "ExternalSignIn" WHERE id = ${seen.id}::uuid FOR UPDATE`;
  return linkedProof(tx, input, now);
}

/** Makes a link to this account in the place of an earlier one, and gives its secret; null when nothing waits any more. */
export async function makeLink(
  tx: Tx,
  { visitId, accountId }: Readonly<Record<"visitId" | "accountId", string>>,
  now: Date,
) {
  await locking(tx)`SELECT id FROM "ExternalSignIn" WHERE id = ${visitId}::uuid FOR UPDATE`;
  const proof = proofOf(await tx.externalSignIn.findUnique({ where: { id: visitId } }), now);
  if (!proof) return null;
  const secret = randomSecret();
  await tx.externalSignIn.update({
    where: { id: visitId },
    data: { linkHash: hashOf(secret), linkAccountId: accountId },
  });
  return { secret, until: after(proof.provenAt, provenLastsMs) };
}

/** Ends every link that was mailed to bind an identity to this account. The account must be locked. */
export async function endBindLinks(tx: Tx, accountId: string, now: Date): Promise<void> {
  const since = after(now, -(visitLastsMs + provenLastsMs));
  await tx.externalSignIn.updateMany({ where: { linkAccountId: accountId, createdAt: { gt: since } }, data: noLink });
}

/** The KvK number of what waits to be bound; null when nothing does. */
export async function numberWaiting(tx: Tx, visitId: string, now: Date): Promise<string | null> {
  return proofOf(await tx.externalSignIn.findUnique({ where: { id: visitId } }), now)?.kvkNumber ?? null;
}

type Place = { readonly role: Role; readonly deputyUntil: Date | null };

/** A beheerder, or a deputy of now or of later. */
export const administers = ({ role, deputyUntil }: Place, now: Date) =>
  role === "ADMINISTRATOR" || (deputyUntil !== null && deputyUntil > now);

/** What the account is in that organisation, as far as it was ever let in. */
export const placeOf = (tx: Tx, accountId: string, organisationId: string) =>
  tx.authorisation.findFirst({
    where: { accountId, organisationId },
    select: { id: true, role: true, deputyUntil: true },
  });

/**
 * Whether somebody may bind an identity for this number without their password, and at which authorisation. What a
 * beheerder may is worth more than a mailbox: they show their password and code, as do the insurer's own people.
 */
export async function whoMayBind(tx: Tx, person: Person | null, kvkNumber: string, now: Date) {
  if (!person || person.isStaff) return { may: "not" } as const;
  const { accountId } = person;
  const place = await tx.authorisation.findFirst({
    where: { accountId, organisation: { kvkNumber, closedAt: null } },
    select: { id: true, role: true, deputyUntil: true, organisationId: true, organisation: { select: { name: true } } },
  });
  if (!place || whyNot(person, place.id)) return { may: "not" } as const;
  const { id: authorisationId, organisationId, organisation } = place;
  const there = { accountId, authorisationId, organisationId, organisation: organisation.name };
  return administers(place, now) ? ({ may: "withPassword", ...there } as const) : ({ may: "yes", ...there } as const);
}

const hashesOf = (subject: string) => keyedHashes("external identity", subject);

const openedBy = ({ issuer, subject, kvkNumber }: Proof) => ({
  ...{ issuer, kvkNumber, subjectHash: { in: hashesOf(subject) }, endedAt: null },
});

/** The account that this identity opens, locked; null when it opens none. */
export async function lockIdentity(tx: Tx, proof: Proof) {
  const where = openedBy(proof);
  const seen = await tx.externalIdentity.findFirst({ where, select: { accountId: true } });
  if (!seen) return null;
  await lock(tx, "Account", seen.accountId);
  return tx.externalIdentity.findFirst({ where, select: { id: true, accountId: true, byLink: true } });
}

type Bound = { readonly accountId: string; readonly byLink: boolean };

/** Makes the identity open this account, which must be locked. Null when it opens one already. */
export async function bindIdentity(tx: Tx, proof: Proof, { accountId, byLink }: Bound, now: Date) {
  const { issuer, subject, kvkNumber } = proof;
  const [subjectHash] = hashesOf(subject);
  if ((await tx.externalIdentity.count({ where: openedBy(proof) })) > 0) return null;
  const [bound] = await tx.externalIdentity.createManyAndReturn({
    data: [{ issuer, subjectHash, kvkNumber, accountId, byLink, boundAt: now }],
    skipDuplicates: true,
    select: { id: true },
  });
  return bound ?? null;
}

const organisation = { id: true, name: true } as const;

/** The organisation with this number, unless it has closed. */
export const organisationOf = (db: Db, kvkNumber: string) =>
  db.organisation.findFirst({ where: { kvkNumber, closedAt: null }, select: organisation });

/** Whether there is a beheerder to ask; one who is blocked by wrong tries gets help himself. */
export const hasAdministrator = async (db: Db, organisationId: string, now: Date) =>
  (await presentAdministrators(db, organisationId, now)).length > 0;
