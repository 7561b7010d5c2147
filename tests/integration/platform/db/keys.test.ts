import { beforeEach, expect, test } from "vitest";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, changed } from "#tests/support/people.ts";

const unknown = /foreign key constraint/i;

beforeEach(emptyDatabase);

const twoOffices = async () => {
  const here = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
  const there = await anOrganisation({ administrators: ["bert"] });
  return { anna: here.person("anna"), dora: here.person("dora"), bert: there.person("bert") };
};

test("who blocked or unblocked someone is of the same organisation", async () => {
  const { anna, dora, bert } = await twoOffices();
  const where = { id: dora.authorisationId };
  for (const column of ["blockedById", "unblockedById"] as const) {
    const by = (id: string) => changed((tx) => tx.authorisation.update({ where, data: { [column]: id } }));
    await expect(by(bert.authorisationId)).rejects.toThrow(unknown);
    await expect(by(anna.authorisationId)).resolves.toMatchObject({ [column]: anna.authorisationId });
  }
});

test("a login and a link are about an authorisation of their own account", async () => {
  const { anna, dora } = await twoOffices();
  const login = (authorisationId: string) =>
    changed((tx, now) =>
      tx.loginTransaction.create({
        data: {
          purpose: "SIGN_IN",
          accountId: dora.accountId,
          authorisationId,
          browserHash: "b",
          createdAt: now,
          expiresAt: now,
        },
      }),
    );
  const link = (authorisationId: string) =>
    changed((tx, now) =>
      tx.oneTimeLink.create({
        data: {
          purpose: "ACTIVATE",
          accountId: dora.accountId,
          authorisationId,
          hash: "h",
          createdAt: now,
          expiresAt: now,
        },
      }),
    );
  for (const make of [login, link]) {
    await expect(make(anna.authorisationId)).rejects.toThrow(unknown);
    await expect(make(dora.authorisationId)).resolves.toMatchObject({ authorisationId: dora.authorisationId });
  }
});

test("someone has one open request about a problem, taken by an account there is", async () => {
  const { accountId, authorisationId, organisationId } = (await twoOffices()).dora;
  const asked = (status: "RECEIVED" | "SEEN" | "RESOLVED", takenById: string | null = null) =>
    changed((tx, now) =>
      tx.helpRequest.create({
        data: {
          accountId,
          authorisationId,
          organisationId,
          problem: "BLOCKED",
          reference: "AAA-AAA-AAA",
          status,
          takenById,
          createdAt: now,
          openedAt: now,
        },
      }),
    );
  await expect(asked("RECEIVED", authorisationId)).rejects.toThrow(unknown);
  await asked("RESOLVED");
  await asked("SEEN");
  await expect(asked("RECEIVED")).rejects.toThrow(/unique constraint/i);
  await asked("RESOLVED");
});
