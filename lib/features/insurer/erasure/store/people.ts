import "server-only";
import { z } from "zod";
import { containing, fullName, sortNameOf } from "#lib/features/base/people/rules.ts";
import { isHeld } from "#lib/features/base/retention/store.ts";
import { join, lock, noJson, raw, sql, type Sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import { kindOf, nobody, type Kind, type Standing } from "#lib/features/insurer/erasure/rules.ts";

/** By what somebody can be known in a row. */
type Them = {
  readonly accountId: string;
  readonly places: readonly string[];
  readonly organisations: readonly string[];
  /** Addresses and numbers, those of before too as far as they are known. */
  readonly addresses: readonly string[];
  /** What is looked for in cells of files, and in mails of a demo: addresses, and the full name. */
  readonly written: { readonly addresses: readonly string[]; readonly name: string };
};

export type Person = {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly standing: Standing;
  readonly them: Them;
};

const name = { initials: true, firstName: true, namePrefix: true, lastName: true } as const;

/** The account of whoever has this address or toegangscode. */
export async function accountMeant(
  db: Reader,
  { email, accessCode }: Readonly<Record<"email" | "accessCode", string>>,
) {
  const found = await db.account.findFirst({
    where: { OR: [{ email }, { authorisations: { some: { accessCode } } }] },
    select: { id: true },
  });
  return found?.id ?? null;
}

const elsewhere = statement("erasure.in-held", z.object({ isHeld: z.boolean() }));

type Known = {
  readonly accountId: string;
  readonly places: readonly string[];
  readonly emails: readonly string[];
  readonly numbers: readonly string[];
};

/**
 * Whether something that would go with them must stay: what they asked of an organisation that is held, an appointment
 * of theirs or one they follow that is of somebody held, or whatever has an address or a number that was a held
 * person's too.
 */
async function isInHeld(db: Db, { accountId, places, emails, numbers }: Known): Promise<boolean> {
  const [row] = await elsewhere(db)`
    WITH held AS MATERIALIZED (SELECT held_addresses() AS address)
    SELECT EXISTS (SELECT 1 FROM held WHERE address = ${texts([...emails, ...numbers])})
      OR EXISTS (SELECT 1 FROM "HelpRequest" request WHERE (request."accountId" = ${accountId}::uuid
        OR request.email = ${texts(emails)}) AND is_held(NULL, request."organisationId"))
      OR EXISTS (SELECT 1 FROM "Appointment" applied
        LEFT JOIN "Authorisation" became ON became.id = applied."authorisationId"
        WHERE (applied.email = ${texts(emails)} OR applied."followerEmail" = ${texts(emails)} OR became.id = ${ids(places)})
          AND (is_held(became."accountId", applied."organisationId")
            OR EXISTS (SELECT 1 FROM held WHERE address IN (applied.email, applied."followerEmail")))) AS "isHeld"`;
  return row?.isHeld ?? false;
}

/** One person with all that decides whether they can be erased. */
export async function findPerson(db: Db, accountId: string): Promise<Person | null> {
  const account = await db.account.findUnique({
    where: { id: accountId },
    select: { ...name, email: true, mobileNumber: true, staffRoles: true, erasedAt: true },
  });
  if (!account) return null;
  const own = await db.authorisation.findMany({
    where: { accountId },
    select: { id: true, status: true, invitedEmail: true, organisation: { select: { id: true, name: true } } },
    orderBy: { id: "asc" },
  });
  const changes = await db.accountChange.findMany({
    where: { accountId, completedAt: { not: null } },
    select: { newEmail: true, newMobileNumber: true },
  });
  const places = own.map(({ id }) => id);
  const known = (list: readonly (string | null)[]) => [...new Set(list.filter((one) => one !== null))];
  const emails = known([
    account.email,
    ...own.map(({ invitedEmail }) => invitedEmail),
    ...changes.map(({ newEmail }) => newEmail),
  ]);
  const numbers = known([account.mobileNumber, ...changes.map(({ newMobileNumber }) => newMobileNumber)]);
  const subjects = [accountId, ...places];
  const open = [
    await db.staffCase.count({ where: { accountId, doneAt: null } }),
    await db.appointment.count({
      where: {
        OR: [{ email: { in: emails } }, { followerEmail: { in: emails } }, { authorisationId: { in: places } }],
        endedAt: null,
      },
    }),
    await db.proposal.count({
      where: { status: "WAITING", event: { not: "person.erase" }, subjectId: { in: subjects } },
    }),
  ];
  return {
    ...{ accountId, name: fullName(account), email: account.email },
    organisations: own.map(({ organisation }) => organisation),
    standing: {
      isErased: account.erasedAt !== null,
      isStaff: account.staffRoles.length > 0,
      isHeld: (await isHeld(db, { accountId })) || (await isInHeld(db, { accountId, places, emails, numbers })),
      places: own.filter(({ status }) => status === "PENDING" || status === "ACTIVE" || status === "BLOCKED").length,
      open: open.reduce((sum, one) => sum + one, 0),
    },
    them: {
      ...{ accountId, places, organisations: own.map(({ organisation }) => organisation.id) },
      addresses: [...emails, ...numbers],
      written: { addresses: emails.map(containing), name: containing(fullName(account)) },
    },
  };
}

/** The same, locked with the organisations, so that nobody says meanwhile that something must stay. */
export async function lockPerson(tx: Tx, accountId: string): Promise<Person | null> {
  const own = await tx.authorisation.findMany({ where: { accountId }, select: { organisationId: true } });
  for (const organisationId of own.map((one) => one.organisationId).sort())
    await lock(tx, "Organisation", organisationId);
  return (await lock(tx, "Account", accountId)) ? findPerson(tx, accountId) : null;
}

const ids = (list: readonly string[]) => sql`ANY (${[...list]}::uuid[])`;
const texts = (list: readonly string[]) => sql`ANY (${[...list]}::text[])`;
const ofAccount = ({ accountId }: Them) => sql`"accountId" = ${accountId}::uuid`;
const ofPlace = ({ places }: Them) => sql`"authorisationId" = ${ids(places)}`;
const ofAddress = ({ accountId, addresses }: Them) =>
  sql`("accountId" = ${accountId}::uuid OR email = ${texts(addresses)})`;

/**
 * Whether the cells of a file are of them: by an address, and by the full name where no address in it is of somebody
 * else, who is called the same.
 */
const cellsOf = ({ accountId, written }: Them) => sql`(cells::text ILIKE ${texts(written.addresses)}
  OR cells::text ILIKE ${written.name} AND NOT EXISTS (
    SELECT 1 FROM regexp_matches(cells::text, '[^"[:space:],;<>]+@[^"[:space:],;<>]+', 'g') found
    JOIN "Account" other ON other.email = lower(found[1]) WHERE other.id <> ${accountId}::uuid))`;

const ownAppointment = ({ addresses, places }: Them) =>
  sql`(email = ${texts(addresses)} OR "authorisationId" = ${ids(places)})`;

/** The rows that go, table by table; with some go those of their links and checks. */
const going = {
  Passkey: ofAccount,
  AuthenticatorApp: ofAccount,
  RecoveryCode: ofAccount,
  ExternalIdentity: ofAccount,
  ExternalSignIn: ofAccount,
  KnownDevice: ofAccount,
  PasswordTries: ({ accountId }: Them) => sql`key = ${texts([accountId, `${accountId} known`])}`,
  AccountChange: ofAccount,
  HelpRequest: ofAddress,
  CallBackRequest: ofAddress,
  StaffNote: ofPlace,
  Appointment: ownAppointment,
  Outbox: ({ addresses }: Them) => sql`kind <> 'JOB' AND "to" = ${texts(addresses)}`,
  ReturnedAddress: ({ addresses }: Them) => sql`address = ${texts(addresses)}`,
  DemoMessage: ({ addresses, written }: Them) =>
    sql`("to" = ${texts(addresses)}
      OR subject || text || coalesce(html, '') ILIKE ${texts([...written.addresses, written.name])})`,
  // A row by which somebody was added is theirs, whatever it says.
  ImportRow: (them: Them) =>
    sql`"importId" IN (SELECT id FROM "Import" WHERE "organisationId" = ${ids(them.organisations)})
      AND ("authorisationId" = ${ids(them.places)} OR "authorisationId" IS NULL AND ${cellsOf(them)})`,
  OrganisationLoadRow: cellsOf,
  SavedView: ofPlace,
} satisfies Partial<Record<keyof typeof kindOf, (them: Them) => Sql>>;

type Going = keyof typeof going;
const tables = Object.keys(going) as Going[];

/** What stays, and says nothing of anybody any more. */
const staying = {
  Authorisation: ofAccount,
  Session: ofAccount,
  StaffCase: ofAccount,
  // An appointment of somebody else, which they only followed.
  Appointment: (them: Them) =>
    sql`("followerEmail" = ${texts(them.addresses)} AND ${ownAppointment(them)} IS NOT TRUE)`,
  AuditRecord: ({ accountId, places }: Them) =>
    sql`("actorId" = ${accountId} OR "subjectId" = ${texts([accountId, ...places])})`,
} satisfies Partial<Record<keyof typeof kindOf, (them: Them) => Sql>>;

const counted = statement("erasure.counted", z.object({ table: z.string(), rows: z.number() }));

/** How many rows there are of each kind. */
export async function countsOf(db: Reader, them: Them): Promise<Readonly<Partial<Record<Kind, number>>>> {
  const asked = [...Object.entries(going), ...Object.entries(staying)].map(
    ([table, where]) =>
      sql`SELECT ${table} AS "table", count(*)::int AS rows FROM ${raw(`"${table}"`)} WHERE ${where(them)}`,
  );
  const counts: Partial<Record<Kind, number>> = { name: 1 };
  for (const { table, rows } of await counted(db)`${join(asked, " UNION ALL ")}`) {
    const kind = kindOf[table as keyof typeof kindOf];
    counts[kind] = (counts[kind] ?? 0) + rows;
  }
  return counts;
}

/** Takes their address off the appointments of others that they followed, with the links that it was sent. */
async function noLongerFollowed(tx: Tx, { addresses }: Them): Promise<number> {
  const followed = { followerEmail: { in: [...addresses] } };
  await tx.appointmentLink.deleteMany({ where: { viewOnly: true, appointment: followed } });
  const { count } = await tx.appointment.updateMany({ where: followed, data: { followerEmail: null } });
  return count;
}

/** Takes away what says who somebody was, and returns how many rows went. The database does so with names of before. */
export async function eraseAll(tx: Tx, { them, accountId }: Person, now: Date): Promise<number> {
  let rows = 0;
  for (const table of tables)
    rows += await tx.$executeRaw`DELETE FROM ${raw(`"${table}"`)} WHERE ${going[table](them)}`;
  rows += await noLongerFollowed(tx, them);
  const said = nobody(accountId);
  const sortName = sortNameOf(said);
  await tx.session.updateMany({ where: { accountId, endedAt: null }, data: { endedAt: now } });
  await tx.session.updateMany({ where: { accountId }, data: { network: "", userAgent: "" } });
  await tx.loginTransaction.updateMany({
    where: { accountId, endedAt: null },
    data: { endedAt: now, passwordHash: null },
  });
  await tx.oneTimeLink.updateMany({ where: { accountId, usedAt: null, replacedAt: null }, data: { replacedAt: now } });
  await tx.legalHold.updateMany({ where: { accountId }, data: { note: "" } });
  await tx.authorisation.updateMany({
    where: { accountId },
    data: { sortName, invitedAs: noJson, invitedEmail: null, smsUntil: null, smsBecause: null },
  });
  await tx.account.update({
    where: { id: accountId },
    data: {
      ...{ ...said, sortName, erasedAt: now, status: "BLOCKED", blockCause: "STAFF", blockedAt: now },
      ...{ codesGuessed: false, unblockedAt: null, passwordHash: null, passwordChangedAt: null, smsOffAt: null },
      ...{ mobileNumber: null, mobileProvenAt: null, mobileChangedAt: null },
      ...{ lastSignInAt: null, morningMail: false, morningMailAt: null },
    },
  });
  return rows;
}
