import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { attention } from "#lib/features/administration/overview/queries.ts";
import { requests } from "#lib/features/administration/requests/queries.ts";
import { portal } from "#lib/features/frame/shell/queries.ts";
import { callQueue } from "#lib/features/help/call-backs/queries.ts";
import { staffQueue } from "#lib/features/help/help-requests/queries.ts";
import { caseQueue } from "#lib/features/help/staff-cases/queries.ts";
import { proposals, staffProposals } from "#lib/features/insurer/proposals/queries.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { ask, type Answer } from "#lib/platform/gate/ask.ts";

import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";

beforeEach(emptyDatabase);

const many = 45;
const now = new Date();
/** Three in every minute, so that the end of a page falls between rows of one moment. */
const moment = (n: number) => after(now, -minutes(1 + Math.floor(n / 3)));

type Page = { readonly na: string; readonly next: string | null };
type Row = { readonly id: string };

/** All rows of a list, in the order in which its pages give them. */
async function allOf<P extends Page>(pageAt: (na: string) => Promise<Answer<P>>, rowsOf: (page: P) => readonly Row[]) {
  const pages: (readonly string[])[] = [];
  for (let na: string | null = ""; na !== null && pages.length < 10;) {
    const answer = await pageAt(na);
    if (answer.status !== "found") throw new Error(answer.status);
    pages.push(rowsOf(answer.value).map(({ id }) => id));
    na = answer.value.next;
  }
  return pages;
}

/** Every row once, the longest waiting first, and no page of more than so many. */
function expectAll(
  pages: readonly (readonly string[])[],
  kept: readonly { readonly id: string; readonly at: Date }[],
  most: number,
) {
  const order = kept.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
  expect(pages.flat()).toEqual(order);
  expect(Math.max(...pages.map((page) => page.length))).toBe(most);
}

const kept = Array.from({ length: many }, (_, n) => ({ id: randomUUID(), at: moment(n) }));

async function office() {
  const { organisationId, person } = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
  return { organisationId, person, anna: await signedIn(person("anna")) };
}

async function ofStrangers(organisationId: string, more: object = {}) {
  await changed((tx) =>
    tx.helpRequest.createMany({
      data: kept.map(({ id, at }, n) => ({
        ...{ id, organisationId, reference: "H7K-3F9-2QX", email: `s${n}@weg.example`, problem: "NO_ACCESS" as const },
        ...{ status: "RECEIVED" as const, locale: "nl", createdAt: at, openedAt: at, confirmedAt: at, ...more },
      })),
    }),
  );
}

test("the help requests of an organisation go on page after page, and the overview shows the first few", async () => {
  const { organisationId, anna } = await office();
  await ofStrangers(organisationId);
  expectAll(
    await allOf(
      (na) => ask(requests, anna, { na }),
      ({ open }) => open,
    ),
    kept,
    8,
  );
  expect(await ask(requests, anna, { atMost: 8 })).toMatchObject({ value: { open: { length: 8 }, total: many } });
  expect(await ask(requests, anna, { na: "geen plaats" })).toMatchObject({ value: { na: "", total: many } });
  expect(await ask(portal, anna, {})).toMatchObject({ value: { requests: many } });
});

test("who asked stands among the help requests, whichever page they are on, and not once more below", async () => {
  const { organisationId, person, anna } = await office();
  await ofStrangers(organisationId);
  const { accountId, authorisationId } = person("dora");
  await changed(async (tx) => {
    await tx.authorisation.update({ where: { id: authorisationId }, data: { status: "BLOCKED", blockedAt: now } });
  });
  expect(await ask(attention, anna, {})).toMatchObject({ value: { blocked: [{ id: authorisationId }] } });
  await changed((tx) =>
    tx.helpRequest.create({
      data: {
        ...{ organisationId, accountId, authorisationId, reference: "H7K-3F9-2QY", problem: "BLOCKED" },
        ...{ status: "SEEN", locale: "nl", createdAt: now, openedAt: now },
      },
    }),
  );
  expect(await ask(attention, anna, {})).toMatchObject({ value: { blocked: [] } });
});

