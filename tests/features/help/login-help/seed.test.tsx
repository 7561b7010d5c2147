import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import LoginHelpPage from "#app/[locale]/(public)/hulp-bij-inloggen/[[...antwoorden]]/page.tsx";
import SignInPage from "#app/[locale]/(public)/inloggen/page.tsx";
import { asked, kindSlugs, mayStayOpen } from "#lib/features/appointment/appointments/schema.ts";
import { appointmentFields } from "#lib/features/help/login-help/tree.ts";
import { readSettings } from "#lib/platform/settings.ts";
import { textOf } from "#tests/support/readability.ts";

vi.mock("#lib/platform/auth/current-actor.ts", () => ({ currentIdentity: () => Promise.resolve({ kind: "visitor" }) }));
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve({ get: () => undefined }) }));
vi.mock("#lib/platform/gate/load.ts", () => ({ load: () => Promise.resolve({ home: null }) }));

const props = (antwoorden: string[] = []) => ({
  params: Promise.resolve({ locale: "nl" as const, antwoorden }),
  searchParams: Promise.resolve({}),
});
const helpAt = async (path: string) => renderToStaticMarkup(await LoginHelpPage(props(path ? path.split("/") : [])));
const signIn = async () => renderToStaticMarkup(await SignInPage(props()));

const fieldsOf = (...fields: string[]) => new RegExp(fields.join(".*").replace(/[()]/g, "\\$&"), "s");
const officeFields = fieldsOf(
  "Tussenpersoonnummer",
  "Bedrijfsnaam",
  "Voorletters",
  "Voornaam",
  "Tussenvoegsel",
  "Achternaam",
  "E-mailadres",
  "Mobiel nummer",
);
const companyFields = fieldsOf(
  "Voorletters",
  "Voornaam",
  "Tussenvoegsel",
  "Achternaam",
  "Geslacht",
  "Zakelijk e-mailadres",
  "(Zakelijk) mobiel nummer",
);
const whereToAsk =
  /Je hoeft niet te weten wie dat is.*Wie is mijn beheerder\?.*vraag het een collega die kan inloggen/s;

