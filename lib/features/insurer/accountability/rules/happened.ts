type Row = {
  readonly event: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly by: string;
  readonly subjectId: string | null;
  readonly whom: string;
  readonly organisationId: string | null;
  readonly organisation: string;
};

type Counted = { readonly id: string; readonly name: string; readonly records: number };

function counted(found: readonly { readonly id: string | null; readonly name: string }[]): Counted[] {
  const all = new Map<string, { id: string; name: string; records: number }>();
  for (const { id, name } of found) {
    if (id === null) continue;
    const one = all.get(id) ?? { id, name, records: 0 };
    all.set(id, { ...one, name: one.name || name, records: one.records + 1 });
  }
  return [...all.values()].sort((a, b) => b.records - a.records || a.id.localeCompare(b.id));
}

/** Who did it, what happened, and whom it affects: what stands before the records of an incident. */
export const summaryOf = (rows: readonly Row[]) => ({
  who: counted(rows.map(({ actorKind, actorId, by }) => ({ id: actorId ?? actorKind, name: by || actorKind }))),
  what: counted(rows.map(({ event }) => ({ id: event, name: event }))).map(({ id, records }) => ({
    event: id,
    records,
  })),
  affected: {
    organisations: counted(rows.map(({ organisationId: id, organisation: name }) => ({ id, name }))),
    people: counted(rows.filter(({ whom }) => whom !== "").map(({ subjectId: id, whom: name }) => ({ id, name }))),
  },
});

/** The most records that one file holds. */
export const mostRecords = 50_000;
