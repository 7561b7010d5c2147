import { expect, type Page } from "@playwright/test";
import { Portal, test } from "./portal.ts";
import { mailbox, signIn } from "./support.ts";

const anna = "anna@delinden.example";
const bert = "bert@delinden.example";
const dora = "dora@delinden.example";

const aboutDora = "Dora Dekker vraagt je hulp bij het inloggen";
const asked = "Je beheerder heeft je hulpvraag";
const unblocked = "Je kunt weer inloggen";

let portal: Portal;

test.use({ javaScriptEnabled: false });
test.beforeAll(async ({}, { project }) => {
  portal = await Portal.embedded(project.outputDir);
});
test.afterAll(() => portal.remove());

/** Presses a button and kills the server in the moment its answer comes in. */
async function killAtTheAnswer(page: Page, button: string): Promise<void> {
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("main").getByRole("button", { name: button }).first().click({ noWaitAfter: true });
  expect((await answer).status()).toBe(303);
  await kill();
}

/** kill -9 of the process that has the database itself, and not of one that started it. */
async function kill(): Promise<void> {
  const pid = portal.holder();
  expect(pid).toBe(portal.pid);
  expect(await portal.end("SIGKILL")).toBe("SIGKILL");
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
}

test("a server killed after each answer, and while it catches up, loses nothing and tells everyone once", async ({
  browser,
}) => {
  const inPortal = { baseURL: portal.origin };
  const dorasPage = await (await browser.newContext(inPortal)).newPage();
  const annasPage = await (await browser.newContext(inPortal)).newPage();
  const received = async (to: string, subject: string) =>
    (await mailbox(annasPage.request, to)).filter((message) => message.subject === subject).length;
  const all = () =>
    Promise.all([
      received(anna, aboutDora),
      received(bert, aboutDora),
      received(dora, asked),
      received(dora, unblocked),
    ]);

  await test.step("Dora's help request is acknowledged by a server that never gets to send a message", async () => {
    await portal.start({ WORKER: "off" });
    // The demo world begins with an earlier request of hers.
    expect(await all()).toEqual([1, 1, 1, 0]);
    await dorasPage.goto("/nl/hulp-bij-inloggen/vraag-je-beheerder?problem=NO_MAIL");
    await dorasPage.getByLabel("E-mailadres").fill(dora);
    await killAtTheAnswer(dorasPage, "Verstuur hulpvraag");
  });

  await test.step("the next one is killed as soon as it is up", async () => {
    await portal.start();
    await kill();
  });

  await test.step("Anna finds the request, and each of the beheerders was told once", async () => {
    await portal.start();
    await signIn(annasPage, anna);
    await expect(annasPage).toHaveURL(/\/nl\/beheer$/);
    await expect(annasPage.getByRole("main")).toContainText("krijgt geen mail");
    await expect.poll(all).toEqual([2, 2, 2, 0]);
  });

  await test.step("Anna unblocks Dora and the server is killed", async () => {
    await annasPage.goto("/nl/beheer/gebruikers?status=geblokkeerd&q=dora");
    await killAtTheAnswer(annasPage, "Deblokkeren");
  });

  await test.step("Dora is unblocked, with one record and one mail, and Anna is still signed in", async () => {
    await portal.start();
    await annasPage.goto("/nl/beheer/gebruikers?q=dora");
    await expect(annasPage.getByRole("row", { name: "Dekker" })).toContainText("Actief");
    await annasPage.getByRole("link", { name: "Dekker" }).click();
    await expect(
      annasPage.getByRole("listitem").filter({ hasText: "Anna de Wit deblokkeerde Dora Dekker" }),
    ).toHaveCount(1);
    await annasPage.goto("/nl/beheer/hulpvragen");
    await expect(annasPage.getByRole("main")).toContainText("Er zijn geen open hulpvragen.");
    await expect.poll(() => received(dora, unblocked)).toBe(1);
    await signIn(dorasPage, dora);
    await expect(dorasPage).toHaveURL(/\/nl\/mijn$/);
    // Her code came after everything that was waiting, so nothing more is on its way.
    expect(await all()).toEqual([2, 2, 2, 1]);
  });
});
