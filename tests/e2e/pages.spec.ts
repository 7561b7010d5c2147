import { expect, type APIRequestContext } from "@playwright/test";
import { readyAddresses } from "#lib/ready-pages.ts";
import { inOwnPortal as test } from "./portal.ts";
import { mailbox, nextMessage, password, pathIn, signIn } from "./support.ts";

const bert = "bert@delinden.example";
const dora = "dora@delinden.example";

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
    await expect(page).toHaveTitle(/^Fout: Vraag je beheerder om hulp/);
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

    const dorasPage = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
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
      expect(link).toMatch(/^\/nl\/beheer\/hulpvragen\/[\w-]+\?voor=[\w-]+$/);
      await page.goto(link);
      await expect(page).toHaveURL(`/nl/inloggen?naar=${encodeURIComponent(link)}`);
      await signIn(page, bert);
      await expect(page).toHaveURL(link);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dora Dekker vraagt hulp");
    });
  });
}

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

/** One answer, with its own nonce left out of it. */
async function answerOf(request: APIRequestContext, address: string, headers: Record<string, string> = {}) {
  const answer = await request.get(address, { headers });
  const policy = answer.headers()["content-security-policy"] ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "none";
  const { date, connection, ...others } = answer.headers();
  for (const name of ["content-length", "transfer-encoding", "keep-alive"]) delete others[name];
  const text = JSON.stringify([answer.status(), Object.entries(others).sort(), await answer.text()]);
  return { nonce, text: text.replaceAll(nonce, "…") };
}

test("a public page that is ready is what Next gives, byte for byte but for the nonce", async ({ request }) => {
  // A cookie of ours leads past what is ready.
  const byNext = { cookie: "portal.none=1" };
  const different: string[] = [];
  const compare = async (address: string) => {
    const [next, first, second] = [
      await answerOf(request, address, byNext),
      await answerOf(request, address),
      await answerOf(request, address),
    ];
    expect(new Set([next.nonce, first.nonce, second.nonce]).size).toBe(3);
    return next.text === second.text && first.text === second.text;
  };
  const rest = [...readyAddresses];
  const work = async () => {
    for (let address = rest.pop(); address !== undefined; address = rest.pop())
      // The Servicedesk may have closed between the two.
      if (!(await compare(address)) && !(await compare(address))) different.push(address);
  };
  await Promise.all(Array.from({ length: 4 }, work));
  expect(different).toEqual([]);
});

test("the list of colleagues comes without scripts, and says what React's page says", async ({ page, context }) => {
  await signIn(page, bert);
  const list = "/nl/beheer/gebruikers?status=actief";
  const scripts = page.locator("script");
  // The first page of a process is Next's.
  await page.goto(list);
  for (const address of [list, "/en/beheer/gebruikers", "/nl/beheer/gebruikers?q=niemand"]) {
    await page.goto(address);
    await expect(scripts).toHaveCount(0);
    const [ours, title] = [await page.locator("body").ariaSnapshot(), await page.title()];
    // With a form that was kept, the page is React's.
    await context.addCookies([{ name: "portal.kept", value: "x", url: page.url() }]);
    await page.goto(address);
    await expect(scripts).not.toHaveCount(0);
    // Next's scripts add an empty place to announce a page in.
    expect((await page.locator("body").ariaSnapshot()).replace(/\n- alert$/, "")).toBe(ours);
    expect(await page.title()).toBe(title);
    await context.clearCookies({ name: "portal.kept" });
  }
});
