import { beforeEach, expect, test } from "vitest";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { acceptInvitation } from "#lib/features/administration/invitations/commands/accepting.ts";
import { revokeInvitation } from "#lib/features/administration/invitations/commands/inviting.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, signedIn } from "#tests/support/people.ts";

beforeEach(emptyDatabase);

const visitor: Identity = { kind: "visitor" };
const nina = { firstName: "Nina", lastName: "Bos", email: "nina@nieuw.example", MKB: "on" };

const outcomes = (replies: readonly { status: string; code?: string }[]) =>
  replies.map(({ status, code }) => code ?? status).sort();

test("beheerders of one organisation who add the same address at once add one person; the others hear that it is there", async () => {
  const { person } = await anOrganisation({ administrators: ["anna", "bert"] });
  const both = [await signedIn(person("anna")), await signedIn(person("bert"))];
  const replies = await Promise.all(
    Array.from({ length: 10 }, (_, i) => execute(addPerson, both[i % 2] ?? visitor, nina)),
  );
  expect(outcomes(replies)).toEqual(["done", ...Array.from({ length: 9 }, () => "existsHere")]);
  expect((await mails()).filter(({ to }) => to === nina.email)).toHaveLength(1);
});

test("organisations that add the same new address at once share one account, and each has its own authorisation", async () => {
  const beheerders = [];
  for (let i = 0; i < 5; i++)
    beheerders.push(
      await signedIn(
        (await anOrganisation({ administrators: [`anna${"abcde"[i] ?? ""}`] })).person(`anna${"abcde"[i] ?? ""}`),
      ),
    );
  const replies = await Promise.all(beheerders.map((one) => execute(addPerson, one, nina)));
  expect(outcomes(replies)).toEqual(Array.from({ length: 5 }, () => "done"));
  const { prisma } = await database();
  const accounts = await prisma.account.findMany({ where: { email: nina.email }, include: { authorisations: true } });
  expect(accounts).toHaveLength(1);
  expect(accounts[0]?.authorisations).toHaveLength(5);
  expect(accounts[0]?.authorisations.filter(({ invitedAs }) => invitedAs === null)).toHaveLength(1);
});

test("accepting against revoking ends in one of both, and a revoked invitation opens nothing", async () => {
  const here = await anOrganisation({ administrators: ["anna"] });
  const anna = await signedIn(here.person("anna"));
  for (let round = 0; round < 5; round++) {
    const { person } = await anOrganisation({ employees: ["hanna"] });
    const { email } = person("hanna");
    const added = await execute(addPerson, anna, { ...nina, email });
    if (added.status !== "done") throw new Error(JSON.stringify(added));
    const { authorisationId } = added.result;
    const mail = (await mails()).findLast(({ to }) => to === email);
    const link = /\/uitnodiging\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
    const [accepted, revoked] = await Promise.all([
      execute(acceptInvitation, visitor, { link }),
      execute(revokeInvitation, anna, { authorisationId }),
    ]);
    expect([accepted.status, revoked.status].sort()).toEqual(["done", "refused"]);
    const { prisma } = await database();
    const { status } = await prisma.authorisation.findUniqueOrThrow({ where: { id: authorisationId } });
    expect(status).toBe(accepted.status === "done" ? "ACTIVE" : "WITHDRAWN");
  }
});
