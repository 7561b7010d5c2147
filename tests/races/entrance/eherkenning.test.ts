import { expect, test } from "vitest";
import { bindOwn } from "#lib/features/entrance/eherkenning/commands/binding.ts";
import { bindByLink } from "#lib/features/entrance/eherkenning/commands/linking.ts";
import { keepProof, keepVisit, makeLink } from "#lib/features/entrance/eherkenning/store.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { randomSecret } from "#lib/platform/secrets.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, changed } from "#tests/support/people.ts";
import { aRequest, reallySignedIn, visitor } from "#tests/support/sign-in.ts";

test("the button of a link, and another's own binding of the same identity, forty times at once: it opens one account", async () => {
  await emptyDatabase();
  fixClock(null);
  const kvkNumber = "69599084";
  const { person } = await anOrganisation({ kvkNumber, employees: ["rachid", "hanna"] });
  const { accountId, organisationId } = person("hanna");
  const session = await reallySignedIn(person("hanna"));
  const checks = { state: randomSecret(), nonce: randomSecret(), verifier: randomSecret() };
  const visit = { entry: "eherkenning", destination: null, locale: "nl", accountId: null } as const;
  const { browserSecret, link } = await changed(async (tx, now) => {
    const secret = await keepVisit(tx, { ...visit, checks }, now);
    const { id: visitId } = await tx.externalSignIn.findFirstOrThrow();
    await tx.externalSignIn.update({ where: { id: visitId }, data: { checks: null, returnedAt: now } });
    const proven = { issuer: "https://broker.example", subject: "one", kvkNumber };
    await keepProof(tx, visitId, proven, now);
    const made = await makeLink(tx, { visitId, accountId: person("rachid").accountId }, now);
    return { browserSecret: secret, link: made?.secret };
  });
  const marked = { ...aRequest(), madeFor: { accountId, organisationId } };
  const replies = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      n % 2 === 0
        ? execute(bindByLink, visitor, { browserSecret, link }, aRequest())
        : execute(bindOwn, session, { browserSecret }, marked),
    ),
  );
  expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
  expect(replies.filter(({ status }) => status !== "done" && status !== "refused")).toEqual([]);
  const { prisma } = await database();
  expect(await prisma.externalIdentity.count()).toBe(1);
  expect(await prisma.externalSignIn.findMany()).toMatchObject([{ proven: null, linkHash: null, linkAccountId: null }]);
});
