import { expect, type Browser, type Page } from "@playwright/test";
import { HOTP, Secret } from "otpauth";
import { inOwnPortal as test } from "./portal.ts";
import {
  askIdentityLink,
  atBroker,
  enterCode,
  mailbox,
  main,
  mobile,
  nextMessage,
  password,
  pathIn,
  signIn,
} from "./support.ts";

const anna = "anna@delinden.example";
const dora = "dora@delinden.example";
const rachid = "rachid@bakkerijjansen.example";
const cees = "cees@bakkerijjansen.example";
const merel = "merel@bakkerijjansen.example";
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const mine = /\/nl\/mijn$/;

const newPage = async (browser: Browser, baseURL: string | undefined, javaScriptEnabled = false) =>
  (await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled })).newPage();

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Uitloggen" }).click();
  await expect(page).toHaveURL(/\/nl$/);
}

async function givePassword(page: Page, identifier: string, tried = password): Promise<void> {
  await page.goto("/nl/inloggen");
  await page.getByLabel("E-mailadres of toegangscode").fill(identifier);
  await page.getByLabel("Wachtwoord", { exact: true }).fill(tried);
  await page.getByRole("button", { name: "Inloggen", exact: true }).click();
}

/** The mail that `act` brings to an address. */
async function mailAfter(page: Page, to: string, act: () => Promise<unknown>) {
  const seen = (await mailbox(page.request, to)).length;
  await act();
  return nextMessage(page.request, to, seen);
}

const linkTo = (part: string, { links }: { links: readonly string[] }) =>
  pathIn(links.find((link) => link.includes(`/${part}/`)));

// Dora and the beheerder of the bakery are let in again, as beheerders do in other stories.
test.beforeAll(async ({ portalOf }, { file }) => {
  const portal = await portalOf(file);
  await portal.meanwhile(
    `SET session_replication_role = replica;
    UPDATE "Account" SET status = 'ACTIVE', "blockCause" = NULL, "blockedAt" = NULL WHERE email IN ('${dora}', '${cees}')`,
    { STAFF_PASSKEY: "required" },
  );
});

test.describe("a lost phone, without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  /** Sets up an app by the key on the page, and gives what it shows at another time. */
  async function setUpApp(page: Page) {
    const secret = Secret.fromBase32((await page.locator("code").innerText()).replaceAll(" ", ""));
    const shown = (later = 0) => HOTP.generate({ secret, counter: Math.floor(Date.now() / 30_000) + later });
    await page.getByLabel("Code uit de app").fill(shown());
    await page.getByRole("button", { name: "Controleer de code" }).click();
    return shown;
  }

  test("an app is set up and codes are made; an SMS comes when it is asked for; the phone lost, a code on paper lets in, and the next phone takes over", async ({
    page,
  }) => {
    await signIn(page, anna);
    await page.goto("/nl/mijn/beveiliging/app");
    await page.getByRole("button", { name: "Voeg een app toe" }).click();
    const lost = await setUpApp(page);
    await page.getByRole("button", { name: "Maak herstelcodes" }).click();
    const codes = page.locator("ol code");
    await expect(codes).toHaveCount(10);
    const paper = await codes.allInnerTexts();
    await signOut(page);

    const number = mobile[anna] ?? "";
    const seen = (await mailbox(page.request, number)).length;
    await givePassword(page, anna);
    await expect(page.getByLabel("Code uit de app")).toBeVisible();
    expect(await mailbox(page.request, number)).toHaveLength(seen);
    await page.getByRole("button", { name: "Stuur een sms-code" }).click();
    await enterCode(page, number, seen);
    await expect(page).not.toHaveURL(/\/inloggen/);
    await signOut(page);

    const recover = async () => {
      await givePassword(page, anna);
      await page.getByRole("link", { name: "Gebruik een herstelcode" }).click();
      await page.getByLabel("Herstelcode").fill(paper[0] ?? "");
      await page.getByRole("button", { name: "Code controleren" }).click();
    };
    await recover();
    await expect(page).not.toHaveURL(/\/inloggen/);
    await page.goto("/nl/mijn/beveiliging/herstelcodes");
    await expect(main(page)).toContainText("Je hebt nog 9 herstelcodes");
    await page.goto("/nl/mijn/beveiliging/app");
    await page.getByRole("button", { name: "Stel de app opnieuw in" }).click();
    const found = await setUpApp(page);
    await expect(main(page)).toContainText("De app is toegevoegd.");
    await signOut(page);

    await recover();
    await expect(page.getByRole("alert")).toContainText("Deze code klopt niet.");
    await page.getByRole("link", { name: "Gebruik de code uit je app" }).click();
    const enter = async (code: string) => {
      await page.getByLabel("Code uit de app").fill(code);
      await page.getByRole("button", { name: "Code controleren" }).click();
    };
    await enter(lost(1));
    await expect(page.getByRole("alert")).toContainText("Deze code klopt niet.");
    await enter(found(1));
    await expect(page).not.toHaveURL(/\/inloggen/);
  });
});

