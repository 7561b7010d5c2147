import { expect, type Locator, type Page } from "@playwright/test";
import { inOwnPortal as test } from "#tests/e2e/portal.ts";
import { Recorder, type Figures } from "#tests/e2e/recorder.ts";
import { mailbox, main, nextMessage, pathIn, signIn } from "#tests/e2e/support.ts";

const otto = "otto@verzekeraar.example";
const ina = "ina@verzekeraar.example";

test.describe.configure({ mode: "serial" });

type Goal = Partial<Record<"clicks" | "keys" | "seconds" | "wordsAPage", number>>;

function within({ clicks, keys, words, seconds, pages }: Figures, goal: Goal): void {
  const journey = JSON.stringify({ clicks, keys, words, seconds, pages });
  test.info().annotations.push({ type: "journey", description: journey });
  const found = { clicks, keys, seconds, wordsAPage: Math.max(...pages.map((page) => page.words)) };
  for (const [name, limit] of Object.entries(goal)) {
    expect.soft(found[name as keyof Goal], `${name} of ${journey}`).toBeLessThanOrEqual(limit);
  }
}

const field = (page: Page, name: string) => main(page).locator(`[name=${name}]`);

type Applicant = {
  readonly kind: "tussenpersoon" | "bedrijf";
  /** Field and answer, a list for each page, in the order of the page; null leaves it open. */
  readonly pages: readonly (readonly (readonly [field: string, answer: string | null])[])[];
  readonly email: string;
  readonly mobile: string;
};

const daan: Applicant = {
  kind: "tussenpersoon",
  pages: [
    [
      ["intermediaryNumber", "10102"],
      ["companyName", "Van den Heuvel"],
    ],
    [
      ["initials", "d"],
      ["firstName", "Daan"],
      ["namePrefix", null],
      ["lastName", "Vermeer"],
    ],
    [
      ["email", "daan@vandenheuvel.example"],
      ["mobileNumber", "0612345101"],
    ],
  ],
  email: "daan@vandenheuvel.example",
  mobile: "+31612345101",
};

const els: Applicant = {
  kind: "bedrijf",
  pages: [
    [
      ["policyNumber", "P-448903"],
      ["companyName", "Buurtmuziek"],
    ],
    [
      ["initials", "e"],
      ["firstName", "Els"],
      ["namePrefix", "van den"],
      ["lastName", "Bos"],
    ],
    [
      ["email", "els@buurtmuziek.example"],
      ["mobileNumber", "06 12 34 51 02"],
    ],
  ],
  email: "els@buurtmuziek.example",
  mobile: "+31612345102",
};

const mia: Applicant = {
  kind: "tussenpersoon",
  pages: [
    [
      ["intermediaryNumber", "10109"],
      ["companyName", "Zeewind"],
    ],
    [
      ["initials", "m"],
      ["firstName", "Mia"],
      ["namePrefix", null],
      ["lastName", "Kok"],
    ],
    [
      ["email", "mia@zeewind.example"],
      ["mobileNumber", "0612345103"],
    ],
  ],
  email: "mia@zeewind.example",
  mobile: "+31612345103",
};

type Manner = {
  readonly locale: "nl" | "en";
  press(recorder: Recorder, target: Locator): Promise<void>;
  into(recorder: Recorder, field: Locator): Promise<void>;
};

const byMouse: Manner = {
  locale: "nl",
  press: (recorder, target) => recorder.click(target),
  into: (recorder, field) => recorder.click(field),
};

const byKeyboard: Manner = {
  locale: "en",
  async press(recorder, target) {
    await recorder.tabTo(target);
    await recorder.press("Enter");
  },
  into: (recorder, field) => recorder.tabTo(field),
};

