import { expect, type Page } from "@playwright/test";
import { lookAtAll, send, type Screen, type Titles } from "#tests/e2e/look.ts";
import { inOwnPortal as test } from "#tests/e2e/portal.ts";
import { mailbox, main, mobile, nextMessage, pathAlone, pathIn, signIn } from "#tests/e2e/support.ts";

const anna = "anna@delinden.example";
const bram = "bram@delinden.example";
const fleur = "fleur@delinden.example";
const hanna = "hanna@bakkerijjansen.example";
const ivo = "ivo@dubbel.example";
const list = "/beheer/gebruikers";

/** What is called the same in both languages. */
const names =
  /^(Open|Administrators?|Assurantiekantoor De Linden|(Anna|Bert|Bram|Dora|Emre|Fleur|Gerda|Hanna|Ivo|Joost|Mies|Sanne)\b[\w ’]+)$/;

const lookAt = (page: Page, screens: readonly (string | Screen)[], titles: Titles = new Map()) =>
  lookAtAll(page, screens, { alike: names, titles });

async function personPath(page: Page, name: string): Promise<string> {
  await page.goto(`/nl${list}?q=${name}`);
  return pathAlone(await main(page).locator("tbody a").first().getAttribute("href")).slice(3);
}

/** Where one is, after the language. */
const here = (page: Page) => pathIn(page.url()).slice(3);

/** Fills in a form at an address, sends it and says where that leads. */
async function doIt(page: Page, path: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
  await page.goto(`/nl${path}`);
  for (const [name, value] of Object.entries(fields)) await main(page).locator(`input[name=${name}]`).fill(value);
  for (const box of await main(page).getByRole("checkbox").all()) await box.check();
  const reasons = main(page).locator("input[name=reason]");
  if (await reasons.count()) await reasons.first().check();
  const submit = main(page).locator("form .button:not([type=button])").last();
  await submit.click();
  // A number is shown back first.
  if (fields["mobileNumber"]) {
    await expect(main(page)).toContainText(/Klopt dit nummer: 06/);
    await submit.click();
  }
  await expect(page).toHaveURL((url) => pathIn(url.href) !== `/nl${path}`);
  return here(page);
}

/** The link of this kind in the next mail to someone. */
async function linkIn(page: Page, to: string, kind: string, act: () => Promise<unknown>): Promise<string> {
  const seen = (await mailbox(page.request, to)).length;
  await act();
  const { links } = await nextMessage(page.request, to, seen);
  return pathIn(links.find((link) => link.includes(`/${kind}/`))).slice(3);
}

async function press(page: Page, path: string, button = "main form .button"): Promise<void> {
  await page.goto(`/nl${path}`);
  const text = await main(page).innerText();
  await page.locator(button).last().click();
  // A button that is pressed first says that it is busy; whoever leaves then may take back what was sent.
  await page.waitForFunction((before) => {
    const now = document.querySelector("main");
    return now && !now.querySelector("[aria-busy]") && now.innerText !== before;
  }, text);
}

async function askCode(page: Page): Promise<void> {
  const code = main(page).locator("input[name=code]");
  if ((await code.count()) === 0) await main(page).getByRole("button").click();
  await expect(code).toBeVisible();
}

/** The screens about everyone have a title each, in however many tests they are looked at. */
const aboutEveryone: Titles = new Map();

test("the screens about everyone", async ({ page }) => {
  await signIn(page, anna);
  const bramsId = (await personPath(page, "bram")).split("/").at(-1);
  const screens = [
    `${list}?status=uitgenodigd&rol=medewerker&portaal=mkb&filter=zonder-nummer`,
    `${list}/exporteren`,
    `${list}/nieuw`,
    { path: `${list}/nieuw`, act: send("", "4", "", "", "geen adres", "020 1234567") },
    "/beheer/logboek?van=2020-01-01&tot=2020-01-02",
    `/beheer/logboek?wie=${bramsId}`,
    "/bevestigen",
    { path: "/bevestigen", act: askCode },
  ];
  await lookAt(page, screens, aboutEveryone);
  await page.goto("/nl/mijn/geschiedenis");
  const line = await main(page).locator("a[href*='/mijn/geschiedenis/']").first().getAttribute("href");
  await lookAt(page, ["/mijn/geschiedenis", line?.slice(3) ?? ""]);
});

