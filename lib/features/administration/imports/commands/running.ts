import "server-only";
import { addColleague } from "#lib/features/administration/invitations/store.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { stillGiven } from "#lib/platform/portals.ts";
import { activeAdministrators } from "#lib/features/base/people/store.ts";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import { after, days } from "#lib/platform/durations.ts";
import { endOfDay } from "#lib/platform/days.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { events } from "#lib/features/administration/imports/events.ts";
import { colleaguesAddedLetter, importDoneLetter } from "#lib/features/administration/imports/mails.ts";
import { mayImport } from "#lib/features/administration/imports/policy.ts";
import { isStuck, reportKeptMs, start, tellsWhenDone } from "#lib/features/administration/imports/rules/states.ts";
import { readRow } from "#lib/features/administration/imports/rules/rows.ts";
import { OneImport, Start } from "#lib/features/administration/imports/schema.ts";
import { checkingFor } from "#lib/features/administration/imports/store/checking.ts";
import {
  isAnyRunning,
  lockImport,
  lockImportAsSystem,
  type FoundImport,
} from "#lib/features/administration/imports/store/imports.ts";
import {
  countOf,
  countsOf,
  failTheRest,
  failWrongRows,
  rowsOf,
  writeRows,
  type ImportRow,
} from "#lib/features/administration/imports/store/rows.ts";

/** Begins to add the people of a file, and leaves out the rows that are wrong by now. */
export const startImport = command({
  event: events["import.start"],
  input: Start,
  fresh: 5,
  // Limited because each start may mail everyone in the file, also after an import was undone.
  limits: ({ actor }) =>
    isAdministrator(actor) ? [{ bucket: `import.start ${actor.organisationId}`, times: 10, withinMs: days(1) }] : [],
  subject: ({ tx, scope, input }) => lockImport(tx, scope, input.importId),
  may: mayImport,
  async run({ tx, actor, input, subject, now }) {
    const { id, organisationId, organisation, columns, status } = subject;
    const { portals: chosen } = input;
    const { todo, plain } = countOf(await countsOf(tx, [id]), id);
    if (await isAnyRunning(tx, organisationId, now))
      return refuse(status === "RUNNING" ? "alreadyStarted" : "anotherRunning");
    if (isStuck(subject, now)) return goOn(tx, subject, todo, now);
    const outcome = start({ status, todo, plain, chosen, opened: organisation.portals });
    if (isRefused(outcome)) return outcome;
    const invites = input.invites === "now";
    await failWrongRows(tx, id);
    const { samples: _, ...kept } = columns;
    await tx.import.update({
      where: { id },
      data: {
        ...outcome,
        invites,
        source: null,
        startedById: actor.authorisationId,
        startedAt: now,
        columns: { ...kept, portals: chosen },
      },
    });
    return done({
      result: { importId: id },
      audit: {
        subjectId: id,
        organisationId,
        before: { status },
        after: { ...outcome, rows: todo, portals: chosen, invites },
      },
      send: [job("import.run", { importId: id })],
    });
  },
});

/** Begins again where an import stopped that was given up, with all that was chosen then. */
async function goOn(tx: Tx, { id, organisationId, invites, columns }: FoundImport, todo: number, now: Date) {
  await tx.import.update({ where: { id }, data: { movedAt: now } });
  const after = { status: "RUNNING" as const, rows: todo, portals: columns.portals ?? [], invites };
  return done({
    result: { importId: id },
    audit: { subjectId: id, organisationId, before: { status: "RUNNING" as const }, after },
    send: [job("import.run", { importId: id })],
  });
}

/** How many rows one transaction adds: others get their turn in between, and a killed process loses no more. */
const batch = 10;

/** Adds the next few rows. Each transaction also marks its rows as done, and plans the job for the next. */
export const runImport = command({
  event: events["import.run"],
  input: OneImport,
  subject: ({ tx, scope, input }) => lockImportAsSystem(tx, scope, input.importId),
  may: onlySystem,
  async run({ tx, subject, now }) {
    const { id, organisationId, startedById } = subject;
    if (subject.status !== "RUNNING") return refuse("notRunning");
    const administrators = await activeAdministrators(tx, organisationId, now);
    const starter = administrators.find(({ authorisationId }) => authorisationId === startedById);
    if (!starter) await failTheRest(tx, [id]);

    const rows = await rowsOf(tx, id, { todo: true }, batch + 1);
    const inviter = {
      by: fullName(starter ?? subject.startedBy.account),
      ...(starter && { locale: starter.locale }),
    };
    const send: Outgoing[] = [];
    const finished: ImportRow[] = [];
    for (const row of rows.slice(0, batch)) {
      const { row: after, messages } = await add(tx, subject, row, inviter, now);
      finished.push(after);
      send.push(...messages);
    }
    await writeRows(tx, subject, finished);
    await tx.import.update({ where: { id }, data: { movedAt: now } });
    const audit = <const A extends object>(after: A) => ({ subjectId: id, organisationId, before: null, after });
    const added = finished.filter(({ outcome }) => outcome === "ADDED").length;
    if (rows.length > batch) {
      return done({
        result: null,
        audit: audit({ added }),
        send: [...send, job("import.run", { importId: id })],
      });
    }

    await tx.import.update({ where: { id }, data: { status: "DONE", finishedAt: now } });
    const counts = countOf(await countsOf(tx, [id]), id);
    const others = administrators.filter((one) => one !== starter && counts.added > 0);
    const facts = {
      by: fullName(subject.startedBy.account),
      organisation: subject.organisation.name,
      count: counts.added,
    };
    send.push(...others.map((one) => mail(one, colleaguesAddedLetter, { ...facts, importId: id })));
    if (starter && tellsWhenDone(subject.startedAt, now)) {
      const { organisation } = facts;
      send.push(mail(starter, importDoneLetter, { ...counts, importId: id, organisation }));
    }
    send.push(job("import.forget", { importId: id }, after(now, reportKeptMs)));
    return done({ result: null, audit: audit({ added: counts.added, status: "DONE" }), send });
  },
});

type Added = { readonly row: ImportRow; readonly messages: readonly Outgoing[] };

async function add(
  tx: Tx,
  { id, organisationId, organisation, columns, invites }: FoundImport,
  row: ImportRow,
  inviter: { readonly by: string; readonly locale?: string },
  now: Date,
): Promise<Added> {
  const opened = stillGiven(organisation.portals);
  const read = readRow(row.cells, checkingFor(opened, now));
  // A row that was good when it was checked may be wrong now: a portal was closed, or a day has passed.
  if ("problems" in read) return { row: { ...row, ...read, outcome: "FAILED" }, messages: [] };
  const { name, email, mobileNumber, portals: own, lastDay } = read.person;
  const { status, authorisationId, send } = await addColleague(
    tx,
    {
      organisationId,
      name,
      email,
      mobileNumber,
      portals: (own ?? columns.portals ?? []).filter((portal) => opened.includes(portal)),
      validUntil: lastDay === null ? null : endOfDay(lastDay),
      importId: id,
      invite: invites,
      ...inviter,
    },
    now,
  );
  return { row: { ...row, authorisationId, outcome: status === "added" ? "ADDED" : "UNCHANGED" }, messages: send };
}
