import { expect, type Page } from "@playwright/test";
import { inOwnPortal as test } from "#tests/e2e/portal.ts";
import { mailbox, main, mobile, nextMessage, press, signIn } from "#tests/e2e/support.ts";

test.use({ javaScriptEnabled: false });

async function open(page: Page, name: string, change: string): Promise<void> {
  await page.goto(`/nl/beheer/gebruikers?q=${name}`);
  await main(page).locator("tbody a").first().click();
  await main(page).locator(`a:is([href$='/${change}'], [href*='/${change}?'])`).first().click();
}

const anna = "anna@delinden.example";
test.beforeEach(({ page }) => signIn(page, anna));

test("a colleague is added; a mistake brings everything back as it was typed", async ({ page }) => {
  await page.goto("/nl/beheer/gebruikers/nieuw");
  const field = (name: string) => main(page).locator(`input[name=${name}]`);
  await field("firstName").fill("Mies");
  await field("namePrefix").fill("van der");
  await field("email").fill("mies@delinden.example");
  await field("MKB").check();
  await main(page).getByLabel("Later versturen").check();
  await press(page, "Gebruiker toevoegen");
  await expect(main(page).getByRole("alert").getByRole("link")).toHaveText(["Vul de achternaam in."]);
  await expect(field("firstName")).toHaveValue("Mies");
  await expect(field("namePrefix")).toHaveValue("van der");
  await expect(field("MKB")).toBeChecked();
  await expect(main(page).getByLabel("Later versturen")).toBeChecked();
  await field("lastName").fill("Smit");
  await press(page, "Gebruiker toevoegen");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mies van der Smit");
  expect(await mailbox(page.request, "mies@delinden.example")).toEqual([]);
});

test("who signed in a while ago gives the own code in the same form, and types nothing twice", async ({
  page,
  ownPortal,
}) => {
  await ownPortal.meanwhile(`UPDATE "Session" SET "factorAt" = "factorAt" - interval '31 minutes'`);
  await page.goto("/nl/beheer/gebruikers/nieuw");
  const field = (name: string) => main(page).locator(`input[name=${name}]`);
  for (const [name, typed] of [
    ["firstName", "Noor"],
    ["lastName", "Vos"],
    ["email", "noor@delinden.example"],
  ] as const)
    await field(name).fill(typed);
  await field("MKB").check();
  await main(page).getByLabel("Later versturen").check();
  const seen = (await mailbox(page.request, mobile[anna] ?? "")).length;
  await press(page, "Gebruiker toevoegen");
  const { code } = await nextMessage(page.request, mobile[anna] ?? "", seen);
  await expect(field("lastName")).toHaveValue("Vos");
  await expect(field("MKB")).toBeChecked();
  await expect(main(page).getByLabel("Later versturen")).toBeChecked();
  await field("ownCode").fill("000000");
  await press(page, "Gebruiker toevoegen");
  await expect(field("email")).toHaveValue("noor@delinden.example");
  await field("ownCode").fill(code ?? "");
  await press(page, "Gebruiker toevoegen");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Noor Vos");
});

test("rights are changed, and put back", async ({ page }) => {
  await open(page, "sanne", "rechten");
  const box = main(page).getByLabel("MyAllianzBroker");
  const had = await box.isChecked();
  await box.setChecked(!had);
  await press(page, "Rechten opslaan");
  await expect(page.getByRole("status").first()).toContainText("De rechten van Sanne Bakker zijn gewijzigd");
  await press(page, "Zet terug");
  await expect(page.getByRole("status").first()).toContainText("zijn weer zoals ze waren");
  await open(page, "sanne", "rechten");
  await expect(main(page).getByLabel("MyAllianzBroker")).toBeChecked({ checked: had });
});

