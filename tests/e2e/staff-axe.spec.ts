import { expect, type Page } from "@playwright/test";
import { lookAtAll, send, type Screen } from "./look.ts";
import { inOwnPortal as test } from "./portal.ts";
import { Recorder } from "./recorder.ts";
import { main, pathAlone, signIn } from "./support.ts";

const list = "/medewerker/gebruikers";
const organisations = "/medewerker/organisaties";

/** The people and organisations of the demo world, and what both languages call the same. */
const names =
  /^(Open|KvK|AFM|Administrators?|Status|.*(Linden|Bakkerij|Noorderlicht|Kleur|Zadel|Ruyter|Anker|Buurtmuziek).*|(Anna|Dora|Fleur|Otto|Sara|Stef|Lena|Thijs|Rachid|Aad)\b[\w ’]+)$/;

const lookAt = (page: Page, screens: readonly (string | Screen)[]) => lookAtAll(page, screens, { alike: names });

/** Where the first link of a list that names this leads, after the language. */
async function pathOf(page: Page, address: string, name: string): Promise<string> {
  await page.goto(`/nl${address}`);
  const links = main(page).getByRole("link", { name });
  return pathAlone(await links.first().getAttribute("href")).slice(3);
}

test("the screens of the servicedesk", async ({ page }) => {
  await signIn(page, "sara@verzekeraar.example");
  const dora = await pathOf(page, `${list}?q=dora`, "Dora");
  const linden = await pathOf(page, `${organisations}?q=linden`, "Linden");
  await lookAt(page, [dora, { path: dora, act: send() }]);
  await page.goto(`/nl${dora}`);
  await main(page).locator("select[name=reason]").selectOption({ index: 1 });
  await main(page).locator("form .button:not([type=button])").first().click();
  await expect(main(page).locator("dl").first()).toBeVisible();
  await lookAt(page, [
    dora,
    `${dora}/mobiel-nummer`,
    organisations,
    linden,
    "/medewerker/berichten",
    "/medewerker/goedkeuren",
  ]);
});

test("a caller with a reference is in view in one search and two clicks, and helped in four more", async ({ page }) => {
  await signIn(page, "sara@verzekeraar.example");
  await page.goto("/nl/medewerker/terugbellen");
  const row = main(page).getByRole("row", { name: /Cees/ });
  const [reference = ""] = /[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/.exec(await row.innerText()) ?? [];
  const recorder = new Recorder(page);
  await recorder.open("/nl/medewerker");
  await recorder.press("Control+k");
  await recorder.type(reference);
  await recorder.press("Enter");
  await recorder.arrive(/zoeken/);
  await recorder.click(main(page).getByRole("link", { name: /Cees/ }).first());
  await recorder.arrive(/gebruikers/);
  await recorder.click(main(page).getByRole("button", { name: "Gegevens tonen" }));
  await expect(main(page).getByRole("heading", { name: "Bel eerst terug" })).toBeVisible();
  expect(recorder.figures().clicks).toBeLessThanOrEqual(2);
  for (const box of await main(page).getByRole("checkbox").all()) await recorder.click(box);
  await recorder.click(main(page).getByRole("button", { name: "Deblokkeren" }));
  await expect(page.getByRole("status").first()).toContainText("Cees");
  expect(recorder.figures().clicks).toBeLessThanOrEqual(6);
  // The act closed the call that was asked for.
  await page.goto("/nl/medewerker/terugbellen");
  await expect(main(page)).not.toContainText("Cees");
});

test("the screens of onboarding", async ({ page }) => {
  await signIn(page, "otto@verzekeraar.example");
  const queue = "/medewerker/aanmeldingen";
  const mine = await pathOf(page, queue, "Zadel");
  const waiting = await pathOf(page, queue, "Kleur");
  const linden = await pathOf(page, `${organisations}?q=linden`, "Linden");
  await lookAt(page, [
    queue,
    `${queue}?toon=alles`,
    waiting,
    mine,
    `${organisations}?q=zzz`,
    linden,
    `${organisations}/nieuw`,
    { path: `${organisations}/nieuw`, act: send() },
    ...["wijzigen", "samenvoegen", "sluiten"].map((act) => `${linden}/${act}`),
    `${organisations}/laden`,
    "/medewerker/goedkeuren",
  ]);
});

test("a second of the staff sees what would happen to whom, and approves it with one click", async ({ page }) => {
  await signIn(page, "ina@verzekeraar.example");
  await page.goto("/nl/medewerker/goedkeuren");
  await expect(main(page)).toContainText("Sven");
  await main(page).getByRole("button", { name: "Goedkeuren" }).click();
  await expect(main(page)).toContainText("Goedgekeurd. Het is meteen gebeurd.");
  await expect(main(page)).not.toContainText("Sven");
});

test("the screens of who watches, and of who manages staff", async ({ page, browser, ownPortal }) => {
  await signIn(page, "aad@verzekeraar.example");
  await lookAt(page, ["/medewerker/logboek", "/medewerker/logboek?wie=niemand", "/medewerker/cijfers"]);
  const stefs = await (await browser.newContext({ baseURL: ownPortal.origin })).newPage();
  await signIn(stefs, "stef@verzekeraar.example");
  const people = "/medewerker/medewerkers";
  const aad = await pathOf(stefs, people, "Aad");
  await lookAt(stefs, [people, `${people}/nieuw`, { path: `${people}/nieuw`, act: send() }, aad, `${aad}/beeindigen`]);
});