/** What the help this replaces says, line by line, and the screen below /hulp-bij-inloggen that carries it. */
const carried: readonly (readonly [fact: string, path: string, words: RegExp])[] = [
  ["S01 the page by its name", "", /Hulp bij inloggen/],
  ["S03 choose what applies", "", /Wat lukt er niet\?.*Mijn account is geblokkeerd.*dat weet ik niet/s],
  ["S04 no mail: steps", "geen-mail", /Zo vind je de mail/],
  ["S05 the address may be mistyped: ask again", "geen-mail", /hebt ingetypt\? Zo niet, vraag de mail dan opnieuw aan/],
  ["S06 the mail may be spam", "geen-mail", /ongewenste e-mail \(spam\)/],
  ["S07 still nothing", "geen-mail", /Ik krijg nog steeds geen mail/],
  ["S07 then: the beheerder, or whoever else helps", "geen-mail/nog-niet", /Ik ben zelf de beheerder.*BMW/s],
  ["S08 no code: the beheerder helps", "geen-code", /De beheerder van jouw kantoor of bedrijf/],
  ["S09 the mobile number may be wrong", "geen-code", /nummer dat wij van je hebben.*kan dat nummer laten aanpassen/s],
  ["S10 a colleague with access knows the beheerder", "geen-code", whereToAsk],
  ["S11 the service stands in the profile", "eherkenning", /dienst Allianz Zakelijk in je eHerkenningsprofiel/],
  ["S12 the beheerder of eHerkenning arranges it", "eherkenning", /beheerder van eHerkenning bij jouw kantoor/],
  ["S12 who may be someone else", "eherkenning", /iemand anders zijn dan je beheerder hier/],
  ["S13 the portals by name", "eherkenning", /mkb-portal en MyAllianzBroker/],
  ["S14 an adviser's causes", "", /account is geblokkeerd.*toegangscode werkt niet.*geen beheerder/s],
  ["S15 blocked", "geblokkeerd", /kan je deblokkeren/],
  ["S15 toegangscode not active (any more)", "toegangscode", /toegangscode is niet \(meer\) actief/],
  ["S16 the colleague who does it", "geblokkeerd", /collega regelt bij jouw kantoor of bedrijf de toegang/],
  ["S17 authorise again is another act than unblock", "toegangscode", /opnieuw autoriseren/],
  ["S18 a colleague with access knows the beheerder", "geblokkeerd", whereToAsk],
  ["S19 a blocked beheerder has the Servicedesk", "geblokkeerd/beheerder", /Allianz Servicedesk.*088 – 577 16 00/s],
  ["S20 on working days", "geblokkeerd/beheerder", /op werkdagen van 9\.00 tot 17\.30 uur/],
  ["S21 the office's eight fields", "geen-beheerder/adviseur", officeFields],
  ["S22 a mail after verification", "geen-beheerder/adviseur", /controleren we de gegevens.*mail met een link/s],
  ["S23 activate with the link", "geen-beheerder/adviseur", /Met die link activeert de beheerder/],
  ["S24 then make autorisaties", "geen-beheerder/adviseur", /autorisaties maken voor collega’s bij jouw kantoor/],
  ["S25 in the words of a company", "geblokkeerd", /bij jouw kantoor of bedrijf/],
  ["S26 the beheerder can make an authorisation", "geen-toegang", /maakt een autorisatie voor je aan/],
  ["S26 and authorise again", "toegangscode", /opnieuw autoriseren/],
  ["S26 and unblock", "geblokkeerd", /kan je deblokkeren/],
  ["S27 a colleague with access knows the beheerder", "toegangscode", whereToAsk],
  ["S28 a blocked beheerder has the Servicedesk", "toegangscode/beheerder", /088 – 577 16 00.*9\.00 tot 17\.30/s],
  ["S29 the company's name and policy number", "geen-beheerder/zakelijke-klant", /Polisnummer.*Bedrijfsnaam/s],
  ["S30 the company's seven fields", "geen-beheerder/zakelijke-klant", companyFields],
  ["S31 a mail, and activation", "geen-beheerder/zakelijke-klant", /mail met een link.*activeert de beheerder/s],
  [
    "S32 then make autorisaties",
    "geen-beheerder/zakelijke-klant",
    /autorisaties maken voor collega’s bij jouw bedrijf/,
  ],
  ["S33 BMW: whom to contact", "bmw", /Insurance van BMW Financial Services.*070 41 47 483/s],
  ["S34 BMW: when, and gladly", "bmw", /helpen je graag verder.*op werkdagen van 9\.00 tot 17\.30 uur/s],
  [
    "S37 hours",
    "geblokkeerd/niet-opgelost",
    /(Nu open|De Allianz Servicedesk is nu gesloten).*op werkdagen van 9\.00 tot 17\.30 uur/s,
  ],
  ["S40 word for word", "eherkenning", /Allianz Zakelijk.*mkb-portal.*MyAllianzBroker/s],
];

test.each(carried)("%s", async (_, path, words) => {
  expect(textOf(await helpAt(path))).toMatch(words);
});

test("S02 signing in leads here, under that name", async () => {
  expect(await signIn()).toContain('<a href="/nl/hulp-bij-inloggen">Hulp bij inloggen</a>');
});

test("S05 and S07: the mail can be asked for again, and what did not help leads on", async () => {
  expect(await helpAt("geen-mail")).toMatch(
    /href="\/nl\/wachtwoord-vergeten\?hulp=checkMail".*href="\/nl\/hulp-bij-inloggen\/geen-mail\/nog-niet"/s,
  );
});

const defaults = readSettings({ APP_ENV: "demo" });

