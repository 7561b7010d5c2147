import "server-only";
import { z } from "zod";
import { hasDoubt, type Status } from "#lib/features/appointment/appointments/rules.ts";
import { fullName, normalNumber } from "#lib/features/base/people/rules.ts";
import { nameColumns, openNow } from "#lib/features/base/people/store.ts";
import { join, sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { duplicatesFinding, type FilledIn, isFreeMail, numberKindOf, runs } from "./rules.ts";
import { Finding, type FindingOf } from "./schema.ts";

export type ShownCheck = Finding & {
  readonly at: Date;
  /** The staff member who did it; null means the portal itself. */
  readonly byId: string | null;
  readonly by: string;
};

export type CheckList = {
  /** The newest check of each kind. */
  readonly checks: readonly ShownCheck[];
  /** Whether the only reason for doubt came after the portal's own check. */
  readonly hasLateDoubt: boolean;
  /** The number on file; null when there is none. */
  readonly onFile: OnFile | null;
};

/** A number, in E.164, that the insurer had before anyone filled in a form, and where it comes from. */
export type OnFile = { readonly phoneNumber: string; readonly from: "REGISTER" | "ORGANISATION" };

const asked = {
  id: true,
  status: true,
  kind: true,
  organisationNumber: true,
  companyName: true,
  kvkNumber: true,
  email: true,
  mobileNumber: true,
} as const;

export type Asked = FilledIn & { readonly id: string; readonly status: Status };

/** The answers the registers are asked about, read before anything is locked. */
export const askedOf = (db: Reader | Tx, id: string): Promise<Asked | null> =>
  db.appointment.findUnique({ where: { id }, select: asked });

/** The checks of an appointment, and the number on file. */
export async function checksOf(db: Reader | Tx, appointmentId: string, now: Date): Promise<CheckList> {
  const stored = await newestOf(db, appointmentId);
  const found = await askedOf(db, appointmentId);
  const checks = found && runs.includes(found.status) ? await withLateDuplicates(db, found, stored, now) : stored;
  const hasLateDoubt = hasDoubt(checks) && !hasDoubt(stored);
  return { checks, hasLateDoubt, onFile: found && (await onFileOf(db, found, checks)) };
}

/** New duplicates may come after the portal's own check, so until a staff member judges them they are looked up again. */
async function withLateDuplicates(db: Reader | Tx, asked: Asked, checks: readonly ShownCheck[], now: Date) {
  if (!checks.some(({ kind, byId }) => kind === "DUPLICATES" && byId === null)) return checks;
  const finding = duplicatesFinding(await knownOf(db, asked, now));
  return checks.map((check) => (check.kind === "DUPLICATES" ? { ...check, ...finding, at: now } : check));
}

/** Throws on a row it cannot read, since leaving it out would hide a reason for doubt. */
async function newestOf(db: Reader | Tx, appointmentId: string): Promise<ShownCheck[]> {
  const rows = await db.appointmentCheck.findMany({
    where: { appointmentId },
    distinct: ["kind"],
    include: { checkedBy: { select: nameColumns } },
    orderBy: [{ checkedAt: "desc" }, { id: "desc" }],
  });
  return rows.map(({ kind, outcome, found, checkedAt, checkedById, checkedBy }) => ({
    ...Finding.parse({ kind, outcome, found }),
    at: checkedAt,
    byId: checkedById,
    by: checkedBy ? fullName(checkedBy) : "",
  }));
}

/** The check of this kind, if there is one. */
export const checkOf = <K extends Finding["kind"], C extends Finding>(checks: readonly C[], kind: K) =>
  checks.find((check): check is C & FindingOf<K> => check.kind === kind);

/** The register's number goes first, as the insurer works with it every day. */
async function onFileOf(db: Reader | Tx, filledIn: FilledIn, checks: readonly Finding[]): Promise<OnFile | null> {
  const registered = checkOf(checks, "RELATION")?.found.said?.phoneNumber;
  if (registered) return { phoneNumber: registered, from: "REGISTER" };
  const organisation = await organisationOf(db, filledIn);
  return organisation?.phoneNumber ? { phoneNumber: organisation.phoneNumber, from: "ORGANISATION" } : null;
}

const KnownOrganisation = z.object({
  id: z.string(),
  phoneNumber: z.string().nullable(),
  closedAt: z.date().nullable(),
});
type KnownOrganisation = z.infer<typeof KnownOrganisation>;

const numbered = statement("verification.organisation", KnownOrganisation);

/** The organisation that has this number, of this kind. */
async function organisationOf(
  db: Reader | Tx,
  { kind, organisationNumber }: FilledIn,
): Promise<KnownOrganisation | null> {
  const [found] = await numbered(db)`
    SELECT own.id, own."phoneNumber", own."closedAt" FROM "OrganisationNumber" has
    JOIN "Organisation" own ON own.id = has."organisationId"
    WHERE has.kind = ${numberKindOf(kind)}::"NumberKind" AND normal_number(has.number) = ${normalNumber(organisationNumber)}`;
  return found ?? null;
}

/** Whether people we know of the organisation have an address at this domain. */
export async function hasPeopleAt(db: Reader | Tx, filledIn: FilledIn, domain: string): Promise<boolean> {
  if (isFreeMail(domain)) return false;
  const organisation = await organisationOf(db, filledIn);
  if (!organisation) return false;
  const status = { in: ["ACTIVE" as const, "BLOCKED" as const] };
  const account = { email: { endsWith: `@${domain}` }, NOT: { email: filledIn.email } };
  return (await db.authorisation.count({ where: { organisationId: organisation.id, status, account } })) > 0;
}

const mostOthers = 20;
/** The statuses in which the address is proven and the appointment may still give someone access. */
const standing: readonly Status[] = ["CONFIRMED", "CHECKING", "APPROVED", "INVITED"];

/** The organisation, person and other appointments we know already by what was filled in. */
export async function knownOf(db: Reader | Tx, own: Asked, now: Date): Promise<FindingOf<"DUPLICATES">["found"]> {
  const organisation = await organisationOf(db, own);
  const byKvk = own.kvkNumber
    ? await db.organisation.findUnique({ where: { kvkNumber: own.kvkNumber }, select: { id: true } })
    : null;
  const administers = organisation && {
    organisationId: organisation.id,
    role: "ADMINISTRATOR" as const,
    ...openNow(now),
  };
  const administrators = administers ? await db.authorisation.count({ where: administers }) : 0;
  const account = await db.account.findUnique({
    where: { email: own.email },
    select: { staffRoles: true, authorisations: { select: { organisationId: true, status: true } } },
  });
  return {
    others: await othersLike(db, own),
    organisation: organisation && {
      id: organisation.id,
      administrators,
      isClosed: organisation.closedAt !== null,
    },
    numbersDiffer: Boolean(organisation && byKvk && organisation.id !== byKvk.id),
    person: whereIs(account, organisation),
  };
}

type Account = {
  readonly staffRoles: readonly unknown[];
  readonly authorisations: readonly { readonly organisationId: string; readonly status: string }[];
};

function whereIs(account: Account | null, organisation: KnownOrganisation | null) {
  if (!account) return "NOBODY";
  if (account.staffRoles.length > 0) return "STAFF";
  const here = account.authorisations.find(({ organisationId }) => organisationId === organisation?.id);
  if (!here) return "ELSEWHERE";
  return here.status === "BLOCKED" || here.status === "WITHDRAWN" ? "LOST_ACCESS" : "HERE";
}

const likenesses = { number: "NUMBER", kvk: "KVK_NUMBER", email: "EMAIL", mobile: "MOBILE_NUMBER" } as const;

const others = statement(
  "verification.others-like",
  z.object({
    ...{ id: z.string(), reference: z.string(), confirmedAt: z.date().nullable() },
    ...{ number: z.boolean(), kvk: z.boolean(), email: z.boolean(), mobile: z.boolean() },
  }),
);

async function othersLike(db: Reader | Tx, own: Asked): Promise<FindingOf<"DUPLICATES">["found"]["others"]> {
  const rows = await others(db)`
    SELECT * FROM (
      SELECT id, reference, "confirmedAt",
        kind = ${own.kind}::"OrganisationKind" AND normal_number("organisationNumber") = ${normalNumber(own.organisationNumber)} AS number,
        coalesce("kvkNumber" = ${own.kvkNumber}, false) AS kvk, email = ${own.email} AS email,
        "mobileNumber" = ${own.mobileNumber} AS mobile
      FROM "Appointment" WHERE status IN (${join(standing.map((status) => sql`${status}::"AppointmentStatus"`))}) AND id <> ${own.id}::uuid
    ) other WHERE number OR kvk OR email OR mobile
    ORDER BY "confirmedAt", id LIMIT ${mostOthers}::int`;
  const keys = Object.keys(likenesses) as (keyof typeof likenesses)[];
  return rows.map(({ id, reference, ...row }) => ({
    appointmentId: id,
    reference,
    same: keys.filter((key) => row[key]).map((key) => likenesses[key]),
  }));
}

/** The kinds of check that were done already, by anyone. */
export async function kindsChecked(tx: Tx, appointmentId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.appointmentCheck.findMany({
    where: { appointmentId },
    distinct: ["kind"],
    select: { kind: true },
  });
  return new Set(rows.map(({ kind }) => kind));
}

/** `staffId` null means the portal itself. */
export async function writeChecks(
  tx: Tx,
  appointmentId: string,
  findings: readonly Finding[],
  { staffId, now }: { readonly staffId: string | null; readonly now: Date },
): Promise<void> {
  await tx.appointmentCheck.createMany({
    data: findings.map(({ kind, outcome, found }) => ({
      appointmentId,
      kind,
      outcome,
      found,
      checkedAt: now,
      checkedById: staffId,
    })),
  });
}
