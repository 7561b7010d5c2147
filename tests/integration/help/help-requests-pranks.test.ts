import { beforeEach, describe, expect, test } from "vitest";
import { problems } from "#lib/features/help/help-requests/rules.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { answer, asked, linkIn, linkTo, mailsTo, requests } from "#tests/support/help-requests.ts";
import { anOrganisation } from "#tests/support/people.ts";

const office = () =>
  anOrganisation({ administrators: ["anna"], employees: ["dora", "bram"], intermediaryNumber: "10023" });

beforeEach(async () => {
  await emptyDatabase();
  fixClock(new Date("2026-11-20T09:00:00Z"));
});

describe("who asks with the address of another about everything there is", () => {
  test("does not keep its owner from hearing of each request, with a link to deny it", async () => {
    const { person } = await office();
    const { email } = person("dora");
    for (const problem of problems) await asked(email, { problem });
    const told = await mailsTo(email);
    expect(told).toHaveLength(problems.length);
    expect(new Set(told.map(linkIn)).size).toBe(problems.length);
    for (const { text } of told) expect(text).toContain("Dit was ik niet");
  });

  test("mails the beheerders three times an hour, and the owner reads where the rest stands", async () => {
    const { person } = await office();
    for (const problem of problems) await asked(person("dora").email, { problem });
    expect(await mailsTo(person("anna").email)).toHaveLength(3);
    const texts = (await mailsTo(person("dora").email)).map(({ text }) => text);
    expect(texts.filter((text) => text.includes("We hebben je hulpvraag gestuurd naar Anna"))).toHaveLength(3);
    expect(texts.filter((text) => text.includes("Je hulpvraag staat in de lijst van Anna"))).toHaveLength(3);
  });

  test("does not keep the owner's own request from the beheerders: confirmed, it is told at last, once", async () => {
    const { person } = await office();
    for (const problem of problems) await asked(person("dora").email, { problem });
    const own = await linkTo(person("dora").email);
    expect(await answer("confirmHelpRequest", own)).toMatchObject({ status: "done" });
    const told = await mailsTo(person("anna").email);
    expect(told).toHaveLength(4);
    expect(told.at(-1)?.text).toMatch(/[Bb]evestigd via mail/);
  });

  test("makes nobody hear that it was denied who never heard that it was asked", async () => {
    const { person } = await office();
    for (const problem of problems) await asked(person("dora").email, { problem });
    const links = (await mailsTo(person("dora").email)).map(linkIn);
    for (const link of links) await answer("denyHelpRequest", link);
    expect((await requests()).every(({ status }) => status === "CLOSED")).toBe(true);
    expect(await mailsTo(person("anna").email)).toHaveLength(6);
  });
});

describe("who has a mailbox for every name", () => {
  const strangers = Array.from({ length: 5 }, (_, i) => `iemand${i}@vangt-alles.example`);

  test("is told of to the beheerders three times a day, and stands in their list each time", async () => {
    const { person } = await office();
    for (const email of strangers) {
      await asked(email, { organisationNumber: "10023" });
      expect(await answer("confirmHelpRequest", await linkTo(email))).toMatchObject({ status: "done" });
    }
    expect(await mailsTo(person("anna").email)).toHaveLength(3);
    expect((await requests()).filter(({ status }) => status === "RECEIVED")).toHaveLength(strangers.length);
  });

  test("silences no colleague", async () => {
    const { person } = await office();
    for (const email of strangers) {
      await asked(email, { organisationNumber: "10023" });
      await answer("confirmHelpRequest", await linkTo(email));
    }
    await asked(person("bram").email);
    expect((await mailsTo(person("anna").email)).at(-1)?.subject).toContain("Bram");
  });

  test("reads, once confirmed, that the request is with a beheerder, and not that it waits for an answer", async () => {
    await office();
    const [email = ""] = strangers;
    await asked(email, { organisationNumber: "10023" });
    await answer("confirmHelpRequest", await linkTo(email));
    fixClock(new Date("2026-11-22T09:00:00Z"));
    await asked(email, { organisationNumber: "10023" });
    const again = (await mailsTo(email)).at(-1)?.text;
    expect(again).toContain("Een beheerder heeft je vraag al.");
    expect(again).not.toContain("Dit was ik");
  });
});
