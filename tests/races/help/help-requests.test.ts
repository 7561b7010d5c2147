import { beforeEach, expect, test } from "vitest";
import { unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { settleRequest } from "#lib/features/administration/requests/commands.ts";
import { routeHelpRequest } from "#lib/features/help/help-requests/commands/asking.ts";
import { resolveRequests } from "#lib/features/help/help-requests/store/solving.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { blockAccount } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { answer, asked, linkTo, onlyRequest, requests, system } from "#tests/support/help-requests.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

beforeEach(async () => {
  fixClock(null);
  await emptyDatabase();
});

async function doraAsked() {
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
  const dora = person("dora");
  await asked(dora.email);
  return { dora, link: await linkTo(dora.email) };
}

test("of both answers at once one counts, and the other hears that", async () => {
  for (let round = 0; round < 10; round++) {
    await emptyDatabase();
    const { link } = await doraAsked();
    const replies = await Promise.all([answer("confirmHelpRequest", link), answer("denyHelpRequest", link)]);
    expect(replies.map(({ status }) => status).sort()).toEqual(["done", "refused"]);
    const { status, confirmedAt, deniedAt } = await onlyRequest();
    expect([confirmedAt, deniedAt].filter(Boolean)).toHaveLength(1);
    expect(status).toBe(deniedAt ? "CLOSED" : "RECEIVED");
  }
});

test("a request opened again ten times at once is opened once, and told of once", async () => {
  const { dora, link } = await doraAsked();
  await changed((tx, now) => resolveRequests(tx, dora.authorisationId, ["BLOCKED"], null, now));
  const replies = await Promise.all(Array.from({ length: 10 }, () => answer("reopenHelpRequest", link)));
  expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
  expect(await recordsOf("help-request.reopen")).toHaveLength(1);
});

test("opened again and asked anew at once leaves one open request", async () => {
  const { dora, link } = await doraAsked();
  await changed((tx, now) => resolveRequests(tx, dora.authorisationId, ["BLOCKED"], null, now));
  await Promise.all([answer("reopenHelpRequest", link), asked(dora.email), asked(dora.email)]);
  expect((await requests()).filter(({ status }) => status === "RECEIVED")).toHaveLength(1);
});

test("a stranger who asks ten times at once has one request and one mail", async () => {
  await anOrganisation({ intermediaryNumber: "10023", administrators: ["anna"] });
  const input = { email: "nina@nieuw.example", problem: "NO_ACCESS", organisationNumber: "10023" };
  await Promise.all(Array.from({ length: 10 }, () => execute(routeHelpRequest, system, input)));
  expect(await requests()).toHaveLength(1);
  expect(await mails()).toHaveLength(1);
});

test("closing at once with unblocking: the request ends once, and the last mail says how the person stands", async () => {
  for (let round = 0; round < 10; round++) {
    await emptyDatabase();
    const { person } = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
    const dora = person("dora");
    await blockAccount(dora, "WRONG_TRIES");
    await asked(dora.email);
    const { id: helpRequestId } = await onlyRequest();
    const [anna, bert] = [await signedIn(person("anna")), await signedIn(person("bert"))];
    const before = (await mails()).length;
    const [settled, unblocked] = await Promise.all([
      execute(settleRequest, anna, { helpRequestId, outcome: "SOLVED" }),
      execute(unblockAuthorisation, bert, { authorisationId: dora.authorisationId }),
    ]);
    expect(unblocked.status).toBe("done");
    expect(["done", "refused"]).toContain(settled.status);
    const { status, resolvedById } = await onlyRequest();
    expect(status).toBe("RESOLVED");
    expect(resolvedById).toBe(person(settled.status === "done" ? "anna" : "bert").authorisationId);
    // Both tell her, or the one who was first alone; what is sent last never says that she is still blocked.
    const told = (await mails()).slice(before).filter(({ to }) => to === dora.email);
    expect(told).toHaveLength(settled.status === "done" ? 2 : 1);
    expect(JSON.stringify(told.at(-1))).not.toContain("Je account is geblokkeerd");
  }
});