test("S13 and S35: an address the insurer did not give is a setting, empty, and nowhere on a screen", async () => {
  expect(defaults).toMatchObject({ CONTACT_EMAIL_ADVISER: "", CONTACT_EMAIL_BUSINESS: "", CONTACT_EMAIL_BMW: "" });
  expect(defaults.EHERKENNING_MANUAL_URL).toBe("");
  for (const path of ["geen-beheerder/adviseur", "geen-beheerder/zakelijke-klant", "bmw"])
    expect(await helpAt(path)).not.toContain("mailto:");
  expect(await helpAt("eherkenning")).not.toContain("handleiding");
});

test("S36 the telephones dial", async () => {
  expect(await helpAt("geblokkeerd/beheerder")).toContain('href="tel:+31885771600"');
  expect(await helpAt("bmw")).toContain('href="tel:+31704147483"');
});

test("S37 and S40: hours, telephones and names are the insurer's", () => {
  expect(defaults).toMatchObject({
    SERVICEDESK_PHONE: "088 – 577 16 00",
    SERVICEDESK_OPENS: "09:00",
    SERVICEDESK_CLOSES: "17:30",
    BMW_PHONE: "070 41 47 483",
    BMW_OPENS: "09:00",
    BMW_CLOSES: "17:30",
    EHERKENNING_SERVICE: "Allianz Zakelijk",
  });
});

test("S38 which fields are asked of whom is data: of BMW none", () => {
  expect(Object.keys(appointmentFields)).toEqual(["office", "company"]);
  expect([appointmentFields.office.length, appointmentFields.company.length]).toEqual([8, 9]);
  expect(appointmentFields.office).not.toContain("gender");
});

test("S21 and S30: the form asks what the help says it will, the KvK number, and who puts a colleague forward", () => {
  const besides = ["kvkNumber", "appointee", "followerEmail"];
  const plain = { businessEmail: "email", businessMobileNumber: "mobileNumber" };
  for (const [place, kind] of [
    ["office", "tussenpersoon"],
    ["company", "bedrijf"],
  ] as const) {
    const announced = appointmentFields[place].map((field) =>
      field in plain ? plain[field as keyof typeof plain] : field,
    );
    expect([...announced, ...besides].sort()).toEqual(Object.values(asked[kind]).flat().sort());
  }
  expect(kindSlugs).toEqual(["tussenpersoon", "bedrijf"]);
  expect([...mayStayOpen].sort()).toEqual([...besides, "gender", "namePrefix"].sort());
});

test("S21 to S32: the button leads to the form for this organisation, and no mail is asked for", async () => {
  expect(await helpAt("geen-beheerder/adviseur")).toMatch(
    /href="\/nl\/beheerder-aanmelden\/tussenpersoon\?hulp=appoint"[^>]*>Beheerder aanmelden/,
  );
  expect(await helpAt("geen-beheerder/zakelijke-klant")).toMatch(
    /href="\/nl\/beheerder-aanmelden\/bedrijf\?hulp=appoint"[^>]*>Beheerder aanmelden/,
  );
  for (const path of ["geen-beheerder", "geen-beheerder/bmw", "bmw"])
    expect(await helpAt(path)).not.toContain("/beheerder-aanmelden");
});

test("S39 the slips of the old page are not ours", async () => {
  for (const [, path] of carried) {
    const text = textOf(await helpAt(path));
    expect(text).not.toMatch(/\.\.|\bHij kan\b/);
    const sentences = text.split(/(?<=[.?!])\s/).filter((sentence) => sentence.split(" ").length > 3);
    expect(new Set(sentences).size).toBe(sentences.length);
  }
});

test("no line of the old page is forgotten", () => {
  const here = ["S02", "S35", "S36", "S38", "S39", ...carried.map(([fact]) => fact.slice(0, 3))];
  const all = Array.from({ length: 40 }, (_, i) => `S${String(i + 1).padStart(2, "0")}`);
  expect(all.filter((line) => !here.includes(line))).toEqual([]);
});
