import { expect, type Locator, type Page } from "@playwright/test";
import { inOwnPortal as test, type Portal } from "#tests/e2e/portal.ts";
import { Recorder, type Figures } from "#tests/e2e/recorder.ts";
import { mailbox, main, mobile, nextMessage, pathAlone, pathIn, signIn } from "#tests/e2e/support.ts";

const anna = "anna@delinden.example";
const bert = "bert@delinden.example";
const dora = "dora@delinden.example";
const fleur = "fleur@delinden.example";
const oldNumber = "+31612340960";

test.describe.configure({ mode: "serial" });

type Goal = Partial<Record<"clicks" | "keys" | "words" | "seconds" | "wordsAPage", number>>;

function within({ clicks, keys, words, seconds, pages }: Figures, goal: Goal): void {
  const journey = JSON.stringify({ clicks, keys, words, seconds, pages });
  test.info().annotations.push({ type: "journey", description: journey });
  const most = Math.max(...pages.map((page) => page.words));
  const found = { clicks, keys, words, seconds, wordsAPage: most };
  for (const [name, limit] of Object.entries(goal)) {
    expect.soft(found[name as keyof Goal], `${name} of ${journey}`).toBeLessThanOrEqual(limit);
  }
}

async function linkTo(page: Page, email: string, subject: RegExp): Promise<string> {
  const letters = await mailbox(page.request, email);
  return pathIn(letters.find((letter) => subject.test(letter.subject))?.links[0]);
}

/** As if everyone who is signed in showed their second factor a quarter of an hour ago. */
const ageFactors = (portal: Portal) =>
  portal.meanwhile(`UPDATE "Session" SET "factorAt" = "factorAt" - interval '15 minutes'`);

type Manner = (recorder: Recorder, target: Locator) => Promise<void>;
const byMouse: Manner = (recorder, target) => recorder.click(target);
const byKeyboard: Manner = async (recorder, target) => {
  await recorder.tabTo(target);
  await recorder.press("Enter");
};

