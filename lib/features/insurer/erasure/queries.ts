import "server-only";
import { organisationsNamed } from "#lib/features/base/audit-log/store/staff.ts";
import { normalAccessCode, normalEmail } from "#lib/features/base/people/rules.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { pageFrom, placeIn } from "#lib/platform/paging.ts";
import { recordLook } from "./commands/erasing.ts";
import { mayErase, maySeeErasure } from "./policy.ts";
import { erase, kinds } from "./rules.ts";
import { ErasurePage } from "./schema.ts";
import { standingHolds } from "./store/holds.ts";
import { accountMeant, countsOf, findPerson } from "./store/people.ts";

const shown = 25;

/** What would become of everything of a person, and why they cannot be erased, if they cannot. */
async function personMeant(db: Reader, typed: string) {
  const meant = { email: normalEmail(typed), accessCode: normalAccessCode(typed) };
  const accountId = typed === "" ? null : await accountMeant(db, meant);
  const person = accountId ? await findPerson(db, accountId) : null;
  if (!person) return null;
  const { name, email, organisations, standing, them } = person;
  const counts = await countsOf(db, them);
  return {
    ...{ accountId: person.accountId, name, email, standing },
    organisations: organisations.map((one) => one.name),
    why: erase(standing)?.refused ?? null,
    kinds: kinds.filter((kind) => kind !== "nobody").map((kind) => ({ kind, rows: counts[kind] ?? null })),
  };
}

async function organisationMeant(db: Reader, typed: string) {
  const [only, another] = typed === "" ? [] : await organisationsNamed(db, typed, 2);
  if (!only || another) return null;
  return db.organisation.findUnique({ where: { id: only }, select: { id: true, name: true } });
}

/** What must stay, and of one person what would go and what would stay. */
export const erasure = query({
  input: ErasurePage,
  may: maySeeErasure,
  async run({ db, actor, input: { wie, organisatie, gedaan, na } }) {
    const after = placeIn(na);
    const found = await standingHolds(db, { after, atMost: shown + 1 });
    const { rows: holds, next } = pageFrom(found, shown, ({ placedAt: at, id }) => ({ at, id }));
    return {
      ...{ wie, organisatie, gedaan, mayErase: mayErase(actor) },
      person: await personMeant(db, wie),
      organisation: await organisationMeant(db, organisatie),
      ...{ holds, na: after ? na : "", next },
    };
  },
  traces: ({ person }) => (person ? [{ command: recordLook, input: { accountId: person.accountId } }] : []),
});

export type Erasure = AnswerOf<typeof erasure>;