test("a colleague is blocked for a reason, and may come in again", async ({ page }) => {
  await open(page, "sanne", "blokkeren");
  await press(page, "Blokkeren");
  await expect(main(page).getByRole("alert").getByRole("link")).toHaveCount(1);
  await main(page).getByLabel("Langdurig afwezig").check();
  await press(page, "Blokkeren");
  await expect(page.getByRole("status").first()).toContainText("Sanne Bakker is geblokkeerd");
  await main(page).getByRole("button", { name: "Deblokkeren" }).first().click();
  await expect(page.getByRole("status").first()).toContainText("Sanne Bakker kan weer inloggen");
});

test("an own list is checked, mended and brought in", async ({ page }) => {
  const rows = [
    "Voornaam;Achternaam;Mail;Mobiel",
    "Nina;Bos;nina@delinden.example;06 12340801",
    "Otis;Kok;otis@delinden;06 12340802",
  ];
  await page.goto("/nl/beheer/gebruikers/importeren");
  await press(page, "Bestand controleren");
  await expect(main(page).getByRole("alert")).toContainText("Kies eerst een bestand");
  const file = { name: "lijst.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\r\n")) };
  await main(page).locator("input[type=file]").setInputFiles(file);
  await press(page, "Bestand controleren");
  const wrong = main(page).locator("table input[aria-invalid=true]");
  await expect(wrong).toHaveValue("otis@delinden");
  await wrong.fill("otis@delinden.example");
  await press(page, "Opslaan");
  await expect(main(page)).toContainText("Alle rijen zijn nu goed");
  await press(page, "Importeren");
  const reloaded = async () => {
    await page.reload();
    return main(page).innerText();
  };
  await expect.poll(reloaded).toContain("2 collega’s toegevoegd");
  await nextMessage(page.request, "otis@delinden.example", 0);
});

test("when the insurer asks, everyone is gone through, one beheerder after the other", async ({
  page,
  browser,
  baseURL,
}) => {
  const signedIn = async (who: string) => {
    const one = await (await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false })).newPage();
    await signIn(one, who);
    return one;
  };
  const otto = await signedIn("otto@verzekeraar.example");
  await otto.goto("/nl/medewerker/controles/nieuw");
  await press(otto, "Begin de controle");
  await expect(main(otto).getByRole("alert").getByRole("link")).toHaveCount(2);
  await main(otto).getByLabel("Alleen deze").check();
  await main(otto).locator("textarea").fill("10023");
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await main(otto).locator("input[name=lastDay]").fill(inAMonth);
  await press(otto, "Begin de controle");
  await expect(otto.getByRole("status").first()).toBeVisible();
  const ina = await signedIn("ina@verzekeraar.example");
  await ina.goto("/nl/medewerker/goedkeuren");
  const waiting = main(ina).locator("section", { hasText: "controle van autorisaties" });
  await waiting.getByRole("button", { name: "Goedkeuren" }).click();

  const overview = async () => {
    await page.goto("/nl/beheer");
    return main(page).innerText();
  };
  await expect.poll(overview).toContain("Controleer wie er toegang heeft");
  await main(page).getByRole("link", { name: "Naar de controle" }).click();
  const all = main(page).getByRole("button", { name: /^Klopt voor/ });
  const done = main(page).getByText("Jij bent klaar. Nu is het aan Bert");
  await expect(all.or(done)).toBeVisible();
  while (await all.isVisible()) {
    await all.click();
    await expect(all.or(done)).toBeVisible();
  }
  await expect(done).toBeVisible();
  const bert = await signedIn("bert@delinden.example");
  await bert.goto("/nl/beheer/controle");
  await main(bert)
    .getByRole("button", { name: /^Klopt zo/ })
    .click();
  await expect(bert.getByRole("status").first()).toContainText("De controle is klaar");
  await otto.goto("/nl/medewerker/controles");
  await main(otto).getByRole("row").nth(1).getByRole("link").first().click();
  await expect(main(otto).getByRole("row", { name: /De Linden/ })).toContainText("Klaar");
});