test.describe("journey 2: from the mail to a colleague who can sign in again", () => {
  async function unblock(page: Page, link: string, choose: Manner): Promise<Figures> {
    const recorder = new Recorder(page);
    await recorder.open(link);
    await choose(recorder, main(page).getByRole("button", { name: /Deblokkeren|Unblock/ }));
    await recorder.arrive(/gedaan=/);
    return recorder.figures();
  }

  test("one click, nothing typed and little to read; Dora hears it, and it can be undone", async ({ page }) => {
    const link = await linkTo(page, bert, /Dora Dekker vraagt je hulp/);
    const heard = (await mailbox(page.request, dora)).length;
    await signIn(page, bert);
    within(await unblock(page, link, byMouse), { clicks: 2, keys: 0, words: 60, seconds: 25 });
    expect((await nextMessage(page.request, dora, heard)).subject).toBe("Je kunt weer inloggen");
    await expect(main(page).getByRole("button", { name: "Blokkeer weer" })).toBeVisible();
    await page.goto("/nl/beheer/logboek");
    await expect(main(page)).toContainText("Bert Bos deblokkeerde Dora Dekker");
  });

  test("the second beheerder reads who was first", async ({ page }) => {
    await signIn(page, anna);
    await page.goto(await linkTo(page, anna, /Dora Dekker vraagt je hulp/));
    await expect(page.getByRole("status").last()).toContainText("Al opgelost door Bert Bos");
    await expect(main(page).getByRole("button", { name: "Deblokkeren" })).toHaveCount(0);
  });

  test("with the keyboard alone, in English, on 320 pixels", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await signIn(page, bert);
    const link = (await linkTo(page, bert, /Dora Dekker vraagt je hulp/)).replace("/nl/", "/en/");
    await page.goto(`${link.replace("/nl/", "/en/")}`);
    const { searchParams } = new URL(page.url());
    expect([...searchParams.keys()]).toEqual(["voor"]);
    await page.goto("/nl/beheer/gebruikers?q=dora");
    await main(page).getByRole("link", { name: "Dekker, Dora" }).click();
    await main(page).getByRole("link", { name: "Blokkeren" }).click();
    await main(page).getByRole("radio").first().check();
    await main(page).getByRole("button", { name: "Blokkeren" }).click();
    await expect(page).toHaveURL(/melding=/);
    const { clicks } = await unblock(page, link, byKeyboard);
    expect(clicks).toBe(0);
    expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(320);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});

test.describe("journey 3: a colleague has a new phone", () => {
  async function toNumber(page: Page, recorder: Recorder, number: string, choose: Manner): Promise<void> {
    const field = main(page).locator("input[name=mobileNumber]");
    await choose(recorder, main(page).locator("a[href$='/mobiel-nummer']"));
    await recorder.arrive(/\/mobiel-nummer$/);
    if (!(await field.evaluate((element) => element === document.activeElement))) await recorder.focus(field);
    await recorder.type(number);
    const seen = (await mailbox(page.request, mobile[anna] ?? "")).length;
    await recorder.press("Enter");
    const { code } = await nextMessage(page.request, mobile[anna] ?? "", seen);
    const own = main(page).locator("input[name=ownCode]");
    await expect(own).toBeVisible();
    await expect(field).toHaveValue(number);
    // Pasted, or offered by the telephone.
    await own.fill(code ?? "");
    await recorder.press("Enter");
    await recorder.arrive(/\/beheer\/gebruikers\/.*melding=|\/mobiel-nummer\?/);
  }

  test("little to click, the number to type and the own code; everyone who should know is told", async ({
    page,
    ownPortal,
  }) => {
    await signIn(page, anna);
    await page.goto("/nl/beheer/gebruikers?q=fleur");
    const person = (await main(page).getByRole("link", { name: "Janssen, Fleur" }).getAttribute("href")) ?? "";
    await ageFactors(ownPortal);
    const told = await Promise.all([fleur, bert, oldNumber].map((to) => mailbox(page.request, to)));
    const recorder = new Recorder(page);
    await recorder.open(person);
    await toNumber(page, recorder, "0612349999", byMouse);
    within(recorder.figures(), { clicks: 4, keys: 12, words: 160, seconds: 70, wordsAPage: 80 });
    for (const [i, to] of [fleur, bert, oldNumber].entries()) {
      expect((await nextMessage(page.request, to, told[i]?.length ?? 0)).links.join()).toContain("dit-was-ik-niet");
    }
    await expect(main(page)).not.toContainText("0612349999");
  });

  test("Fleur finishes it with her password and a code, and from then on codes go to the new number", async ({
    page,
  }) => {
    const link = await linkTo(page, fleur, /nummer/);
    await page.goto(link);
    await page.getByLabel("Wachtwoord", { exact: true }).fill("Demo-wachtwoord-2026");
    const seen = (await mailbox(page.request, "+31612349999")).length;
    await main(page).getByRole("button").last().click();
    const { code } = await nextMessage(page.request, "+31612349999", seen);
    await page.getByRole("textbox", { name: "Code" }).fill(code ?? "");
    await page.getByRole("button", { name: "Code controleren" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const again = (await mailbox(page.request, "+31612349999")).length;
    await page.goto("/nl/inloggen");
    await page.getByLabel("E-mailadres of toegangscode").fill(fleur);
    await page.getByLabel("Wachtwoord", { exact: true }).fill("Demo-wachtwoord-2026");
    await page.getByRole("button", { name: "Inloggen" }).click();
    expect((await nextMessage(page.request, "+31612349999", again)).code).toMatch(/^\d{6}$/);
  });

  test("a landline is refused with the reason, and what was typed stays", async ({ page }) => {
    await signIn(page, anna);
    await page.goto("/nl/beheer/gebruikers?q=bram");
    const person = pathAlone(await main(page).getByRole("link", { name: "Loon, Bram van" }).getAttribute("href"));
    await page.goto(`${person}/mobiel-nummer`);
    const field = main(page).locator("input[name=mobileNumber]");
    await field.fill("020 - 123 45 67");
    await field.press("Enter");
    await expect(field).toHaveAccessibleDescription(/vast nummer/);
    await expect(field).toHaveValue("020 - 123 45 67");
  });

  test.describe("without JavaScript", () => {
    test.use({ javaScriptEnabled: false });
    test("the own code is asked in the same form too", async ({ page, ownPortal }) => {
      await signIn(page, anna);
      await page.goto("/nl/beheer/gebruikers?q=bram");
      const person = pathAlone(await main(page).getByRole("link", { name: "Loon, Bram van" }).getAttribute("href"));
      await ageFactors(ownPortal);
      await page.goto(`${person}/mobiel-nummer`);
      const seen = (await mailbox(page.request, mobile[anna] ?? "")).length;
      await main(page).locator("input[name=mobileNumber]").fill("+31 6 1234 9998");
      await main(page).locator("input[name=mobileNumber]").press("Enter");
      const { code } = await nextMessage(page.request, mobile[anna] ?? "", seen);
      await expect(main(page).locator("input[name=mobileNumber]")).toHaveValue("+31 6 1234 9998");
      await main(page)
        .locator("input[name=ownCode]")
        .fill(code ?? "");
      await main(page).locator("input[name=ownCode]").press("Enter");
      await expect(page).toHaveURL(/\/beheer\/gebruikers\/[\w-]+(\/mobiel-nummer)?\?/);
    });
  });
});

const letters = (n: number) => String.fromCharCode(97 + Math.floor(n / 7), 97 + (n % 7));

/** A file as an office keeps it: 40 people whose addresses begin with `name`, and three cells that are wrong. */
function list(name: string): string {
  const rows = Array.from({ length: 40 }, (_, n) => {
    const number = `06${String(12_340_000 + n)}`;
    return [`Nina${letters(n)}`, "van der", `Bos${letters(n)}`, `${name}${n}@delinden.example`, number];
  });
  (rows[3] ?? [])[4] = "06123400039";
  (rows[10] ?? [])[3] = `${name}10@delinden.example@`;
  (rows[20] ?? [])[4] = "061234002";
  return ["Voornaam;Tussenvoegsel;Achternaam;Mail;Mob.", ...rows.map((row) => row.join(";"))].join("\r\n");
}

test.describe("journey 5: forty colleagues from an own list, three cells mended in the page", () => {
  async function brought(page: Page, portal: Portal, locale: "nl" | "en", choose: Manner): Promise<Figures> {
    const name = choose === byMouse ? "import" : "lijst";
    await signIn(page, anna);
    await page.goto(`/${locale}/beheer/gebruikers`);
    await ageFactors(portal);
    const recorder = new Recorder(page);
    await recorder.open(`/${locale}/beheer/gebruikers/importeren`);
    const file = { name: "collega's.csv", mimeType: "text/csv", buffer: Buffer.from(list(name)) };
    const field = main(page).locator("input[type=file]");
    if (choose === byMouse) await recorder.choose(field, file);
    else await field.setInputFiles(file);
    await choose(recorder, main(page).getByRole("button", { name: /Bestand controleren|Check the file/ }));
    await expect(page).toHaveURL(/importeren\/[\w-]{30,}/);
    if (page.url().endsWith("/kolommen")) {
      await recorder.arrive(/\/kolommen$/);
      await choose(recorder, main(page).getByRole("button", { name: /Verder|Continue/ }));
    }
    await recorder.arrive(/importeren\/[\w-]{30,}$/);
    const wrong = main(page).locator("table input[aria-invalid=true]");
    await expect(wrong).toHaveCount(3);
    for (const [i, key] of ["Backspace", "Backspace", "0"].entries()) {
      if (choose === byMouse) await recorder.focus(wrong.nth(i));
      else await recorder.tabTo(wrong.nth(i));
      await recorder.press("End");
      await recorder.press(key);
    }
    await choose(
      recorder,
      main(page)
        .getByRole("button", { name: /^(Opslaan|Save your)/ })
        .first(),
    );
    await expect(main(page)).toContainText("40");
    await expect(wrong).toHaveCount(0);
    await recorder.arrive(/importeren\/[\w-]{30,}/);
    const seen = (await mailbox(page.request, mobile[anna] ?? "")).length;
    const start = main(page).getByRole("button", { name: /^(Importeren|Import)$/ });
    await choose(recorder, start);
    const { code } = await nextMessage(page.request, mobile[anna] ?? "", seen);
    await main(page)
      .locator("input[name=ownCode]")
      .fill(code ?? "");
    await choose(recorder, start);
    await expect(main(page).locator("input[name=ownCode]")).toHaveCount(0);
    await expect(async () => {
      if (choose !== byMouse) await page.reload();
      await expect(main(page)).toContainText(/40 (collega’s )?toegevoegd|40 (colleagues|people) added/i, {
        timeout: 1000,
      });
    }).toPass({ timeout: 30_000 });
    await recorder.arrive(/importeren\/[\w-]{30,}/);
    const figures = recorder.figures();
    await page.goto(`/nl/beheer/gebruikers?q=${name}39`);
    await expect(main(page)).toContainText(`${name}39@delinden.example`);
    return figures;
  }

  test("by mouse: eight clicks", async ({ page, ownPortal }) => {
    // Every cell of every row can be mended, so the Tab key passes those of other rows.
    within(await brought(page, ownPortal, "nl", byMouse), { clicks: 8, keys: 3 * 8, seconds: 300 });
  });

  test.describe("on a phone, in English, by keyboard and without JavaScript", () => {
    test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    test("the same, without a click", async ({ page, ownPortal }) => {
      expect((await brought(page, ownPortal, "en", byKeyboard)).clicks).toBe(0);
    });
  });
});

test.describe("journey 6: sixteen colleagues who do not sign in any more", () => {
  /** As if so many of the imported had begun, and not signed in for four months. */
  const unused = (portal: Portal, from: number) =>
    portal.meanwhile(`SET session_replication_role = replica;
      WITH people AS (
        UPDATE "Account" SET status = 'ACTIVE', "mobileProvenAt" = now(), "lastSignInAt" = now() - interval '120 days'
        WHERE email = ANY (SELECT 'import' || n || '@delinden.example' FROM generate_series(${from}, ${from + 15}) n)
        RETURNING id)
      UPDATE "Authorisation" SET status = 'ACTIVE' WHERE "accountId" IN (SELECT id FROM people);
      UPDATE "Account" SET "lastSignInAt" = now() WHERE "lastSignInAt" < now() - interval '80 days'
        AND email NOT LIKE 'import%@delinden.example';
      UPDATE "Session" SET "factorAt" = "factorAt" - interval '15 minutes'`);

  async function withdrawn(page: Page, locale: "nl" | "en", choose: Manner): Promise<Figures> {
    const recorder = new Recorder(page);
    await recorder.open(`/${locale}/beheer`);
    await choose(recorder, main(page).locator("a[href*='filter=ongebruikt']"));
    await recorder.arrive(/filter=ongebruikt/);
    const everyone = main(page).locator("input[name=alle][value=alles]");
    if (choose === byMouse) await recorder.click(everyone);
    else await recorder.tabTo(everyone).then(() => recorder.press("Space"));
    await choose(recorder, main(page).locator("button[name=act][value=withdraw]"));
    await recorder.arrive(/\/tegelijk\//);
    const seen = (await mailbox(page.request, mobile[anna] ?? "")).length;
    const start = main(page).getByRole("button", { name: /16 mensen|16 people/ });
    await choose(recorder, start);
    const { code } = await nextMessage(page.request, mobile[anna] ?? "", seen);
    await main(page)
      .locator("input[name=ownCode]")
      .fill(code ?? "");
    await choose(recorder, start);
    await expect(main(page)).toContainText(/Gedaan bij 16 mensen|Done for 16 people/);
    await recorder.arrive(/\/tegelijk\//);
    return recorder.figures();
  }

  test("by mouse: five clicks, the own code and nothing typed", async ({ page, ownPortal }) => {
    await signIn(page, anna);
    await unused(ownPortal, 0);
    within(await withdrawn(page, "nl", byMouse), { clicks: 5, keys: 0, words: 900, seconds: 300 });
    await main(page).getByRole("link", { name: "Terug naar de lijst" }).click();
    await expect(page).toHaveURL(/filter=ongebruikt/);
  });

  test.describe("on a phone, in English, by keyboard and without JavaScript", () => {
    test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    test("the same, without a click", async ({ page, ownPortal }) => {
      await signIn(page, anna);
      await unused(ownPortal, 16);
      within(await withdrawn(page, "en", byKeyboard), { clicks: 0, seconds: 300 });
    });
  });
});
