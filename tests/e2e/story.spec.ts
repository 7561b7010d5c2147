import { expect, type Page } from "@playwright/test";
import { test } from "./portal.ts";
import { enterCode, mailbox, mobile, nextMessage, password, signIn } from "./support.ts";

const dora = "dora@delinden.example";
const anna = "anna@delinden.example";
const newPassword = "Tulpen bloeien in april";

/** From the start page to the sent help request, the way someone walks it who has never been here. */
async function askForHelp(page: Page) {
  await page.goto("/");
  for (const link of ["Hulp bij inloggen", "Mijn account is geblokkeerd", "Vraag je beheerder om hulp"]) {
    await page.getByRole("main").getByRole("link", { name: link }).click();
  }
  await page.getByLabel("E-mailadres").fill(dora);
  await page.getByRole("button", { name: "Verstuur hulpvraag" }).click();
  await expect(page).toHaveURL(/\/hulp-bij-inloggen\/verstuurd\?kenmerk=/);
}

test.describe.configure({ mode: "serial" });

test("Dora asks for help, Anna unblocks her with one click, Dora chooses a new password and sees her beheerders", async ({
  browser,
}) => {
  const dorasPage = await (await browser.newContext()).newPage();
  const annasPage = await (await browser.newContext()).newPage();
  const request = dorasPage.request;
  const before = { anna: (await mailbox(request, anna)).length, dora: (await mailbox(request, dora)).length };

  await test.step("Dora walks through the login help", () => askForHelp(dorasPage));

  const reached = dorasPage.locator("main ol .reached strong");

  await test.step("Dora says that it was her, and sees that nobody has looked yet", async () => {
    const { links } = await nextMessage(request, dora, before.dora);
    await dorasPage.goto(links[0] ?? "");
    await dorasPage.getByRole("button", { name: "Dit was ik", exact: true }).click();
    await expect(dorasPage.getByRole("heading", { level: 1 })).toHaveText("Je hoeft nu niets te doen");
    await expect(reached).toHaveText(["Ontvangen"]);
  });

  await test.step("Anna opens the message and signs in; from then on it has been seen", async () => {
    const message = await nextMessage(request, anna, before.anna);
    expect(message.text).toContain("Dora");
    await annasPage.goto(message.links[0] ?? "");
    await signIn(annasPage, anna);
    await expect(annasPage.getByRole("main")).toContainText("Bevestigd via mail");
    await dorasPage.reload();
    await expect(reached).toHaveText(["Ontvangen", "Gezien"]);
  });

  await test.step("Anna unblocks Dora with one click, and Dora sees that it is solved", async () => {
    await annasPage.getByRole("main").getByRole("button", { name: "Deblokkeren" }).first().click();
    await expect(annasPage.getByRole("status")).toContainText("kan weer inloggen");
    await expect(annasPage.getByRole("button", { name: "Blokkeer weer" })).toBeVisible();
    await dorasPage.reload();
    await expect(reached).toHaveText(["Ontvangen", "Gezien", "Opgelost"]);
    await expect(dorasPage.getByRole("button", { name: "Toch nog niet gelukt" })).toBeVisible();
  });

  await test.step("Dora reads that she is unblocked and forgot her password", async () => {
    await expect
      .poll(async () => (await mailbox(request, dora)).map(({ subject }) => subject).join())
      .toContain("weer inloggen");
    const unblocked = (await mailbox(request, dora)).find(({ subject }) => subject.includes("weer inloggen"));
    const forgotten = unblocked?.links.find((link) => link.includes("wachtwoord-vergeten"));
    expect(forgotten).toBeDefined();
    const seen = (await mailbox(request, dora)).length;
    await dorasPage.goto(forgotten ?? "");
    await dorasPage.getByLabel("E-mailadres").fill(dora);
    await dorasPage.getByRole("main").getByRole("button").first().click();
    const reset = await nextMessage(request, dora, seen);
    const texts = (await mailbox(request, mobile[dora] ?? "")).length;
    await dorasPage.goto(reset.links.find((link) => link.includes("wachtwoord-herstellen")) ?? "");
    await dorasPage.getByLabel("Nieuw wachtwoord", { exact: true }).fill(newPassword);
    await dorasPage
      .getByRole("main")
      .getByRole("button", { name: /wachtwoord|verder/i })
      .last()
      .click();
    await enterCode(dorasPage, mobile[dora] ?? "", texts);
    await expect(dorasPage).toHaveURL(/\/mijn\/klaar\?na=wachtwoord-gewijzigd/);
  });

  await test.step("Dora is in, and sees who her beheerders are", async () => {
    await dorasPage.getByRole("link", { name: "Verder" }).click();
    await expect(dorasPage).toHaveURL(/\/mijn$/);
    await dorasPage
      .getByRole("main")
      .getByRole("link", { name: /beheerder/i })
      .first()
      .click();
    await expect(dorasPage.getByRole("main")).toContainText("Anna");
    await expect(dorasPage.getByRole("main")).toContainText("Bert");
  });

  await test.step("the old password no longer opens the door", async () => {
    const fresh = await (await browser.newContext()).newPage();
    await fresh.goto("/nl/inloggen");
    await fresh.getByLabel("E-mailadres of toegangscode").fill(dora);
    await fresh.getByLabel("Wachtwoord", { exact: true }).fill(password);
    await fresh.getByRole("button", { name: "Inloggen" }).click();
    await expect(fresh.getByRole("main").getByRole("alert")).toBeVisible();
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the public half works", ({ page }) => askForHelp(page));
});