/** From the start page to the confirmed address, typing and clicking as someone does. */
async function register(page: Page, { kind, pages, email }: Applicant, manner = byMouse): Promise<Figures> {
  const recorder = new Recorder(page);
  await recorder.open(`/${manner.locale}`);
  await manner.press(recorder, main(page).locator("a[href$='/beheerder-aanmelden']"));
  await recorder.arrive(/\/beheerder-aanmelden$/);
  await manner.press(recorder, main(page).locator(`a[href$='/beheerder-aanmelden/${kind}']`));
  for (const answers of pages) {
    await recorder.arrive(new RegExp(`/beheerder-aanmelden/${kind}`));
    for (const [i, [name, answer]] of answers.entries()) {
      if (answer === null) continue;
      if (i === 0) await manner.into(recorder, field(page, name));
      else await recorder.tabTo(field(page, name));
      await recorder.type(answer);
    }
    const before = page.url();
    await recorder.press("Enter");
    await expect(page).not.toHaveURL(before);
  }
  await recorder.arrive(/\/controleren$/);
  const seen = (await mailbox(page.request, email)).length;
  await manner.press(
    recorder,
    main(page).getByRole("button", { name: /^(Beheerder aanmelden|Put forward the administrator)$/ }),
  );
  await recorder.arrive(/\/verstuurd/);
  const { links } = await nextMessage(page.request, email, seen);
  await page.goto(pathIn(links.find((link) => link.includes("/status/"))));
  await recorder.arrive(/\/status\//);
  await manner.press(recorder, main(page).getByRole("button", { name: /Bevestig|Confirm/ }));
  await recorder.arrive(/melding=bevestigd/);
  return recorder.figures();
}

/** What Otto does before anyone can decide: what only a person can look up, and a call. */
async function checkIt(page: Page, name: string): Promise<void> {
  await page.goto("/nl/medewerker/aanmeldingen");
  await main(page).getByRole("link", { name }).first().click();
  await main(page).getByRole("button", { name: "Oppakken" }).click();
  await expect(main(page).getByRole("button", { name: "Leg terug" })).toBeVisible();
  for (const kind of ["AFM", "CALL_BACK"] as const) {
    const form = main(page).locator(`form:has(input[name=kind][value=${kind}]):has(input[name=outcome])`);
    if ((await form.count()) === 0) continue;
    await form.locator("summary").click();
    for (const box of await form.getByRole("checkbox").all()) await box.check();
    await form.locator("input[name=outcome][value=FITS]").check();
    if (kind === "AFM") await form.locator("input[name=licenceNumber]").fill("12004567");
    await form.getByRole("button", { name: "Vastleggen" }).click();
    await expect(form).toHaveCount(1);
    await expect(main(page).getByRole("status")).toBeVisible();
    await page.goto(new URL(page.url()).pathname);
  }
}

/** What one decides with, and what one decides on: all of it within the first screen of a small laptop. */
async function isWithinFirstScreen(page: Page): Promise<void> {
  const height = 800;
  await page.setViewportSize({ width: 1280, height });
  const needed = [
    main(page).locator("h1"),
    main(page).getByRole("button", { name: "Goedkeuren" }),
    main(page).locator("summary", { hasText: "Afwijzen" }),
    ...(await main(page).locator("tbody tr:has(.status.warning)").all()),
  ];
  for (const each of needed) {
    const box = await each.boundingBox();
    expect((box?.y ?? height) + (box?.height ?? 0), await each.innerText()).toBeLessThanOrEqual(height);
  }
  expect(await page.evaluate(() => scrollY)).toBe(0);
}

/** From the case in view to the decision. */
async function approve(page: Page, name: string): Promise<Figures> {
  await page.goto("/nl/medewerker/aanmeldingen?toon=klaar");
  await main(page).getByRole("link", { name }).first().click();
  await expect(main(page).locator("h1")).toContainText(name);
  const recorder = new Recorder(page);
  await recorder.open(page.url());
  await isWithinFirstScreen(page);
  await recorder.click(main(page).getByRole("button", { name: "Goedkeuren" }));
  await expect(page.getByRole("status").first()).toBeVisible();
  return recorder.figures();
}

const chosen = "Tulpen bloeien in april";

/** From the mail to the first page of a new beheerder's own. */
async function activate(page: Page, { email, mobile }: Applicant): Promise<Figures> {
  const letters = await mailbox(page.request, email);
  const link = letters.flatMap(({ links }) => links).find((each) => each.includes("/activeren/"));
  const recorder = new Recorder(page);
  await recorder.open(pathIn(link));
  await recorder.click(field(page, "password"));
  await recorder.type(chosen);
  const seen = (await mailbox(page.request, mobile)).length;
  await recorder.click(main(page).getByRole("button", { name: "Account activeren" }));
  const { code } = await nextMessage(page.request, mobile, seen);
  // Pasted, or offered by the telephone.
  await page.getByRole("textbox", { name: "Code", exact: true }).fill(code ?? "");
  await recorder.click(main(page).getByRole("button", { name: "Code controleren" }));
  await recorder.arrive(/account-actief/);
  return recorder.figures();
}

const invitation = (page: Page, email: string) =>
  expect
    .poll(async () => (await mailbox(page.request, email)).some(({ links }) => links.join().includes("/activeren/")))
    .toBe(true);

test("an office puts forward its beheerder, staff decide with two pairs of eyes, and the beheerder begins", async ({
  page,
  browser,
  baseURL,
}) => {
  within(await register(page, daan), { clicks: 9, keys: 110, seconds: 180, wordsAPage: 120 });
  const inPortal = { baseURL: baseURL ?? "" };
  const ottos = await (await browser.newContext(inPortal)).newPage();
  await signIn(ottos, otto);
  await checkIt(ottos, "Van den Heuvel");
  await expect(main(ottos).getByRole("button", { name: "Goedkeuren" })).toHaveCount(0);
  const inas = await (await browser.newContext(inPortal)).newPage();
  await signIn(inas, ina);
  within(await approve(inas, "Van den Heuvel"), { clicks: 1, keys: 0, seconds: 60 });
  await ottos.reload();
  await expect(main(ottos)).toContainText("Ina IJpelaar");
  // With differences, and something that is alike beside it.
  await inas.goto("/nl/medewerker/aanmeldingen?toon=klaar");
  const waiting = await main(inas)
    .locator("tbody a")
    .evaluateAll((all: HTMLAnchorElement[]) => all.map((a) => a.href));
  for (const address of new Set(waiting)) {
    await inas.goto(address);
    await isWithinFirstScreen(inas);
  }
  expect(waiting.length).toBeGreaterThan(0);
  await invitation(page, daan.email);
  within(await activate(page, daan), { clicks: 4, seconds: 90, wordsAPage: 120 });
  await main(page).getByRole("link", { name: "Verder" }).click();
  await expect(page).toHaveURL(/\/beheer\/eerste-stappen$/);
});

test("it goes with the keyboard alone, in English, on 320 pixels", async ({ page, browser, baseURL }) => {
  const narrow = { width: 320, height: 640 };
  const isWithin = async (there: Page) =>
    expect(await there.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(narrow.width);
  await page.setViewportSize(narrow);
  expect((await register(page, mia, byKeyboard)).clicks).toBe(0);
  await isWithin(page);

  const inas = await (await browser.newContext({ baseURL: baseURL ?? "", viewport: narrow })).newPage();
  await signIn(inas, ina);
  const recorder = new Recorder(inas);
  await recorder.open("/en/medewerker/aanmeldingen");
  await byKeyboard.press(recorder, main(inas).getByRole("link", { name: "Kleur en Zoon" }));
  await expect(main(inas).locator("h1")).toContainText("Kleur en Zoon");
  await byKeyboard.press(recorder, main(inas).locator("a[rel=next]").filter({ visible: true }));
  await expect(main(inas).locator("h1")).toContainText("Fietsenwinkel");
  await isWithin(inas);
  await byKeyboard.press(recorder, main(inas).getByRole("button", { name: "Approve" }));
  await expect(inas.getByRole("status").first()).toContainText("Fietsenwinkel");
  expect(recorder.figures().clicks).toBe(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a company does the same, and staff too", async ({ page, browser, baseURL }) => {
    await register(page, els);
    const inPortal = { baseURL: baseURL ?? "", javaScriptEnabled: false };
    const ottos = await (await browser.newContext(inPortal)).newPage();
    await signIn(ottos, otto);
    await checkIt(ottos, "Buurtmuziek");
    const inas = await (await browser.newContext(inPortal)).newPage();
    await signIn(inas, ina);
    await approve(inas, "Buurtmuziek");
    await invitation(page, els.email);
    await activate(page, els);
    await main(page).getByRole("link", { name: "Verder" }).click();
    await expect(page).toHaveURL(/\/beheer\/eerste-stappen$/);
  });
});