/**
 * A device in this browser that shows a passkey as soon as it is asked. It would answer the offer in the field too, which
 * no person has seen yet; so this browser makes none, and the button alone asks.
 */
async function withDevice(page: Page): Promise<void> {
  await page.context().credentials.install();
  await page.context().addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
}

async function addPasskey(page: Page): Promise<void> {
  await main(page).getByRole("link", { name: "Passkey toevoegen" }).click();
  await main(page).getByRole("button", { name: "Passkey toevoegen" }).click();
  await expect(page.getByText("Je passkey is toegevoegd.")).toBeVisible();
}

test("Dora, kept waiting by a stranger's guesses, comes in at once with her passkey", async ({
  page,
  browser,
  baseURL,
}) => {
  await withDevice(page);
  await signIn(page, dora);
  await page.goto("/nl/mijn/beveiliging/passkeys");
  await addPasskey(page);
  await signOut(page);

  const stranger = await newPage(browser, baseURL);
  for (let tries = 1; tries <= 6; tries++) {
    await givePassword(stranger, dora, `geraden ${tries}`);
    await expect(stranger.getByRole("alert")).toBeVisible();
  }
  await expect(stranger.getByRole("alert")).toContainText("te vaak");
  await page.goto("/nl/inloggen");
  await page.getByRole("button", { name: "Gebruik je passkey" }).click();
  await expect(page).toHaveURL(mine);
});

test("where staff need a passkey, Sara can do nothing but add one, and works once she showed it", async ({ page }) => {
  await withDevice(page);
  const onlyPasskeys = /\/nl\/mijn\/beveiliging\/passkeys$/;
  await signIn(page, "sara@verzekeraar.example");
  await expect(page).toHaveURL(onlyPasskeys);
  await expect(page.getByText("Voor je werk heb je een passkey nodig.")).toBeVisible();
  await page.goto("/nl/medewerker");
  await expect(page).toHaveURL(onlyPasskeys);
  await addPasskey(page);
  await page.goto("/nl/medewerker");
  await expect(page).toHaveURL(onlyPasskeys);
  await page.getByRole("button", { name: "Bevestig met je passkey" }).click();
  await expect(page).toHaveURL(/\/nl\/medewerker/);
});

const [isRachid, isMerel] = ["Rachid el Fassi", "Merel Tuinstra"];

