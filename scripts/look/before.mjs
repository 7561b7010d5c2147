import { setTimeout as pause } from "node:timers/promises";

const anna = "anna@delinden.example";
const bram = "bram@delinden.example";
const fleur = "fleur@delinden.example";
const hanna = "hanna@bakkerijjansen.example";
const rachid = "rachid@bakkerijjansen.example";
const els = "els@buurtmuziek.example";

const aButton = ".button:not([type=button], .quiet)";
const submits = `form ${aButton}`;

/** Whoever is on the way: with a right password, with what eHerkenning said, with a link for that, and as an applicant. */
export const onTheWay = {
  signingIn: "signing in",
  fromElsewhere: "from elsewhere",
  withLink: "with a link",
  applying: "applying",
};

/** The mails of the demo. */
export function mailsOf({ origin, withoutLanguage }) {
  const mailsTo = async (to) => (await fetch(`${origin}/demo/berichten.json?to=${encodeURIComponent(to)}`)).json();
  /** The links of the newest mail that an act sends to somebody. */
  async function linksAfter(to, act) {
    const before = (await mailsTo(to)).length;
    await act();
    for (let tries = 0; tries < 300; tries++) {
      const mails = await mailsTo(to);
      if (mails.length > before) return mails[0].links.map(withoutLanguage);
      await pause(100);
    }
    throw new Error(`No mail came to ${to}.`);
  }
  return { mailsTo, linksAfter };
}

/**
 * What has to happen in the demo before every page can be shown, each by the form that does it, without scripts: there
 * every button that is pressed brings a page. Adds to `starts`, for each who, pages to which no link leads. What does
 * not succeed is told by `failed`, the rest goes on, and a page that needs it will be missed.
 */