test("the screens about the beheerders", async ({ page }) => {
  await signIn(page, anna);
  const bert = await personPath(page, "bert");
  const bramsId = (await personPath(page, "bram")).split("/").at(-1);
  const leaders = "/beheer/beheerders";
  const screens = [
    leaders,
    "/beheer/goedkeuren",
    `${leaders}/toevoegen`,
    `${leaders}/toevoegen?wie=${bramsId}`,
    `${leaders}/overdragen?wie=${bramsId}`,
    { path: `${leaders}/waarnemer?wie=${bramsId}`, act: send("", "") },
    `${leaders}/${bert.split("/").at(-1)}/stoppen`,
  ];
  await lookAt(page, screens, aboutEveryone);
});

test("the screens about one colleague", async ({ page }) => {
  await signIn(page, anna);
  const [emre, gerda, sanne] = [
    await personPath(page, "emre"),
    await personPath(page, "gerda"),
    await personPath(page, "sanne"),
  ];
  await lookAt(page, [
    { path: `${sanne}/blokkeren`, act: send() },
    `${sanne}/intrekken`,
    `${sanne}/rechten`,
    { path: `${sanne}/naam`, act: send("", "", "", "") },
    `${sanne}/e-mailadres`,
    { path: `${sanne}/mobiel-nummer`, act: send("020 1234567") },
    { path: `${sanne}/opnieuw-activeren`, act: send("1") },
    `${emre}/opnieuw-autoriseren`,
    `${gerda}/uitnodiging`,
  ]);
  const added = await doIt(page, `${list}/nieuw`, {
    firstName: "Mies",
    lastName: "Smit",
    email: "mies@delinden.example",
  });
  const blocked = await doIt(page, `${sanne}/blokkeren`);
  await lookAt(page, [added, blocked, `${sanne}/mobiel-nummer`]);
});

test("the screens of a change on its way, of the links it sends, and of staff", async ({ page, browser }) => {
  await signIn(page, anna);
  const [brams, fleurs, joosts] = [
    await personPath(page, "bram"),
    await personPath(page, "fleur"),
    await personPath(page, "joost"),
  ];
  const invitation = await linkIn(page, hanna, "uitnodiging", () =>
    doIt(page, `${list}/nieuw`, { firstName: "Hanna", lastName: "Lam", email: hanna }),
  );
  const guest = here(page);
  const number = await linkIn(page, fleur, "mobiel-nummer", () =>
    doIt(page, `${fleurs}/mobiel-nummer`, { mobileNumber: "06 12349999" }),
  );
  const started = here(page);
  const notMe = pathIn(
    (await mailbox(page.request, fleur))[0]?.links.find((link) => link.includes("/dit-was-ik-niet/")),
  ).slice(3);
  const address = await linkIn(page, bram, "e-mailadres", () =>
    doIt(page, `${brams}/e-mailadres`, { email: "bram@nieuw.example" }),
  );
  const addressStarted = here(page);
  const ivos = await personPath(page, "ivo");
  const name = await linkIn(page, ivo, "nieuwe-naam", () => doIt(page, `${ivos}/naam`, { lastName: "Verhoeven" }));
  const proposed = here(page);
  const reactivated = await doIt(page, `${joosts}/opnieuw-activeren`, { mobileNumber: "06 12349998" });

  await lookAt(page, [
    guest,
    started,
    fleurs,
    addressStarted,
    proposed,
    `${ivos}/naam`,
    name,
    reactivated,
    joosts,
    number,
    { path: number, act: send("") },
    notMe,
    address,
    invitation,
    ...["mobiel-nummer", "dit-was-ik-niet", "e-mailadres", "nieuwe-naam", "uitnodiging"].map(
      (kind) => `/${kind}/bestaat-niet-of-is-half-gekopieerd`,
    ),
    "/mobiel-nummer/code",
  ]);
  for (const link of [invitation, address, name, notMe]) await press(page, link);
  await lookAt(page, [invitation, address, name, notMe, number]);

  const saras = await (await browser.newContext()).newPage();
  await signIn(saras, "sara@verzekeraar.example");
  await lookAt(saras, ["/medewerker/zaken", "/medewerker/gebruikers", "/medewerker/gebruikers?q=fleur"]);
  await saras.goto("/nl/medewerker/zaken");
  await expect(main(saras)).toContainText("Janssen, Fleur");
});