test.describe("eHerkenning, without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("Rachid finishes it by a link to his address, and is in at once the next time; a beheerder gets his account neither by a link nor by his identity", async ({
    page,
    browser,
    baseURL,
  }) => {
    const askLink = (from: Page) => askIdentityLink(from, rachid);

    // Cees proves an eHerkenning of the same company and names a colleague's address: Rachid has the link, and no use for it.
    const beheerder = await newPage(browser, baseURL);
    await atBroker(beheerder, isMerel);
    await page.goto(linkTo("koppelen", await mailAfter(page, rachid, () => askLink(beheerder))));
    await expect(heading(page)).toHaveText("Deze link werkt hier niet");

    await atBroker(page, isRachid);
    const link = linkTo("koppelen", await mailAfter(page, rachid, () => askLink(page)));
    await beheerder.goto(link);
    await expect(heading(beheerder)).toHaveText("Deze link werkt hier niet");
    await page.goto(link);
    await main(page).getByRole("button", { name: "Koppelen en inloggen" }).click();
    await expect(page).toHaveURL(mine);
    await page.goto(link);
    await expect(heading(page)).toHaveText("Deze link werkt hier niet");
    await page.goto("/nl/mijn");
    await signOut(page);
    await atBroker(page, isRachid);
    await expect(page).toHaveURL(mine);
    await expect(main(page)).toContainText("Bakkerij Jansen");

    // Signed in as himself he shows Rachid's identity: it stays Rachid's.
    const himself = await newPage(browser, baseURL);
    await signIn(himself, cees);
    await himself.goto("/nl/mijn/beveiliging/eherkenning");
    await main(himself).getByRole("link", { name: "eHerkenning koppelen" }).click();
    await himself.getByRole("button", { name: new RegExp(isRachid) }).click();
    await expect(himself).toHaveURL(/\/hulp-bij-inloggen\/eherkenning\/oorzaak\/ander-account$/);
    await expect(heading(himself)).toHaveText("Deze eHerkenning hoort bij een ander account");
  });

  test("somebody new asks with eHerkenning; the beheerder says yes, which opens nothing by itself; activated and bound, she is in", async ({
    page,
    browser,
    baseURL,
  }) => {
    await atBroker(page, isMerel);
    await main(page).getByLabel("Je e-mailadres").fill(merel);
    const confirm = await mailAfter(page, merel, () =>
      main(page).getByRole("button", { name: "Vraag toegang" }).click(),
    );
    await page.goto(linkTo("status", confirm));
    const request = await mailAfter(page, cees, () =>
      main(page).getByRole("button", { name: "Dit was ik", exact: true }).click(),
    );

    const beheerder = await newPage(browser, baseURL);
    await beheerder.goto(linkTo("beheer", request));
    await signIn(beheerder, cees);
    await main(beheerder).getByRole("link", { name: "Gebruiker toevoegen" }).first().click();
    const field = (name: string) => main(beheerder).locator(`input[name=${name}]`);
    await expect(field("email")).toHaveValue(merel);
    await field("lastName").fill("Tuinstra");
    await field("mobileNumber").fill("06 12349999");
    const add = main(beheerder).getByRole("button", { name: "Gebruiker toevoegen" });
    await add.click();
    await expect(main(beheerder)).toContainText("Klopt dit nummer: 06 12349999?");
    const invitation = await mailAfter(page, merel, () => add.click());

    await atBroker(page, isMerel);
    await expect(heading(page)).toHaveText("Nog één stap");
    await page.goto(linkTo("activeren", invitation));
    await main(page).getByLabel("Wachtwoord").fill("Krokussen bloeien in maart");
    const number = "+31612349999";
    const seen = (await mailbox(page.request, number)).length;
    await main(page).getByRole("button", { name: "Account activeren" }).click();
    await enterCode(page, number, seen);
    await expect(heading(page)).toHaveText("Klaar");
    await page.goto("/nl/mijn/beveiliging/eherkenning");
    await main(page).getByRole("button", { name: "Koppelen aan mijn account" }).click();
    await expect(main(page)).toContainText("eHerkenning is gekoppeld aan je account.");

    const elsewhere = await newPage(browser, baseURL);
    await atBroker(elsewhere, isMerel);
    await expect(elsewhere).toHaveURL(mine);
    await expect(main(elsewhere)).toContainText("Bakkerij Jansen");
  });

  test("each refusal of the broker ends at its own answer of the help, with the reason and a way on", async ({
    page,
  }) => {
    const answers = {
      ["Saskia Roos"]: ["kvk-nummer", "Dit KvK-nummer klopt niet"],
      ["Hanna ’t Lam"]: ["niveau", "Het niveau van je eHerkenning is te laag"],
      ["Tom Kuiper"]: ["vestiging", "Je machtiging geldt voor één vestiging"],
      ["Bea Cijfers"]: ["keten", "Je machtiging loopt via een ander bedrijf"],
      ["Ali Demir"]: ["dienst", "De dienst staat niet in je eHerkenningsprofiel"],
      Annuleren: ["afgebroken", "Je bent gestopt bij eHerkenning"],
    } as const;
    const endsAt = async (answer: string, reason: string) => {
      await expect(page).toHaveURL(new RegExp(`/hulp-bij-inloggen/eherkenning/oorzaak/${answer}$`));
      await expect(heading(page)).toHaveText(reason);
      await expect(main(page).locator("a.button, button, a[href*=eherkenning]").first()).toBeVisible();
    };
    for (const [who, [answer, reason]] of Object.entries(answers)) {
      await atBroker(page, who);
      await endsAt(answer, reason);
    }
    await page.goto("/nl/inloggen/eherkenning/terug?code=1&state=1");
    await endsAt("verlopen", "Dit duurde te lang");
    await atBroker(page, "Guus Verkade");
    await expect(heading(page)).toHaveText("Nog één stap");
    await main(page).getByRole("link", { name: "Beheerder aanmelden" }).click();
    await expect(page).toHaveURL(/\/beheerder-aanmelden/);
  });
});
