import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../postgresql.mjs";
import { root } from "../node24.mjs";
import { must, runNode } from "../run.mjs";
import { startWeb } from "./portal.mjs";
import { firefox, Visitor, webkit } from "./webdriver.mjs";

const password = "Demo-wachtwoord-2026";
const own = "Tulpen bloeien in april";
const mobile = {
  "anna@delinden.example": "+31612340001",
  "dora@delinden.example": "+31612340004",
  "gerda@delinden.example": "+31612340007",
  "rachid@bakkerijjansen.example": "+31612340012",
  "ina@verzekeraar.example": "+31612340023",
};

/** The newest messages to an address or a number, as the demo's mailbox holds them. */
const mailbox = (origin) => async (to) =>
  (await fetch(`${origin}/demo/berichten.json?to=${encodeURIComponent(to)}`)).json();

/** Does what sends a code, and gives the code once it has come. */
async function codeAfter(mail, number, act) {
  const before = (await mail(number)).length;
  await act();
  for (let i = 0; i < 300; i++) {
    const now = await mail(number);
    if (now.length > before) return now[0].code;
    await pause(100);
  }
  throw new Error(`no code came to ${number}`);
}

/** From the page that asks for a password to what comes after the code. */
async function signInHere(visitor, mail, email) {
  await visitor.fill("input[name=identifier]", email);
  await visitor.fill("input[name=password]", password);
  const code = await codeAfter(mail, mobile[email], async () => {
    await visitor.press("Inloggen");
    await visitor.arrives(/\/inloggen\/code/);
  });
  await visitor.fill("input[name=code]", code);
  await visitor.press("Code controleren");
}

async function signIn(visitor, mail, email) {
  await visitor.leaves();
  await visitor.open("/nl/inloggen");
  await signInHere(visitor, mail, email);
}

const pathIn = (link) => new URL(link).pathname;

/** The main journeys, in this order in one demo world: what each shows, and how. */
const journeys = {
  "asks for help": async (visitor) => {
    await visitor.open("/nl");
    await visitor.press("Hulp bij inloggen");
    await visitor.press("Mijn account is geblokkeerd");
    await visitor.arrives(/geblokkeerd$/);
    if (!(await visitor.sees("main a.button"))) await visitor.press("Adviseur");
    await visitor.press("Vraag je beheerder om hulp");
    await visitor.fill("input[name=email]", "dora@delinden.example");
    await visitor.press("Verstuur hulpvraag");
    await visitor.says(/Je hulpvraag is verstuurd/);
  },
  "unblocks a colleague": async (visitor, mail) => {
    await signIn(visitor, mail, "anna@delinden.example");
    await visitor.arrives(/\/nl\/(beheer|mijn)/);
    await visitor.open("/nl/beheer");
    await visitor.press("Deblokkeren");
    await visitor.says(/Dora Dekker kan weer inloggen/);
  },
  "brings forty colleagues from a file": async (visitor) => {
    const rows = Array.from({ length: 40 }, (_, i) =>
      [
        "Vera",
        i % 3 ? "" : "de",
        `Proef${"abcdefghij"[i % 10]}`,
        `proef${i}@delinden.example`,
        `06${12_360_000 + i}`,
      ].join(";"),
    );
    const file = join(mkdtempSync(join(tmpdir(), "list-")), "collega's.csv");
    writeFileSync(file, ["Voornaam;Tussenvoegsel;Achternaam;Mail;Mob.", ...rows].join("\r\n"));
    await visitor.open("/nl/beheer/gebruikers/importeren");
    await visitor.choose("main input[type=file]", file);
    await visitor.press("Bestand controleren");
    await visitor.arrives(/importeren\/[\w-]{30,}/);
    if ((await visitor.url()).endsWith("/kolommen")) await visitor.press("Verder");
    await visitor.says(/40/);
    await visitor.press("Importeren");
    await visitor.says(/40 (collega’s )?toegevoegd|toegevoegd: 40/i);
  },
  "activates an account": async (visitor, mail) => {
    const gerda = "gerda@delinden.example";
    const [link] = (await mail(gerda)).flatMap(({ links }) => links).filter((each) => each.includes("/activeren/"));
    await visitor.leaves();
    await visitor.open(pathIn(link));
    await visitor.fill("input[name=password]", own);
    const code = await codeAfter(mail, mobile[gerda], () => visitor.press("Account activeren"));
    await visitor.fill("input[name=code]", code);
    await visitor.press("Code controleren");
    await visitor.arrives(/\/nl\/mijn\/klaar/);
  },
  "decides at the desk": async (visitor, mail) => {
    await signIn(visitor, mail, "ina@verzekeraar.example");
    await visitor.arrives(/\/nl\/medewerker/);
    await visitor.open("/nl/medewerker/aanmeldingen?toon=klaar");
    await visitor.press("Fietsenwinkel");
    await visitor.arrives(/aanmeldingen\/[\w-]{30,}/);
    await visitor.press("Goedkeuren");
    await visitor.says(/Goedgekeurd|goedgekeurd/);
  },
  "goes to the broker of eHerkenning and comes back": async (visitor) => {
    await visitor.leaves();
    await visitor.open("/nl/inloggen");
    await visitor.press("Inloggen met eHerkenning");
    await visitor.arrives(/\/demo\/eherkenning/);
    await visitor.pressIn("[value*=rachid], [href*=rachid]");
    await visitor.arrives(/\/nl\/inloggen\/eherkenning\/koppelen/);
  },
  "signs in to a portal": async (visitor, mail) => {
    await visitor.leaves();
    await visitor.open("/demo/portaal/mkb");
    await visitor.pressIn("main a");
    await visitor.arrives(/\/nl\/inloggen/);
    await signInHere(visitor, mail, "anna@delinden.example");
    await visitor.says(/Ingelogd als Anna/);
  },
};

/** The journeys of the product in two more browsers, each in a demo world of its own. */
export async function* browsers() {
  const world = mkdtempSync(join(tmpdir(), "world-"));
  const demo = { APP_ENV: "demo", DATABASE_URL: "" };
  const prepare = ["--conditions=react-server", join(root, "scripts/prepare.ts")];
  await must(runNode(prepare, { ...demo, DATA_DIR: world }), "The demo world could not be made.");
  for (const launch of [firefox, webkit]) {
    const folder = mkdtempSync(join(tmpdir(), "browser-world-"));
    cpSync(world, folder, { recursive: true });
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const portal = await startWeb(port, { ...demo, DATA_DIR: folder, PUBLIC_ORIGIN: origin, WORKER: "on" });
    const browser = await launch();
    const done = [];
    try {
      for (const [name, journey] of Object.entries(journeys)) {
        const failed = await journey(new Visitor(browser, origin), mailbox(origin)).then(
          () => null,
          (error) => error,
        );
        if (failed) console.error(`${browser.name}, ${name}: ${failed.message}`);
        else done.push(name);
      }
    } finally {
      await browser.stop();
      await portal.stop();
    }
    const all = Object.keys(journeys).length;
    yield {
      claim: `journeys that go to their end in ${browser.name}`,
      figure: `${done.length} of ${all}: ${done.join(", ")}`,
      goal: `${all}`,
      holds: done.length === all,
    };
  }
}
