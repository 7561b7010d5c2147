import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, test, vi } from "vitest";
import FormPage from "#app/[locale]/(public)/beheerder-aanmelden/[soort]/[[...pagina]]/page.tsx";
import ChoicePage from "#app/[locale]/(public)/beheerder-aanmelden/page.tsx";
import StatusPage from "#app/[locale]/(public)/beheerder-aanmelden/status/[link]/page.tsx";
import { seal } from "#lib/platform/secrets.ts";
import { readabilityOf, textOf } from "#tests/support/readability.ts";

let answers: Readonly<Record<string, string>> = {};
let found: unknown = null;
const cookie = () =>
  Buffer.from(seal({ form: "appointment", until: Date.now() + 60_000, answers }, "draft")).toString("base64url");
vi.mock("next/headers", () => ({
  cookies: () => Promise.resolve({ get: (name: string) => ({ value: name.endsWith("draft") ? cookie() : "" }) }),
}));
vi.mock("#lib/platform/gate/load.ts", () => ({ load: () => Promise.resolve(found) }));

const all = {
  ...{ intermediaryNumber: "10488", policyNumber: "P-552200", companyName: "Vermeer Advies", kvkNumber: "" },
  ...{ initials: "dj", firstName: "Daan", namePrefix: "", lastName: "Vermeer" },
  ...{ email: "daan@vermeeradvies.example", mobileNumber: "+31 (0)6 12345101" },
};

beforeEach(() => {
  answers = all;
});

async function at(path: string, locale: "nl" | "en" = "nl"): Promise<string> {
  const [soort = "", ...pagina] = path.split("/");
  const step = { soort, ...(pagina.length > 0 && { pagina }) };
  return renderToStaticMarkup(await FormPage({ params: Promise.resolve({ locale, ...step }) }));
}

/** Where it leads instead of showing anything. */
async function sentOnFrom(path: string): Promise<string> {
  const error = await at(path).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Error && "digest" in error ? String(error.digest) : "nowhere";
}

const choice = async () =>
  renderToStaticMarkup(await ChoicePage({ params: Promise.resolve({ locale: "nl" as const }) }));

/** What is asked: a field that nobody sees only says which form it is. */
const fieldsIn = (html: string) =>
  [...html.matchAll(/<(?:input|select)(?![^>]* type="hidden")[^>]* name="(\w+)"/g)].map(([, name]) => name);

describe("the choice", () => {
  test("is made in few words, and leads who came through BMW elsewhere", async () => {
    const html = await choice();
    expect(readabilityOf(html).words).toBeLessThanOrEqual(60);
    const leads = [...html.matchAll(/href="\/nl(\/beheerder-aanmelden\/[^"]*)"/g)].map(([, address]) => address);
    expect(leads).toEqual(["tussenpersoon", "bedrijf", "bmw"].map((kind) => `/beheerder-aanmelden/${kind}`));
  });

  test.each(["bmw", "onzin", "__proto__", "tussenpersoon/onzin", "tussenpersoon/naam/naam", "bedrijf/"])(
    "%s is no form",
    async (path) => {
      expect(await sentOnFrom(path)).toContain("404");
    },
  );
});

describe("the pages", () => {
  test.each([
    ["tussenpersoon", ["intermediaryNumber", "companyName", "kvkNumber"]],
    ["tussenpersoon/naam", ["initials", "firstName", "namePrefix", "lastName"]],
    ["tussenpersoon/bereiken", ["email", "mobileNumber", "appointee", "followerEmail"]],
    ["bedrijf", ["policyNumber", "companyName", "kvkNumber"]],
    ["bedrijf/naam", ["initials", "firstName", "namePrefix", "lastName", "gender"]],
    ["bedrijf/bereiken", ["email", "mobileNumber", "appointee", "followerEmail"]],
  ])("%s asks %j, each with a label, in both languages", async (path, asked) => {
    for (const locale of ["nl", "en"] as const) {
      const html = await at(path, locale);
      expect([...new Set(fieldsIn(html))]).toEqual(asked);
      const ids = [...html.matchAll(/<(?:input|select)[^>]* id="([^"]+)"/g)].map(([, id]) => id);
      for (const id of ids) expect(html).toContain(`for="${id}"`);
    }
  });

  test("show what was answered before", async () => {
    expect(await at("tussenpersoon")).toContain('value="10488"');
    expect(await at("bedrijf")).toContain('value="P-552200"');
    expect(await at("bedrijf/bereiken")).toContain('value="+31 (0)6 12345101"');
  });

  test("let the browser help, and do not mend a name", async () => {
    const name = await at("tussenpersoon/naam");
    expect(name).toMatch(
      /name="firstName"[^>]*autoComplete="given-name"|autoComplete="given-name"[^>]*name="firstName"/,
    );
    expect(name).toMatch(/autoComplete="family-name"/);
    const reach = await at("tussenpersoon/bereiken");
    expect(reach).toMatch(/inputMode="email"/);
    expect(reach).toMatch(/autoComplete="tel"/);
    for (const html of [name, reach]) expect(html).not.toMatch(/spellCheck="true"/);
  });

  test("are answered in order: who skips one is led to it", async () => {
    answers = {};
    for (const path of ["tussenpersoon/naam", "tussenpersoon/bereiken", "tussenpersoon/controleren"])
      expect(await sentOnFrom(path)).toContain("/nl/beheerder-aanmelden/tussenpersoon;");
    answers = { ...all, lastName: "" };
    expect(await sentOnFrom("bedrijf/controleren")).toContain("/nl/beheerder-aanmelden/bedrijf/naam;");
    expect(await sentOnFrom("bedrijf/bereiken")).toContain("/nl/beheerder-aanmelden/bedrijf/naam;");
  });
});

