import { join } from "node:path";
import { chromium } from "@playwright/test";
import { mailsOf } from "./before.mjs";

/** Takes the pictures of the README. */
const [origin, folder, executablePath] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
const { linksAfter } = mailsOf({ origin, withoutLanguage: (url) => new URL(url, origin).pathname });

const phone = { viewport: { width: 390, height: 633 }, deviceScaleFactor: 2 };
const wide = { viewport: { width: 1200, height: 860 } };

async function as(who, screen, act) {
  const context = await browser.newContext({
    baseURL: origin,
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    ...screen,
  });
  const form = { wie: who, taal: "nl" };
  if (who) await context.request.post("/demo/als", { headers: { Origin: origin }, form, maxRedirects: 0 });
  const page = await context.newPage();
  await act(page, (name) => page.screenshot({ path: join(folder, `${name}.png`) }));
  await context.close();
}

await as("anna", wide, async (page, picture) => {
  await page.goto("/nl/beheer");
  await picture("beheer");
});
await as("ina", wide, async (page, picture) => {
  await page.goto("/nl/medewerker/aanmeldingen");
  await picture("queue");
});
await as("", phone, async (page, picture) => {
  await page.goto("/nl/hulp-bij-inloggen/geblokkeerd");
  await picture("help");
  const fleur = "fleur@delinden.example";
  const [status] = await linksAfter(fleur, async () => {
    await page.goto("/nl/hulp-bij-inloggen/vraag-je-beheerder?problem=WRONG_MOBILE_NUMBER");
    await page.locator("main [name=email]").fill(fleur);
    await page.getByRole("button", { name: "Verstuur hulpvraag" }).click();
  });
  await as("anna", wide, (anna) => anna.goto("/nl/beheer"));
  await page.goto(status);
  await page.getByRole("button", { name: "Dit was ik", exact: true }).click();
  await page.getByRole("heading", { name: "Je hoeft nu niets te doen" }).waitFor();
  await page.goto(status);
  await picture("status");
});
await as("", phone, async (page, picture) => {
  const main = page.locator("main");
  const fill = async (answers) => {
    for (const [name, value] of Object.entries(answers)) await main.locator(`[name=${name}]`).fill(value);
  };
  const next = () => main.getByRole("button", { name: "Ga verder" }).click();
  await page.goto("/nl/beheerder-aanmelden/tussenpersoon");
  await fill({ intermediaryNumber: "10101", companyName: "De Ruyter Assurantiën" });
  await picture("appointment");
  await next();
  await page.waitForURL(/naam/);
  await fill({ initials: "d", firstName: "Daan", lastName: "de Ruyter" });
  await next();
  await page.waitForURL(/bereiken/);
  await fill({ email: "daan@deruyter.example", mobileNumber: "06 12345104" });
  await next();
  await page.waitForURL(/controleren/);
  const [status] = await linksAfter("daan@deruyter.example", () =>
    main.getByRole("button", { name: "Beheerder aanmelden" }).click(),
  );
  await page.goto(status);
  await picture("appointment-status");
});
await browser.close();
