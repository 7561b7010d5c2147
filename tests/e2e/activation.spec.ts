import { expect } from "@playwright/test";
import { inOwnPortal as test } from "#tests/e2e/portal.ts";
import { enterCode, mailbox, mobile, nextMessage, pathIn } from "#tests/e2e/support.ts";

const gerda = "gerda@delinden.example";
const anna = "anna@delinden.example";
const number = mobile[gerda] ?? "";
const chosen = "Tulpen bloeien in april";

test("without scripts a number is reported, and the account activated in four clicks", async ({
  page: toRead,
  browser,
  baseURL,
}) => {
  await toRead.goto("/nl");
  const [invitation] = await mailbox(toRead.request, gerda);
  const link = pathIn(invitation?.links.find((each) => each.includes("/activeren/")));
  const plain = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false });
  const page = await plain.newPage();
  const main = page.getByRole("main");
  await page.goto(link);
  await expect(main).toContainText("Je krijgt toegang voor Assurantiekantoor De Linden.");
  await expect(main).toContainText("g•••@delinden.example");

  const told = (await mailbox(toRead.request, anna)).length;
  await main.getByRole("button", { name: "Laat mijn nummer verbeteren" }).click();
  await expect(main.getByRole("status")).toContainText("We vroegen de beheerders van Assurantiekantoor De Linden");
  expect((await nextMessage(toRead.request, anna, told)).text).toContain("Gerda van der Ploeg");

  await page.goto(link);
  const submit = main.getByRole("button", { name: "Account activeren" });
  await page.getByLabel("Wachtwoord").fill("Linden2026!");
  await submit.click();
  await expect(main.getByRole("alert")).toContainText("De naam van je organisatie staat in dit wachtwoord.");
  const seen = (await mailbox(toRead.request, number)).length;
  await page.getByLabel("Wachtwoord").fill(chosen);
  await submit.click();
  await enterCode(page, number, seen);
  await expect(page).toHaveURL(/\/nl\/mijn\/klaar\?na=account-actief/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Klaar");
  await expect(main).toContainText("Je account is actief, en je bent ingelogd.");
  await expect(main.getByRole("link", { name: "Passkey toevoegen" })).toBeVisible();

  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deze link is al gebruikt");
  await main.getByRole("link", { name: "Inloggen" }).click();
  await expect(page).toHaveURL(/\/nl\/mijn$/);
  await plain.close();
});
