import { expect, type Browser, type Page } from "@playwright/test";
import { inOwnPortal } from "./portal.ts";
import { enterCode, mailbox, mobile, nextMessage, password, pathIn, resetLink, signIn } from "./support.ts";

const bert = "bert@delinden.example";
const bram = "bram@delinden.example";
const dora = "dora@delinden.example";
const gerda = "gerda@delinden.example";
const hanna = "hanna@bakkerijjansen.example";
const ivo = "ivo@dubbel.example";
const sara = "sara@verzekeraar.example";
const newPassword = "Zeven fietsen in de regen";

const test = inOwnPortal();

const newPage = async (browser: Browser, javaScriptEnabled = true) =>
  (await browser.newContext({ javaScriptEnabled })).newPage();

/** Opens a page twenty times in the ways of mail scanners, previews and browsers that guess ahead. */
async function openAsMachinesDo(page: Page, path: string): Promise<void> {
  const ways = [
    {},
    { purpose: "prefetch" },
    { "sec-purpose": "prefetch;prerender" },
    { rsc: "1", "next-router-prefetch": "1" },
    { "user-agent": "curl/8.0", accept: "*/*" },
  ];
  const answers = Array.from({ length: 20 }, (_, i) =>
    page.request.fetch(path, { method: i % 2 ? "HEAD" : "GET", headers: ways[i % ways.length] ?? {} }),
  );
  for (const answer of await Promise.all(answers)) expect(answer.status()).toBeLessThan(400);
}

async function choosePassword(page: Page, chosen: string, button: string, number: string): Promise<void> {
  const seen = (await mailbox(page.request, number)).length;
  await page.getByLabel(/wachtwoord/i).fill(chosen);
  await page.getByRole("main").getByRole("button", { name: button }).click();
  await enterCode(page, number, seen);
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a help request with a mistake comes back with what was typed and says by the field what is wrong", async ({
    page,
  }) => {
    await page.goto("/nl/hulp-bij-inloggen/vraag-je-beheerder");
    await page.getByLabel("E-mailadres").fill("dora bij de linden");
    await page.getByLabel("Wat lukt er niet?").selectOption("NO_MAIL");
    await page.getByLabel("Tussenpersoon-, polis- of KvK-nummer").fill("10023");
    await page.getByRole("button", { name: "Verstuur hulpvraag" }).click();

    const sentence = "Vul een e-mailadres in zoals naam@bedrijf.nl.";
    const email = page.getByLabel("E-mailadres");
    await expect(email).toHaveAccessibleDescription(new RegExp(sentence));
    await expect(email).toHaveAttribute("aria-invalid", "true");
    await expect(email).toHaveValue("dora bij de linden");
    await expect(page.getByLabel("Wat lukt er niet?")).toHaveValue("NO_MAIL");
    await expect(page.getByLabel("Tussenpersoon-, polis- of KvK-nummer")).toHaveValue("10023");
    await page.getByRole("main").getByRole("alert").getByRole("link", { name: sentence }).click();
    await expect(email).toBeFocused();

    await email.fill("niemand@nergens.example");
    await page.getByRole("button", { name: "Verstuur hulpvraag" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Je hulpvraag is verstuurd");
  });

  test("a reset link opened twenty times by machines still works, once, and the new password signs in", async ({
    page,
  }) => {
    const link = await resetLink(page, hanna);
    await openAsMachinesDo(page, link);
    await page.goto(link);
    await choosePassword(page, newPassword, "Verder", mobile[hanna] ?? "");
    await expect(page.getByRole("status")).toContainText("Je nieuwe wachtwoord is opgeslagen");
    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deze link is al gebruikt");
    await page.goto("/nl/inloggen");
    await signIn(page, hanna, newPassword);
    await expect(page).toHaveURL(/\/nl\/mijn$/);
  });

  test("an activation link opened twenty times by machines still activates, once", async ({ page }) => {
    const [invitation] = await mailbox(page.request, gerda);
    const link = pathIn(invitation?.links.find((found) => found.includes("/activeren/")));
    await openAsMachinesDo(page, link);
    await page.goto(link);
    await choosePassword(page, newPassword, "Account activeren", mobile[gerda] ?? "");
    await expect(page.getByRole("status")).toContainText("Je account is actief");
    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deze link is al gebruikt");
  });

  test("unblocking works and so does taking it back: then she is blocked as before", async ({ page, browser }) => {
    const doras = page.getByRole("row", { name: "Dekker" });
    await signIn(page, bert);
    await page.goto("/nl/beheer/gebruikers?q=dora");
    await doras.getByRole("button", { name: "Deblokkeren" }).click();
    await expect(page.getByRole("status")).toContainText("Dora Dekker kan weer inloggen");
    await expect(doras).toContainText("Actief");

    const seen = (await mailbox(page.request, dora)).length;
    await page.getByRole("button", { name: "Blokkeer weer" }).click();
    await expect(page.getByRole("status")).toContainText("Dora Dekker is weer geblokkeerd");
    await expect(doras).toContainText("Geblokkeerd");
    await page.goto("/nl/beheer/hulpvragen");
    await expect(page.getByRole("main").getByRole("button", { name: /^Deblokkeren.*Dora Dekker$/ })).toBeVisible();
    await expect.poll(async () => (await mailbox(page.request, dora)).length).toBeGreaterThan(seen);
    expect((await nextMessage(page.request, dora, seen)).subject).toBe("Je bent weer geblokkeerd");

    const dorasPage = await newPage(browser, false);
    await dorasPage.goto("/nl/inloggen");
    await dorasPage.getByLabel("E-mailadres of toegangscode").fill(dora);
    await dorasPage.getByLabel("Wachtwoord", { exact: true }).fill(password);
    await dorasPage.getByRole("button", { name: "Inloggen" }).click();
    await expect(dorasPage.getByRole("alert")).toContainText("Controleer je e-mailadres");
  });
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "with none", () => {
    test.use({ javaScriptEnabled });

    test("a link from a mail, opened signed out, leads over signing in to exactly its page", async ({ page }) => {
      const letters = await mailbox(page.request, bert);
      const link = pathIn(letters.find(({ subject }) => subject.includes("vraagt je hulp"))?.links[0]);
      expect(link).toMatch(/^\/nl\/beheer\/hulpvragen\/[\w-]+$/);
      await page.goto(link);
      await expect(page).toHaveURL(`/nl/inloggen?naar=${encodeURIComponent(link)}`);
      await signIn(page, bert);
      await expect(page).toHaveURL(link);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dora Dekker vraagt hulp");
    });
  });
}

