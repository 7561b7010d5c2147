import { expect, type Page } from "@playwright/test";
import { lookAtAll, send, type Screen, type Titles } from "./look.ts";
import { inOwnPortal as test } from "./portal.ts";
import { mailbox, mobile, nextMessage, password, pathIn, resetLink, signIn } from "./support.ts";

const bert = "bert@delinden.example";
const bram = "bram@delinden.example";
const fleur = "fleur@delinden.example";
const gerda = "gerda@delinden.example";
const ivo = "ivo@dubbel.example";
const jan = "jan@zonderman.example";

/** Asks for help and gives the path, after the language, of the link that the mail brings. */
async function askFor(page: Page, email: string, organisationNumber: string): Promise<string> {
  const seen = (await mailbox(page.request, email)).length;
  await page.goto("/nl/hulp-bij-inloggen/vraag-je-beheerder?problem=NO_ACCESS");
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByLabel("Tussenpersoon-, polis- of KvK-nummer").fill(organisationNumber);
  await page.getByRole("button", { name: "Verstuur hulpvraag" }).click();
  const { links } = await nextMessage(page.request, email, seen);
  return pathIn(links.find((link) => link.includes("/status/"))).slice(3);
}

async function answer(page: Page, link: string, button: string): Promise<void> {
  await page.goto(`/nl${link}`);
  const answers = page.getByRole("main").getByRole("button", { name: button, exact: true });
  await answers.click();
  await expect(answers).toHaveCount(0);
}

const help = "/hulp-bij-inloggen";

const forEveryone: Readonly<Record<string, readonly (string | Screen)[]>> = {
  "start, and signing in": [
    "",
    "/inloggen",
    { path: "/inloggen", act: send() },
    { path: "/inloggen", act: send("niemand@nergens.example", "verkeerd") },
    "/inloggen?naar=/nl/mijn",
    "/inloggen?melding=verlopen",
    "/inloggen?melding=wachtwoord-gewijzigd",
  ],
  "the questions of the login help": [
    help,
    `${help}/wachtwoord`,
    `${help}/geblokkeerd`,
    `${help}/geblokkeerd/niet-opgelost`,
    `${help}/toegangscode`,
    `${help}/geblokkeerd/beheerder`,
    `${help}/geen-code`,
    `${help}/geen-mail`,
  ],
  "more questions of the login help": [
    `${help}/geen-mail/nog-niet`,
    `${help}/eherkenning`,
    `${help}/geen-toegang`,
    `${help}/geen-beheerder`,
    `${help}/geen-beheerder/adviseur`,
    `${help}/geen-beheerder/zakelijke-klant`,
    `${help}/geen-beheerder/weet-niet`,
    `${help}/bmw`,
    `${help}/iets-anders`,
  ],
  "asking a beheerder": [
    `${help}/vraag-je-beheerder`,
    `${help}/vraag-je-beheerder?problem=BLOCKED`,
    { path: `${help}/vraag-je-beheerder`, act: send("dora") },
    `${help}/verstuurd?kenmerk=H7K-3F9-2QX`,
    `${help}/status/bestaat-niet-of-is-half-gekopieerd`,
  ],
  "asking to be called, and who one's beheerder is": [
    `${help}/terugbellen`,
    { path: `${help}/terugbellen`, act: send("cees@bakkerijjansen.example", "0900 1234") },
    `${help}/terugbellen/verstuurd?kenmerk=H7K-3F9-2QX`,
    `${help}/terugbellen/bevestigen/bestaat-niet-of-is-half-gekopieerd`,
    `${help}/wie-is-mijn-beheerder`,
    { path: `${help}/wie-is-mijn-beheerder`, act: send() },
    `${help}/wie-is-mijn-beheerder/verstuurd`,
  ],
  "a forgotten password, and what stands by itself": [
    "/wachtwoord-vergeten",
    { path: "/wachtwoord-vergeten", act: send() },
    "/wachtwoord-vergeten/verstuurd",
    "/demo/berichten?to=nobody@nowhere.example",
    "/toegankelijkheid",
    "/privacy",
    "/bestaat-niet",
    "/storing",
  ],
};

test.describe("the screens for everyone", () => {
  const titles: Titles = new Map();

  for (const [which, screens] of Object.entries(forEveryone)) {
    test(which, ({ page }) => lookAtAll(page, screens, { titles }));
  }

  // The messages are in the language of who gets them.
  test("the messages of the demo", ({ page }) => lookAtAll(page, ["/demo/berichten"], { alike: /./ }));
});