describe("the check", () => {
  test("shows what we will keep, and each answer with a way to change it", async () => {
    const html = await at("tussenpersoon/controleren");
    const text = textOf(html);
    for (const kept of ["10488", "Vermeer Advies", "D.J.", "Daan", "daan@vermeeradvies.example", "06 12345101"])
      expect(text).toContain(kept);
    expect(text.match(/Niet ingevuld/g)).toHaveLength(2);
    const changes = [...html.matchAll(/<dd><a href="([^"]+)">(.*?)<\/a>/g)].map(([, , name = ""]) => textOf(name));
    expect(changes).toHaveLength(9);
    expect(new Set(changes).size).toBe(9);
    expect(html).toMatch(/<button[^>]*>Beheerder aanmelden<\/button>/);
    expect(html).toMatch(/name="requestKey" value="[\w-]{36}"/);
  });

  test("asks gender of a company only, and shows it in words", async () => {
    answers = { ...all, gender: "UNSAID" };
    expect(textOf(await at("bedrijf/controleren"))).toContain("Zeg ik liever niet");
    expect(textOf(await at("tussenpersoon/controleren"))).not.toContain("Geslacht");
  });

  test("shows the own address of who puts a colleague forward, and of nobody else", async () => {
    answers = { ...all, followerEmail: "els@vermeeradvies.example" };
    expect(textOf(await at("tussenpersoon/controleren"))).not.toContain("els@");
    answers = { ...answers, appointee: "COLLEAGUE" };
    expect(textOf(await at("tussenpersoon/controleren"))).toContain("Jouw e-mailadres els@vermeeradvies.example");
    answers = { ...answers, followerEmail: all.email };
    expect(await sentOnFrom("tussenpersoon/controleren")).toContain("/nl/beheerder-aanmelden/tussenpersoon/bereiken;");
  });

  test("says how a last name with its tussenvoegsel was read", async () => {
    answers = { ...all, lastName: "Van der Vermeer" };
    expect(textOf(await at("tussenpersoon/controleren"))).toContain("We lezen dit als: van der Vermeer.");
    answers = { ...all, namePrefix: "van der" };
    expect(textOf(await at("tussenpersoon/controleren"))).not.toContain("We lezen dit als");
  });

  test.each([
    ["info@vermeeradvies.example", true],
    ["schade+portaal@vermeeradvies.example", true],
    ["daan@vermeeradvies.example", false],
  ])("warns of a mailbox that more people read: %s %s", async (email, warns) => {
    answers = { ...all, email };
    const html = await at("tussenpersoon/controleren");
    expect(textOf(html).includes("Lezen meer mensen dit postvak?")).toBe(warns);
    expect(html).toMatch(/<button[^>]*>Beheerder aanmelden<\/button>/);
  });

  test("sends what it shows, whatever another tab or a lost cookie made of the answers meanwhile", async () => {
    const html = await at("bedrijf/controleren");
    const sent = Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    expect(sent).toMatchObject({ ...all, kind: "bedrijf" });
  });

  test("takes nothing that could be markup for it", async () => {
    answers = { ...all, companyName: "<img src=x onerror=alert(1)> B.V." };
    expect(await at("bedrijf/controleren")).toContain("&lt;img src=x");
  });
});