test("the queues of the insurer's staff go on page after page", async () => {
  const { organisationId, person } = await office();
  const { accountId } = person("dora");
  await changed(async (tx) => {
    await tx.callBackRequest.createMany({
      data: kept.map(({ id, at }, n) => ({
        ...{ id, reference: "H7K-3F9-2QX", email: `s${n}@weg.example`, phoneNumber: "+31612345678" },
        ...{ status: "OPEN" as const, createdAt: at, openedAt: at },
      })),
    });
    await tx.staffCase.createMany({
      data: kept.map(({ id, at }) => ({
        ...{ id, reference: "H7K-3F9-2QX", kind: "DISPUTE" as const, accountId, organisationId, openedAt: at },
      })),
    });
  });
  await ofStrangers(organisationId, { escalatedAt: now });
  const sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
  expectAll(
    await allOf(
      (na) => ask(callQueue, sara, { na }),
      ({ calls }) => calls,
    ),
    kept,
    12,
  );
  expectAll(
    await allOf(
      (na) => ask(caseQueue, sara, { na }),
      ({ cases }) => cases,
    ),
    kept,
    7,
  );
  const atOnce = kept.map(({ id }) => ({ id, at: now }));
  expectAll(
    await allOf(
      (na) => ask(staffQueue, sara, { na }),
      ({ requests: waiting }) => waiting,
    ),
    atOnce,
    8,
  );
  expect(await ask(callQueue, sara, {})).toMatchObject({ value: { total: many } });
  expect(await ask(caseQueue, sara, {})).toMatchObject({ value: { total: many } });
  expect(await ask(staffQueue, sara, {})).toMatchObject({ value: { total: many } });
});

test("what waits for a second person goes on page after page, and what became of one's own stands behind the last", async () => {
  const { organisationId, person, anna } = await office();
  const [own, other] = [person("anna"), person("bert")];
  const ended = randomUUID();
  const proposal = (id: string, at: Date, n: number) => ({
    ...{
      id,
      organisationId,
      event: "test",
      subjectId: String(n),
      desk: "ADMINISTRATORS" as const,
      duties: [],
      gainers: [],
    },
    ...{ isIndependent: false, status: "WAITING" as const, createdAt: at, expiresAt: after(now, minutes(60)) },
    proposedById: n % 2 ? own.accountId : other.accountId,
    proposedAsId: n % 2 ? own.authorisationId : other.authorisationId,
  });
  await changed((tx) =>
    tx.proposal.createMany({
      data: [
        ...kept.map(({ id, at }, n) => proposal(id, at, n)),
        { ...proposal(ended, moment(0), 101), status: "WITHDRAWN", endedAt: now },
      ],
    }),
  );
  const pages = await allOf(
    (na) => ask(proposals, anna, { na }),
    ({ waiting, others, own: mine }) =>
      [...waiting, ...others, ...mine].toSorted(
        (a, b) =>
          Number(a.status !== "WAITING") - Number(b.status !== "WAITING") ||
          a.createdAt.getTime() - b.createdAt.getTime() ||
          (a.id < b.id ? -1 : 1),
      ),
  );
  expect(pages.at(-1)?.at(-1)).toBe(ended);
  expectAll([...pages.slice(0, -1), pages.at(-1)?.slice(0, -1) ?? []], kept, 11);
  const newest = kept[1]?.id;
  expect(await ask(proposals, anna, { voorgesteld: newest })).toMatchObject({ value: { justProposed: true } });
  expect(await ask(portal, anna, {})).toMatchObject({ value: { proposals: many } });
  const sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
  expect(await ask(staffProposals, sara, {})).toMatchObject({ value: { waiting: [], others: [], own: [] } });
});
