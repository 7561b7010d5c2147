import "server-only";
import { TZDate } from "@date-fns/tz";
import { copyOfOrganisation, copyOfPerson } from "#lib/features/base/copies/store.ts";
import { normalAccessCode, normalEmail } from "#lib/features/base/people/rules.ts";
import { organisationsNamed } from "#lib/features/base/audit-log/store/staff.ts";
import { accountMeant } from "#lib/features/insurer/erasure/store/people.ts";
import { startOfDay } from "#lib/platform/days.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { clientPortals } from "#lib/platform/portals.ts";
import { settings } from "#lib/platform/settings.ts";
import { recordEvidence } from "./commands.ts";
import { mayReadEvidence } from "./policy.ts";
import { duties } from "./rules/duties.ts";
import { mostRecords, summaryOf } from "./rules/happened.ts";
import { servicesOf } from "./rules/services.ts";
import { FileOfCopy, FileOfIncident, FileOfTable, Incident } from "./schema.ts";
import { peopleMeant, whatHappened } from "./store.ts";

const services = () => servicesOf(settings(), clientPortals());

/** Who may do what, which services outside there are, and what may be asked of the log. */
export const accountability = query({
  input: Incident,
  may: mayReadEvidence,
  run: ({ input }) => Promise.resolve({ asked: input, duties, services: services() }),
});

export type Accountability = AnswerOf<typeof accountability>;

/** One of the two tables, for a file that leaves the portal. */
export const tableFile = query({
  input: FileOfTable,
  may: mayReadEvidence,
  run: ({ input: { soort }, now }) => Promise.resolve({ kind: soort, duties, services: services(), now }),
  traces: ({ kind, ...tables }) => [{ command: recordEvidence, input: { kind, rows: tables[kind].length } }],
});

const zone = "Europe/Amsterdam";

/** A moment or day of the Dutch clock; null where none was typed. */
function momentOf(typed: string): Date | null {
  if (typed === "") return null;
  if (!typed.includes("T")) return startOfDay(typed);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = typed.split(/[-T:]/).map(Number);
  return new Date(new TZDate(year, month - 1, day, hour, minute, second, zone).getTime());
}

/** Everything of one person or of one organisation. Null when nobody is meant, or more than one. */
export const copyFile = query({
  input: FileOfCopy,
  may: mayReadEvidence,
  fresh: 5,
  async run({ db, input: { wie, organisatie }, now }) {
    if (wie !== "") {
      const accountId = await accountMeant(db, { email: normalEmail(wie), accessCode: normalAccessCode(wie) });
      const parts = accountId && (await copyOfPerson(db, accountId, { isOwn: false }));
      return parts ? { kind: "person" as const, subjectId: accountId, organisationId: null, parts, now } : null;
    }
    const [only, another] = organisatie === "" ? [] : await organisationsNamed(db, organisatie, 2);
    const parts = only && !another ? await copyOfOrganisation(db, only) : null;
    return parts && only ? { kind: "organisation" as const, subjectId: null, organisationId: only, parts, now } : null;
  },
  traces: ({ kind, subjectId, organisationId, parts }) => [
    {
      command: recordEvidence,
      input: { kind, subjectId, organisationId, rows: Object.values(parts).flat().length },
    },
  ],
});

/** Whose file it is, where one alone was meant. */
const theOnly = (ids: readonly string[] | null | undefined) => (ids?.length === 1 ? (ids[0] ?? null) : null);

/** The most organisations that a name is taken for. */
const mostNamed = 100;

/** What happened in a period, to whom, and who did it, in one file, which says whether more fitted than it holds. */
export const incidentFile = query({
  input: FileOfIncident,
  may: mayReadEvidence,
  fresh: 5,
  async run({ db, input: { soort, ...asked }, now }) {
    const { organisatie, wie, netwerk } = asked;
    const isAboutSomeone = wie !== "" || netwerk !== "";
    const named = organisatie === "" ? null : await organisationsNamed(db, organisatie, mostNamed + 1);
    const meant = isAboutSomeone
      ? await peopleMeant(db, { email: normalEmail(wie), accessCode: normalAccessCode(wie), network: netwerk })
      : null;
    const period = { from: momentOf(asked.van), until: momentOf(asked.tot) };
    const rows = await whatHappened(db, {
      ...{ ...period, atMost: mostRecords + 1 },
      organisationIds: named?.slice(0, mostNamed) ?? null,
      people: meant?.ids ?? null,
    });
    const records = rows.slice(0, mostRecords);
    const isCut = rows.length > mostRecords || (named?.length ?? 0) > mostNamed;
    const of = { organisationId: theOnly(named), subjectId: theOnly(meant?.accountIds) };
    return { soort, asked, now, of, period, isCut, summary: summaryOf(records), records };
  },
  traces: ({ records, of, period: { from, until } }) => [
    {
      command: recordEvidence,
      input: {
        ...{ kind: "incident" as const, rows: records.length, ...of },
        period: { from: from?.toISOString() ?? null, until: until?.toISOString() ?? null },
      },
    },
  ],
});