test("what is someone else's is not there, and looks like what never was", async ({ page, browser }) => {
  const ivosPage = await newPage(browser);
  await signIn(ivosPage, ivo);
  await expect(ivosPage).toHaveURL(/\/kies-organisatie$/);
  const atTheBakery = await ivosPage.getByRole("button", { name: /Bakkerij/ }).getAttribute("value");
  const open = async (from: Page, path: string) => {
    const answer = await from.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(from.getByRole("heading", { level: 1 })).toHaveText("Pagina niet gevonden");
    return from.getByRole("main").innerText();
  };

  await signIn(page, bert);
  await expect(page).toHaveURL(/\/nl\/beheer$/);
  const never = await open(page, `/nl/beheer/gebruikers/${crypto.randomUUID()}`);
  expect(await open(page, `/nl/beheer/gebruikers/${atTheBakery}`)).toBe(never);
  await open(page, "/nl/medewerker");

  const others: [string, string[]][] = [
    [bram, ["/nl/beheer", "/nl/beheer/gebruikers", "/nl/beheer/hulpvragen", "/nl/beheer/logboek", "/nl/medewerker"]],
    [sara, ["/nl/beheer", "/nl/beheer/gebruikers", `/nl/beheer/gebruikers/${atTheBakery}`]],
  ];
  for (const [who, paths] of others) {
    const theirs = await newPage(browser);
    await signIn(theirs, who);
    await expect(theirs).toHaveURL(/\/nl\/(mijn|medewerker)$/);
    for (const path of paths) await open(theirs, path);
  }
});

test("after a mistake the focus is on the summary and the title begins with it, until it is put right", async ({
  page,
}) => {
  await page.goto("/nl/inloggen");
  const title = await page.title();
  await page.getByRole("button", { name: "Inloggen" }).click();
  const summary = page.getByRole("main").getByRole("alert");
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(`Fout: ${title}`);
  await expect(summary.getByRole("link")).toHaveText([
    "Vul je e-mailadres of toegangscode in.",
    "Vul je wachtwoord in.",
  ]);

  await page.getByLabel("E-mailadres of toegangscode").fill("niemand@nergens.example");
  await page.getByLabel("Wachtwoord", { exact: true }).fill("verkeerd");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await expect(summary).toContainText("Controleer je e-mailadres");
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(`Fout: ${title}`);
  await expect(page.getByLabel("E-mailadres of toegangscode")).toHaveValue("niemand@nergens.example");
  await page.getByRole("main").getByRole("link", { name: "Wachtwoord vergeten?" }).click();
  await expect(page).not.toHaveTitle(/Fout/);
});