describe("its state, behind the link of a mail", () => {
  const asked = new Date("2026-11-22T09:00:00Z");
  const shown = async (state: object, melding?: string) => {
    found = {
      kind: "INTERMEDIARY",
      ...{ reference: "H7K-3F9-2QX", company: "Vermeer Advies", person: "Daan Vermeer", submittedAt: asked },
      ...{ confirmedAt: null, takenAt: null, decidedAt: null, endedAt: null, expectedAt: null, rejectReason: null },
      ...state,
    };
    const params = Promise.resolve({ locale: "nl" as const, link: "geheim" });
    return renderToStaticMarkup(await StatusPage({ params, searchParams: Promise.resolve({ melding }) }));
  };

  test("can be confirmed while nobody did, and taken back while nobody decided", async () => {
    const buttons = (html: string) => [...html.matchAll(/<button[^>]*>([^<]*)</g)].map(([, label]) => label);
    expect(buttons(await shown({ status: "SUBMITTED" }))).toEqual(["Bevestig je adres", "Trek de aanmelding in"]);
    for (const status of ["CONFIRMED", "CHECKING"])
      expect(buttons(await shown({ status, confirmedAt: asked }))).toEqual(["Trek de aanmelding in"]);
    for (const status of ["APPROVED", "INVITED", "COMPLETED", "REJECTED", "EXPIRED", "WITHDRAWN"])
      expect(buttons(await shown({ status, decidedAt: asked }))).toEqual([]);
  });

  test("shows who follows it for a colleague the same steps, and nothing to press", async () => {
    for (const status of ["SUBMITTED", "CONFIRMED", "CHECKING", "APPROVED", "INVITED", "COMPLETED", "WITHDRAWN"]) {
      const html = await shown({ status, viewOnly: true, decidedAt: asked });
      expect(html).not.toMatch(/<button|<form|href="[^"]*\/inloggen"/);
      expect(textOf(html)).toContain("Vermeer Advies");
      expect(textOf(html)).not.toMatch(/\bje (adres|aanmelding)\b/i);
    }
    const rejected = await shown({ status: "REJECTED", viewOnly: true, decidedAt: asked, rejectReason: "NOT_REACHED" });
    expect(textOf(rejected)).toContain("kregen niemand te pakken");
  });

  test("says when one hears, and why and what now when it was rejected", async () => {
    const expectedAt = new Date("2026-11-25T09:00:00Z");
    const waits = await shown({ status: "CONFIRMED", confirmedAt: asked, expectedAt });
    expect(textOf(waits)).toContain("25 november");
    const rejected = await shown({ status: "REJECTED", decidedAt: asked, rejectReason: "NOT_REACHED" });
    expect(textOf(rejected)).toContain("kregen niemand te pakken");
    expect(rejected).toContain('href="/nl/beheerder-aanmelden/tussenpersoon"');
  });

  test.each([
    ["NAME_DIFFERS", "/nl/beheerder-aanmelden/tussenpersoon"],
    ["HAS_ADMINISTRATOR", "/nl/hulp-bij-inloggen"],
    ["OTHER_PORTAL", "/nl/hulp-bij-inloggen"],
    ["ALREADY_ASKED", undefined],
  ])("leads on as the reason %s says: %s", async (rejectReason, way) => {
    const html = await shown({ status: "REJECTED", decidedAt: asked, rejectReason });
    expect(/<a href="([^"]*)" class="button"/.exec(html)?.[1]).toBe(way);
  });

  test("of what was taken back or came too late leads to beginning again", async () => {
    for (const status of ["WITHDRAWN", "EXPIRED"])
      expect(await shown({ status, endedAt: asked })).toContain('href="/nl/beheerder-aanmelden/tussenpersoon"');
  });

  test("tells of an act only when the state bears it out", async () => {
    expect(await shown({ status: "CONFIRMED", confirmedAt: asked }, "bevestigd")).toContain('role="status"');
    for (const [status, telling] of [
      ["SUBMITTED", "bevestigd"],
      ["CONFIRMED", "ingetrokken"],
      ["WITHDRAWN", "bevestigd"],
      ["unknown", "ingetrokken"],
    ])
      expect(await shown({ status }, telling)).not.toContain('role="status"');
  });

  test("of a link nobody has leads to beginning again", async () => {
    found = { status: "unknown" };
    const params = Promise.resolve({ locale: "nl" as const, link: "onzin" });
    const html = renderToStaticMarkup(await StatusPage({ params, searchParams: Promise.resolve({}) }));
    expect(html).toContain('href="/nl/beheerder-aanmelden"');
  });
});
