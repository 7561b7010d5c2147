import "server-only";
import type { z } from "zod";
import { fullName } from "#lib/features/base/people/rules.ts";
import { nameColumns } from "#lib/features/base/people/store.ts";
import { viewLastsMs } from "#lib/features/insurer/servicedesk/rules.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { lock } from "#lib/platform/db/sql.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import { after } from "#lib/platform/durations.ts";
import type { About } from "./schema.ts";

/** What a note is about. Without a person it is the organisation. */
export type Place = {
  readonly organisationId: string;
  readonly authorisationId: string | null;
  readonly accountId: string | null;
};

export async function placeOf(db: Db, scope: Scope, { about, id }: z.output<typeof About>): Promise<Place | null> {
  if (scope.of !== "everything") return null;
  if (about === "organisation") {
    const found = await db.organisation.findUnique({ where: { id }, select: { id: true } });
    return found && { organisationId: id, authorisationId: null, accountId: null };
  }
  const found = await db.authorisation.findUnique({
    where: { id },
    select: { organisationId: true, accountId: true },
  });
  return found && { ...found, authorisationId: id };
}

/** Whether this member of staff has said why they look, and may still do so. */
export async function isInView(
  db: Reader,
  { organisationId, authorisationId }: Place,
  staffId: string,
  now: Date,
): Promise<boolean> {
  const at = { gt: after(now, -viewLastsMs) };
  return (await db.staffView.count({ where: { staffId, organisationId, authorisationId, at }, take: 1 })) > 0;
}

/** What is kept about a person, in every organisation they are in, or about an organisation itself. */
const aboutThem = ({ organisationId, accountId }: Place) =>
  accountId ? { authorisation: { accountId } } : { organisationId, authorisationId: null };

/** Whether this member of staff can have seen the notes of this place: they said why they look at any that shows them. */
export async function isOnScreen(tx: Tx, place: Place, staffId: string, now: Date): Promise<boolean> {
  const at = { gt: after(now, -viewLastsMs) };
  return (await tx.staffView.count({ where: { ...aboutThem(place), staffId, at }, take: 1 })) > 0;
}

/** The notes about a person, in every organisation they are in, or about an organisation itself; newest first. */
export async function notesAbout(db: Reader, place: Place, atMost: number) {
  const rows = await db.staffNote.findMany({
    where: aboutThem(place),
    select: {
      ...{ id: true, text: true, writtenAt: true },
      organisation: { select: { name: true } },
      writtenBy: { select: nameColumns },
    },
    orderBy: [{ writtenAt: "desc" }, { id: "desc" }],
    take: atMost,
  });
  return rows.map(({ writtenBy, organisation, ...note }) => ({
    ...note,
    by: fullName(writtenBy),
    organisation: organisation.name,
  }));
}

/** A note, locked. */
export async function lockNote(tx: Tx, scope: Scope, id: string) {
  if (scope.of !== "everything" || !(await lock(tx, "StaffNote", id))) return null;
  const found = await tx.staffNote.findUnique({
    where: { id },
    select: { id: true, organisationId: true, authorisationId: true, authorisation: { select: { accountId: true } } },
  });
  return found && { ...found, accountId: found.authorisation?.accountId ?? null };
}