test("the screens of links and codes", async ({ page }) => {
  const [invitation] = await mailbox(page.request, gerda);
  const activation = pathIn(invitation?.links.find((link) => link.includes("/activeren/"))).slice(3);
  const replaced = (await resetLink(page, bram)).slice(3);
  const reset = (await resetLink(page, bram)).slice(3);
  await lookAtAll(page, [
    { path: activation },
    { path: activation, act: send("kort") },
    { path: "/activeren/bestaat-niet-of-is-half-gekopieerd" },
    { path: reset },
    { path: reset, act: send("kort") },
    { path: replaced },
    { path: "/wachtwoord-herstellen/bestaat-niet-of-is-half-gekopieerd" },
  ]);

  const number = mobile[bram] ?? "";
  const texts = (await mailbox(page.request, number)).length;
  await page.goto(`/nl${reset}`);
  await page.getByLabel("Nieuw wachtwoord", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Verder" }).click();
  const { code } = await nextMessage(page.request, number, texts);
  await lookAtAll(page, [
    { path: "/inloggen/code" },
    { path: "/inloggen/code", act: send("12") },
    { path: "/inloggen/code", act: send(code === "000000" ? "111111" : "000000") },
  ]);
  await page.goto("/nl/inloggen/code");
  await page.getByRole("textbox", { name: "Code", exact: true }).fill(code ?? "");
  await page.getByRole("button", { name: "Code controleren" }).click();
  await expect(page).toHaveURL(/\/mijn\/klaar\?/);
  await lookAtAll(page, [{ path: "/mijn/klaar?na=account-actief" }, { path: reset }]);
});

test("the screens behind the link of a help request", async ({ page }) => {
  const link = await askFor(page, fleur, "");
  await lookAtAll(page, [{ path: link }, { path: `${link}?antwoord=niet` }]);
  await answer(page, link, "Dit was ik");
  await lookAtAll(page, [{ path: link }]);
  const denied = await askFor(page, bram, "");
  await answer(page, denied, "Dit was ik niet");
  await lookAtAll(page, [{ path: denied }]);
  // Someone nobody knows, whose question then waits for the beheerders of De Linden.
  const strangers = await askFor(page, "nieuw@elders.example", "10023");
  await lookAtAll(page, [{ path: strangers }]);
  await answer(page, strangers, "Dit was ik");
  await lookAtAll(page, [{ path: strangers }]);
});

/** A beheerder's screens have a title each, in however many tests they are looked at. */
const ofBeheerder: Titles = new Map();
const names = /^(Open|Assurantiekantoor De Linden|Dora Dekker|Emre Kaya|Gerda van der Ploeg|Sanne Bakker|Bert Bos)$/;

test("the screens of a beheerder that are not about others", async ({ page }) => {
  await signIn(page, bert);
  const screens = [
    ...["/mijn", "/mijn/voorkeuren", "/beheer/logboek", "/beheer/logboek?wie=niemand", "/mijn/beheerders"],
    "/beheer/bestaat-niet",
  ];
  await lookAtAll(page, screens, { alike: names, titles: ofBeheerder });
});

test("the screens of a beheerder", async ({ page }) => {
  await signIn(page, bert);
  const pathOf = async (name: string) => {
    await page.goto(`/nl/beheer/gebruikers?q=${name}`);
    return ((await page.locator("main tbody a").first().getAttribute("href")) ?? "").slice(3);
  };
  const dora = await pathOf("dora");
  const others = [await pathOf("emre"), await pathOf("gerda"), await pathOf("sanne"), await pathOf("bert")];
  const list = "/beheer/gebruikers";
  await page.goto(`/nl${list}`);
  const next = (await page.locator("main a[href*='after=']").first().getAttribute("href"))?.slice(3) ?? "";
  const screens = [
    ...["/beheer", "/beheer/hulpvragen", list, next, `${list}?q=zzz`, `${list}?status=geblokkeerd&sort=lastSignIn`],
    ...[dora, ...others],
  ];
  await lookAtAll(page, screens, { alike: names, titles: ofBeheerder });

  await page.goto(`/nl${dora}`);
  await page.getByRole("main").getByRole("button", { name: "Deblokkeren" }).first().click();
  await expect(page.getByRole("status")).toBeVisible();
  const told = new URL(page.url());
  await lookAtAll(page, [{ path: (told.pathname + told.search).slice(3) }, { path: "/beheer" }], { alike: names });
  await page.goto(told.href);
  await page.getByRole("button", { name: "Blokkeer weer" }).click();
  await expect(page.getByRole("status")).toContainText("weer geblokkeerd");
});

test("the screens of a colleague, and of someone with two organisations", async ({ page, browser }) => {
  await signIn(page, bram);
  await lookAtAll(page, [
    { path: "/mijn" },
    { path: "/mijn/voorkeuren" },
    { path: "/mijn/beheerders" },
    { path: "/beheer" },
  ]);
  const ivosPage = await (await browser.newContext()).newPage();
  await signIn(ivosPage, ivo);
  await lookAtAll(ivosPage, [{ path: "/kies-organisatie" }, { path: "/mijn" }]);
});

test("the screens of staff", async ({ page, browser }) => {
  const queue = [
    { path: "/medewerker" },
    { path: "/medewerker?melding=afgerond" },
    { path: "/medewerker/zoeken?q=linden" },
    { path: "/medewerker/terugbellen" },
    { path: "/mijn" },
  ];
  await signIn(page, "sara@verzekeraar.example");
  await lookAtAll(page, queue);
  await page.goto("/nl/hulp-bij-inloggen/vraag-je-beheerder?problem=BLOCKED");
  await page.getByLabel("E-mailadres").fill(jan);
  await page.getByRole("button", { name: "Verstuur hulpvraag" }).click();
  await nextMessage(page.request, jan, 0);
  await lookAtAll(page, queue);
  const auditorsPage = await (await browser.newContext()).newPage();
  await signIn(auditorsPage, "aad@verzekeraar.example");
  await lookAtAll(auditorsPage, queue);
});
