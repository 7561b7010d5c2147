import "server-only";
import { z } from "zod";
import { hasDoubt, type Status } from "#lib/features/appointment/appointments/rules.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { normalNumber } from "#lib/platform/folding.ts";
import { nameColumns, openNow } from "#lib/features/base/people/store.ts";
import { join, sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";
import { duplicatesFinding, type FilledIn, holds, isFreeMail, runs } from "./rules.ts";
import { Finding, type FindingOf } from "./schema.ts";

export type ShownCheck = Finding & {
  readonly at: Date;
  /** The staff member who did it; null means the portal itself. */
  readonly byId: string | null;
  readonly by: string;
};

export type CheckList = {
  /** The newest check of each kind that still tells something. */
  readonly checks: readonly ShownCheck[];
  /** The call on a number that is on file no more; it is to be made again. */
  readonly earlierCall: FindingOf<"CALL_BACK"> | null;
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
export const askedOf = (db: Db, id: string): Promise<Asked | null> =>
  db.appointment.findUnique({ where: { id }, select: asked });

/** The checks of an appointment, and the number on file. */
export async function checksOf(db: Db, appointmentId: string, now: Date): Promise<CheckList> {
  const stored = await newestOf(db, appointmentId);
  const found = await askedOf(db, appointmentId);
  const onFile = found && (await onFileOf(db, found, stored));
  if (!found || !runs.includes(found.status)) return { checks: stored, earlierCall: null, hasLateDoubt: false, onFile };
  const checks = await withLateDuplicates(db, found, stored, now);
  const hasLateDoubt = hasDoubt(checks) && !hasDoubt(stored);
  const holding = checks.filter((check) => holds(check, onFile?.phoneNumber ?? null));
  const earlierCall = checkOf(holding, "CALL_BACK") ? null : (checkOf(checks, "CALL_BACK") ?? null);
  return { checks: holding, earlierCall, hasLateDoubt, onFile };
}

/** New duplicates may come after the portal's own check, so until a staff member judges them they are looked up again. */
async function withLateDuplicates(db: Db, asked: Asked, checks: readonly ShownCheck[], now: Date) {
  if (!checks.some(({ kind, byId }) => kind === "DUPLICATES" && byId === null)) return checks;
  const finding = duplicatesFinding(await knownOf(db, asked, now));
  return checks.map((check) => (check.kind === "DUPLICATES" ? { ...check, ...finding, at: now } : check));
}

/** Throws on a row it cannot read, since leaving it out would hide a reason for doubt. */
async function newestOf(db: Db, appointmentId: string): Promise<ShownCheck[]> {
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
async function onFileOf(db: Db, { id }: Asked, checks: readonly Finding[]): Promise<OnFile | null> {
  const registered = checkOf(checks, "RELATION")?.found.said?.phoneNumber;
  if (registered) return { phoneNumber: registered, from: "REGISTER" };
  const [organisation] = await candidatesOf(db, id);
  return organisation?.phoneNumber ? { phoneNumber: organisation.phoneNumber, from: "ORGANISATION" } : null;
}

const leading = statement(
  "verification.candidates",
  z.object({
    ...{ by: z.enum(["NUMBER", "KVK_NUMBER"]), id: z.string(), isClosed: z.boolean() },
    phoneNumber: z.string().nullable(),
  }),
);

/**
 * The organisations of an appointment called `seen` in the statement, found by what was filled in. A merged one stands
 * for the one it was merged into.
 */
const candidates = sql`
  WITH RECURSIVE found AS (
    SELECT 'NUMBER' AS by, has."organisationId" AS id FROM "OrganisationNumber" has
    WHERE has.kind = (CASE seen.kind WHEN 'INTERMEDIARY' THEN 'INTERMEDIARY' ELSE 'POLICY' END)::"NumberKind"
      AND normal_number(has.number) = normal_number(seen."organisationNumber")
    UNION SELECT 'KVK_NUMBER', known.id FROM "Organisation" known WHERE known."kvkNumber" = seen."kvkNumber"
    UNION SELECT found.by, merged."mergedIntoId" FROM found JOIN "Organisation" merged ON merged.id = found.id
    WHERE merged."mergedIntoId" IS NOT NULL)
  SELECT found.by, own.id, own."closedAt" IS NOT NULL AS "isClosed", own."phoneNumber" FROM found
  JOIN "Organisation" own ON own.id = found.id WHERE own."mergedIntoId" IS NULL`;

/** The same of one appointment. Whoever has the number goes first, and is the one it is about. */
export const candidatesOf = (db: Db, appointmentId: string) =>
  leading(db)`
    SELECT candidate.* FROM "Appointment" seen CROSS JOIN LATERAL (${candidates}) candidate
    WHERE seen.id = ${appointmentId}::uuid ORDER BY candidate.by DESC`;

const newest = (kind: "RELATION" | "CALL_BACK") => sql`
  (SELECT looked.found FROM "AppointmentCheck" looked WHERE looked."appointmentId" = seen.id AND looked.kind = ${kind}::"CheckKind"
   ORDER BY looked."checkedAt" DESC, looked.id DESC LIMIT 1)`;

/**
 * In SQL: the kinds of check of an appointment called `seen` that were done and, as `holds` and `onFileOf` have it,
 * still tell something.
 */
export const kindsDone = sql`ARRAY(
  SELECT DISTINCT done.kind::text FROM "AppointmentCheck" done WHERE done."appointmentId" = seen.id AND (
    done.kind <> 'CALL_BACK' OR ${newest("CALL_BACK")} ->> 'phoneNumber' IS NOT DISTINCT FROM coalesce(
      nullif(${newest("RELATION")} #>> '{said,phoneNumber}', ''),
      (SELECT nullif(candidate."phoneNumber", '') FROM (${candidates}) candidate ORDER BY candidate.by DESC LIMIT 1))))`;

/** Whether people we know of the organisation have an address at this domain. */
export async function hasPeopleAt(db: Db, { id, email }: Asked, domain: string): Promise<boolean> {
  if (isFreeMail(domain)) return false;
  const [organisation] = await candidatesOf(db, id);
  if (!organisation) return false;
  const status = { in: ["ACTIVE" as const, "BLOCKED" as const] };
  const account = { email: { endsWith: `@${domain}` }, NOT: { email } };
  return (await db.authorisation.count({ where: { organisationId: organisation.id, status, account } })) > 0;
}

const mostOthers = 20;
/** The statuses in which the address is proven and the appointment may still give someone access. */
const standing: readonly Status[] = ["CONFIRMED", "CHECKING", "APPROVED", "INVITED"];

/** The organisation, person and other appointments we know already by what was filled in. */
export async function knownOf(db: Db, own: Asked, now: Date): Promise<FindingOf<"DUPLICATES">["found"]> {
  const [organisation, other] = await candidatesOf(db, own.id);
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
    organisation: organisation ? { id: organisation.id, administrators, isClosed: organisation.isClosed } : null,
    numbersDiffer: other !== undefined && other.id !== organisation?.id,
    person: whereIs(account, organisation?.id),
  };
}

type Account = {
  readonly staffRoles: readonly unknown[];
  readonly authorisations: readonly { readonly organisationId: string; readonly status: string }[];
};

function whereIs(account: Account | null, here: string | undefined) {
  if (!account) return "NOBODY";
  if (account.staffRoles.length > 0) return "STAFF";
  const place = account.authorisations.find(({ organisationId }) => organisationId === here);
  if (!place) return "ELSEWHERE";
  return place.status === "BLOCKED" || place.status === "WITHDRAWN" ? "LOST_ACCESS" : "HERE";
}

const likenesses = { number: "NUMBER", kvk: "KVK_NUMBER", email: "EMAIL", mobile: "MOBILE_NUMBER" } as const;

const others = statement(
  "verification.others-like",
  z.object({
    ...{ id: z.string(), reference: z.string(), confirmedAt: z.date().nullable() },
    ...{ number: z.boolean(), kvk: z.boolean(), email: z.boolean(), mobile: z.boolean() },
  }),
);

async function othersLike(db: Db, own: Asked): Promise<FindingOf<"DUPLICATES">["found"]["others"]> {
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