test("the screens of an import", async ({ page, ownPortal }) => {
  await signIn(page, anna);
  const rows = [
    "Voornaam;Kolom twee;Mail;Mobiel;Kolom vijf",
    "Nina;Bos;nina@delinden.example;06 12340801;x",
    "Otis;;otis@delinden;020 1234567;y",
  ];
  await page.goto(`/nl${list}/importeren`);
  const file = { name: "lijst.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\r\n")) };
  await main(page).locator("input[type=file]").setInputFiles(file);
  await main(page).locator("form .button").last().click();
  await expect(page).toHaveURL(/importeren\/.+\/kolommen$/);
  const columns = here(page);
  await lookAt(page, [`${list}/importeren`, { path: `${list}/importeren`, act: send() }, columns]);
  await page.goto(`/nl${columns}`);
  await main(page).getByLabel("Kolom twee").selectOption("lastName");
  await main(page).getByRole("button", { name: "Verder" }).click();
  await expect(page).not.toHaveURL(/kolommen/);
  const check = here(page);
  await lookAt(page, [check]);

  await ownPortal.meanwhile(`UPDATE "Session" SET "factorAt" = "factorAt" - interval '15 minutes'`);
  const asksCode = async () => {
    const start = main(page).getByRole("button", { name: /^Import(eren|)$/ });
    await start.click();
    await expect(main(page).locator("input[name=ownCode]")).toBeVisible();
  };
  const seen = (await mailbox(page.request, mobile[anna] ?? "")).length;
  await lookAt(page, [{ path: check, act: asksCode }]);
  await page.goto(`/nl${check}`);
  await asksCode();
  const { code } = await nextMessage(page.request, mobile[anna] ?? "", seen);
  await main(page)
    .locator("input[name=ownCode]")
    .fill(code ?? "");
  await main(page).locator("input[name=ownCode]").press("Enter");
  await expect(main(page)).toContainText("1 collega toegevoegd");
  await lookAt(page, [check, `${check}/terugdraaien`]);
});

test("the overview of an office where nobody waits", async ({ page, ownPortal }) => {
  await ownPortal.meanwhile(`
    SET session_replication_role = replica;
    UPDATE "Authorisation" SET role = 'ADMINISTRATOR' FROM "Account"
      WHERE "Account".id = "accountId" AND email = '${hanna}' AND "Authorisation".status = 'ACTIVE';
    UPDATE "Account" SET status = 'ACTIVE', "blockCause" = NULL, "blockedAt" = NULL WHERE email LIKE 'cees@%';
    UPDATE "HelpRequest" SET status = 'RESOLVED', "resolvedAt" = "createdAt" WHERE status IN ('RECEIVED', 'SEEN');`);
  await signIn(page, hanna);
  if (page.url().includes("kies-organisatie")) await page.getByRole("button", { name: /Bakkerij/ }).click();
  await lookAt(page, ["/beheer", list, "/beheer/beheerders"]);
  await page.goto("/nl/beheer");
  await expect(main(page).getByRole("button", { name: /Deblokkeren|Laat weten/ })).toHaveCount(0);
});