export async function eventsBefore({ browserOf, mails: { mailsTo, linksAfter }, starts, withoutLanguage, failed }) {
  const begin = (who, ...addresses) => starts.set(who, [...(starts.get(who) ?? []), ...addresses]);

  /** Somebody's acts, one after the other; each is given a page of its own, and one that fails holds up no other. */
  async function as(who, ...acts) {
    const context = await browserOf(who, { javaScriptEnabled: false });
    for (const act of acts) {
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      await act(page).catch((error) => failed(`${who ?? "nobody"} at ${page.url()}`, error));
      await page.close();
    }
    await context.close();
  }

  /** Presses a button, and has the page that it brings. */
  const pressed = (page, button) => Promise.all([page.waitForEvent("load"), button.click()]);

  const here = (page) => withoutLanguage(page.url());

  /** Fills in the form of a page by the names of its fields, sends it and gives where that leads. */
  async function send(page, path, fields = {}, button = submits) {
    await page.goto(`/nl${path}`);
    return sendHere(page, fields, button);
  }
  async function sendHere(page, fields = {}, button = submits) {
    const main = page.locator("main");
    for (const [name, value] of Object.entries(fields)) {
      const field = main.locator(`[name="${name}"]`);
      const kind = await field.first().evaluate((at) => at.type ?? at.localName);
      if (kind === "radio") await main.locator(`[name="${name}"][value="${value}"]`).check();
      else if (kind === "checkbox") await field.check();
      else if (kind.startsWith("select")) await field.first().selectOption(value);
      else if (kind === "file") await field.setInputFiles(value);
      else await field.first().fill(value);
    }
    await pressed(page, main.locator(button).first());
    // Somebody else's number is shown back first, and sent once more.
    if (await main.locator("[name=checked]").count()) await pressed(page, main.locator(button).first());
    return here(page);
  }

  const mailed = async (page, to, path, fields) =>
    begin(null, ...(await linksAfter(to, () => send(page, path, fields))));

  const invited = await mailsTo("gerda@delinden.example");
  begin(null, ...invited.flatMap(({ links }) => links.map(withoutLanguage)));
  begin("anna", ...(await mailsTo(anna)).flatMap(({ links }) => links.map(withoutLanguage)));

  await as(
    null,
    (page) => mailed(page, bram, "/wachtwoord-vergeten", { email: bram }),
    (page) => mailed(page, bram, "/inloggen/link", { identifier: bram }),
    (page) => mailed(page, fleur, "/hulp-bij-inloggen/vraag-je-beheerder?problem=NO_ACCESS", { email: fleur }),
    (page) => {
      const asking = { email: "nieuw@elders.example", phoneNumber: "06 12345678" };
      return mailed(page, asking.email, "/hulp-bij-inloggen/terugbellen", asking);
    },
    async (page) => {
      await send(page, "/beheerder-aanmelden/bedrijf", { policyNumber: "P-448903", companyName: "Buurtmuziek" });
      await sendHere(page, { initials: "e", firstName: "Els", lastName: "Bos" });
      await sendHere(page, { email: els, mobileNumber: "06 12345102" });
      begin(null, ...(await linksAfter(els, () => sendHere(page))));
    },
  );

  const list = "/beheer/gebruikers";
  const colleague = async (page, name) => {
    await page.goto(`/nl${list}?q=${name}`);
    return withoutLanguage(await page.locator("main tbody a").first().getAttribute("href")).replace(/\?.*/, "");
  };
  const columns = "Voornaam;Kolom twee;Mail;Mobiel\nNina;Bos;nina@delinden.example;06 12340801\n";
  const known = "Voornaam;Achternaam;E-mailadres;Mobiel\nOtis;Bos;otis@delinden.example;06 12340802\nPia;;pia;1\n";
  const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  const upload = (page, text) => send(page, `${list}/importeren`, { file: file("lijst.csv", text) });
  await as(
    "anna",
    // Whoever has no app or passkey is told from now on.
    (page) => send(page, "/beheer/sterk-inloggen"),
    async (page) => begin("anna", await colleague(page, "dora")),
    async (page) => begin("anna", `${await colleague(page, "emre")}/opnieuw-autoriseren`),
    async (page) => begin("anna", `${await colleague(page, "gerda")}/uitnodiging`),
    async (page) => begin("anna", await upload(page, columns)),
    async (page) => {
      const check = await upload(page, known);
      begin("anna", check);
      await sendHere(page, {}, "button[name=then][value=start]");
      begin("anna", `${check.replace(/\?.*/, "")}/terugdraaien`);
    },
    async (page) => {
      await page.goto(`/nl${list}?filter=ongebruikt`);
      await page.locator("main input[name=alle][value=alles]").check();
      begin("anna", await sendHere(page, {}, "button[name=act][value=withdraw]"));
    },
    (page) => mailed(page, hanna, `${list}/nieuw`, { firstName: "Hanna", lastName: "Lam", email: hanna, MKB: "on" }),
    async (page) =>
      mailed(page, fleur, `${await colleague(page, "fleur")}/mobiel-nummer`, { mobileNumber: "06 12349999" }),
    async (page) => mailed(page, bram, `${await colleague(page, "bram")}/e-mailadres`, { email: "bram@nieuw.example" }),
    async (page) => {
      const married = { lastName: "Verhoeven", reason: "MARRIAGE" };
      return mailed(page, "ivo@dubbel.example", `${await colleague(page, "ivo")}/naam`, married);
    },
  );

  await as("hanna", async (page) => {
    await page.goto("/demo/portaal/broker");
    await pressed(page, page.getByRole("link", { name: "Inloggen" }));
    begin("hanna", here(page));
  });

  await as("sara", async (page) => {
    await page.goto("/nl/medewerker/gebruikers?q=dora");
    const found = page.locator("main a[href*='/medewerker/gebruikers/']").first();
    const dora = withoutLanguage(await found.getAttribute("href"));
    await page.goto(`/nl${dora}`);
    await page.locator("main select[name=reason]").selectOption({ index: 1 });
    await pressed(page, page.locator("main form:has(select[name=reason]) .button").first());
    begin("sara", here(page), `${dora.replace(/\?.*/, "")}/mobiel-nummer`);
  });

  await as(
    "otto",
    async (page) => {
      const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
      await page.goto("/nl/medewerker/controles/nieuw");
      await page.locator("main input[name=which]").first().check();
      await sendHere(page, { lastDay: day });
    },
    async (page) => {
      const rows = "Soort;Organisatie;Tussenpersoonnummer;KvK\nkantoor;Kantoor Eik;10999;12345678\n";
      begin("otto", await send(page, "/medewerker/organisaties/laden", { file: file("organisaties.csv", rows) }));
    },
  );
  // One whose lapse ends access takes a second person.
  await as("ina", async (page) => {
    await page.goto("/nl/medewerker/goedkeuren");
    const review = page.locator("main .card", { hasText: "Controle van autorisaties" });
    await pressed(page, review.getByRole("button", { name: "Goedkeuren" }));
  });
}

/** Brings a browser as far as that. Gives where it stands then, where no link leads. */
export async function comeHalfway(page, who, { linksAfter }) {
  const main = page.locator("main");
  const next = main.locator(submits).first();
  if (who === onTheWay.applying) {
    await page.goto("/nl/beheerder-aanmelden/bedrijf");
    await main.locator("[name=policyNumber]").fill("P-448903");
    await main.locator("[name=companyName]").fill("Buurtmuziek");
    await next.click();
    await page.waitForURL(/\/naam/);
    await main.locator("[name=initials]").fill("e");
    await main.locator("[name=firstName]").fill("Els");
    await main.locator("[name=lastName]").fill("Bos");
    await next.click();
    await page.waitForURL(/\/bereiken/);
    return ["/beheerder-aanmelden/bedrijf/bereiken"];
  }
  if (who === onTheWay.signingIn) {
    await page.goto("/nl/inloggen");
    await main.locator("input[name=identifier]").fill(bram);
    await main.locator("input[name=password]").first().fill("Demo-wachtwoord-2026");
    await next.click();
    await page.waitForURL(/\/inloggen\/code/);
    return [];
  }
  await page.goto("/nl/inloggen/eherkenning");
  await page.locator("button[name=wie][value=nieuw]").click();
  await page.waitForURL(/\/inloggen\/eherkenning\/koppelen/);
  if (who === onTheWay.fromElsewhere) return [];
  const asks = main.locator("form:has(input[name=email])").first();
  await asks.locator("input[name=email]").fill(rachid);
  return linksAfter(rachid, async () => {
    await asks.locator(aButton).first().click();
    await page.waitForURL(/gemaild/);
  });
}
