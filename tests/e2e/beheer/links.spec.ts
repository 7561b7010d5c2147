import { expect, type Page } from "@playwright/test";
import { inOwnPortal as test } from "#tests/e2e/portal.ts";
import { scan } from "#tests/e2e/scan.ts";
import { mailbox, main, nextMessage, pathAlone, pathIn, signIn } from "#tests/e2e/support.ts";

const anna = "anna@delinden.example";
const bram = "bram@delinden.example";
const hanna = "hanna@bakkerijjansen.example";
const ivo = "ivo@dubbel.example";

/** Sends the form at an address about a colleague, and gives the links of the mail that follows. */
async function mailAfter(page: Page, name: string, form: string, fields: Readonly<Record<string, string>>, to: string) {
  await page.goto(`/nl/beheer/gebruikers?q=${name}`);
  const person = pathAlone(await main(page).locator("tbody a").first().getAttribute("href"));
  await page.goto(name ? `${person}/${form}` : `/nl/beheer/gebruikers/${form}`);
  for (const [field, value] of Object.entries(fields)) await main(page).locator(`input[name=${field}]`).fill(value);
  for (const box of await main(page).getByRole("checkbox").all()) await box.check();
  const reasons = main(page).locator("input[name=reason]");
  if (await reasons.count()) await reasons.first().check();
  const seen = (await mailbox(page.request, to)).length;
  const submit = main(page).locator("form .button:not([type=button])").last();
  await submit.click();
  // A number is shown back first.
  if (fields["mobileNumber"]) {
    await expect(main(page)).toContainText(/Klopt dit nummer: 06/);
    await submit.click();
  }
  const { links } = await nextMessage(page.request, to, seen);
  return (kind: string) => pathIn(links.find((link) => link.includes(`/${kind}/`)));
}

/** Does what is behind a link, shows that this was all it could do, and that it then says so. */
async function once(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const button = main(page).locator("form button");
  await button.last().click();
  await expect(button).toHaveCount(0);
  await page.goto(path);
  await expect(main(page).locator("h1")).toBeVisible();
  await expect(button).toHaveCount(0);
}

test("no machine that opens a link of the module does what its button does", async ({ page, browser }) => {
  await signIn(page, anna);
  const number = await mailAfter(page, "bram", "mobiel-nummer", { mobileNumber: "06 12349997" }, bram);
  const address = await mailAfter(
    page,
    "sanne",
    "e-mailadres",
    { email: "sanne@nieuw.example" },
    "sanne@nieuw.example",
  );
  const guest = { firstName: "Hanna", lastName: "Lam", email: hanna };
  const invitation = await mailAfter(page, "", "nieuw", guest, hanna);
  const name = await mailAfter(page, "ivo", "naam", { lastName: "Verhoeven" }, ivo);
  const visitor = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage();
  const [newNumber, notMe] = [number("mobiel-nummer"), number("dit-was-ik-niet")];
  const pressed = [address("e-mailadres"), invitation("uitnodiging"), name("nieuwe-naam"), notMe];
  await visitor.goto("/nl");
  for (const path of [newNumber, ...pressed]) await scan(visitor, browser, path);
  for (const path of pressed) await once(visitor, path);
  await visitor.goto(newNumber);
  await expect(main(visitor)).toContainText("vastgezet");
});
