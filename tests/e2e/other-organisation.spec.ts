import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { inOwnPortal as test } from "./portal.ts";
import { main, pathAlone, signIn } from "./support.ts";

test.describe.configure({ mode: "serial" });

const press = (page: Page, name: string | RegExp) => main(page).getByRole("button", { name }).click();

/** Signed in, and acting for this organisation. */
async function actingFor(page: Page, organisation: string): Promise<void> {
  if (page.url() === "about:blank") await signIn(page, "ivo@dubbel.example");
  await page.goto("/nl/kies-organisatie");
  await press(page, `Kies ${organisation}`);
  await expect(page).toHaveURL(/\/nl\/beheer$/);
}

const linden = "Assurantiekantoor De Linden";
const bakery = "Bakkerij Jansen B.V.";

async function fill(page: Page, firstName: string): Promise<void> {
  await page.goto("/nl/beheer/gebruikers/nieuw");
  for (const [name, value] of Object.entries({ firstName, lastName: "Wissel", email: `${firstName}@dubbel.example` }))
    await main(page).locator(`input[name=${name}]`).fill(value);
  await main(page).locator("input[name=MKB]").check();
  await main(page).getByLabel("Later versturen").check();
}

test.beforeAll(async ({ portalOf }, { file }) => {
  const ownPortal = await portalOf(file);
  // Ivo is beheerder in both of his organisations.
  await ownPortal.meanwhile(
    `SET session_replication_role = replica;
     UPDATE "Authorisation" SET role = 'ADMINISTRATOR' WHERE "accessCode" IN ('DL1010', 'BJ2010')`,
  );
});

/** The address of every page under the sign-in of an organisation's people. */
const folder = join(import.meta.dirname, "../../app/[locale]/(portal)");
const pages = globSync("**/page.tsx", { cwd: folder }).map((file) => `/nl/${dirname(file)}`);
const files = globSync("**/route.ts", { cwd: folder }).map((file) => `/nl/${dirname(file)}`);

const fetched = (page: Page, path: string) => page.request.get(path, { maxRedirects: 0 });

async function someone(page: Page): Promise<string> {
  await page.goto("/nl/beheer/gebruikers?q=bram");
  const person = pathAlone(await main(page).locator("tbody a").first().getAttribute("href"));
  return person.split("/").at(-1) ?? "";
}

test("every form of every page says for whom it was made, and every page of someone elsewhere offers to switch", async ({
  page,
  browser,
  baseURL,
}) => {
  await actingFor(page, linden);
  const id = await someone(page);
  const theirs = pages.filter((path) => path.includes("gebruikers/[id]")).map((path) => path.replace("[id]", id));
  let forms = 0;
  for (const path of [...pages.filter((path) => !path.includes("[id]")), ...theirs]) {
    const html = await (await fetched(page, path)).text();
    for (const [form] of html.matchAll(/<form[^>]*method="POST"[^]*?<\/form>/g)) {
      expect.soft(form, path).toMatch(/name="madeFor" value="[\w-]{100,}"/);
      forms++;
    }
  }
  expect(forms).toBeGreaterThan(30);
  await page.goto("/nl/beheer/gebruikers/exporteren");
  const file = await main(page).getByRole("link", { name: "Exporteren naar csv" }).getAttribute("href");
  const download = async (path: string) => (await fetched(page, path)).status();
  expect(await download(file ?? "")).toBe(200);
  await actingFor(page, bakery);
  const offer = "/nl/kies-organisatie?naar=";
  for (const path of [...theirs, file ?? ""]) {
    const answer = await fetched(page, path);
    expect.soft([answer.status(), answer.headers()["location"]?.startsWith(offer)], path).toEqual([307, true]);
  }
  // Without its mark a file is nobody's.
  for (const path of files) expect.soft(await download(path.replace("[id]", id)), path).toBe(404);
  const sven = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
  await signIn(sven, "sven@kompasadvies.example");
  for (const path of [...theirs, file ?? ""]) expect.soft((await fetched(sven, path)).status(), path).toBe(404);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });
    const firstName = javaScriptEnabled ? "Sofie" : "Sander";

    test("a form that was opened for the one organisation is not sent for the other, but as it was typed after a switch", async ({
      page,
      context,
    }) => {
      await actingFor(page, linden);
      await fill(page, firstName);
      await actingFor(await context.newPage().then(async (tab) => (await tab.goto("/nl/mijn"), tab)), bakery);
      await press(page, "Gebruiker toevoegen");
      await expect(main(page).getByRole("alert")).toContainText(
        `Je werkt nu voor ${bakery} Dit formulier is voor ${linden}.`,
      );
      await expect(main(page).locator("input[name=firstName]:visible")).toHaveValue(firstName);
      await expect(main(page).getByLabel("Later versturen")).toBeChecked();
      await press(page, `Wissel naar ${linden} en verstuur`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${firstName} Wissel`);
      await expect(page.getByRole("navigation").first()).toContainText(linden);
      const theirs = page.url();
      await actingFor(page, bakery);
      await page.goto(`/nl/beheer/gebruikers?q=${firstName}`);
      await expect(main(page)).not.toContainText("Wissel");
      // A link to what is of the other organisation offers to switch, by a button; then it shows that very page.
      await page.goto(theirs);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Wisselen naar ${linden}?`);
      await expect(page.getByRole("navigation").first()).toContainText(bakery);
      await press(page, `Wissel naar ${linden}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${firstName} Wissel`);
    });
  });
}
