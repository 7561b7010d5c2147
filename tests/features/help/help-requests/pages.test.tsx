import { renderToStaticMarkup } from "react-dom/server";
import type { ReactElement } from "react";
import { expect, test, vi } from "vitest";
import LoginHelpPage from "#app/[locale]/(public)/hulp-bij-inloggen/[[...antwoorden]]/page.tsx";
import SentPage from "#app/[locale]/(public)/hulp-bij-inloggen/verstuurd/page.tsx";
import AskPage, { generateMetadata } from "#app/[locale]/(public)/hulp-bij-inloggen/vraag-je-beheerder/page.tsx";
import { Status } from "#lib/features/help/help-requests/ui/status.tsx";
import { readabilityOf } from "#tests/support/readability.ts";

let typed = "dora@delinden.example";
vi.mock("next/headers", () => ({
  cookies: () => Promise.resolve({ get: () => ({ value: typed }) }),
  headers: () => Promise.resolve(new Headers()),
}));

const html = async (page: Promise<ReactElement>) => renderToStaticMarkup(await page);
const help = (...antwoorden: string[]) =>
  LoginHelpPage({ params: Promise.resolve({ locale: "nl" as const, antwoorden }) });
const props = (query: Record<string, unknown> = {}) => ({
  params: Promise.resolve({ locale: "nl" as const }),
  searchParams: Promise.resolve(query),
});

test("who is blocked reads at most 250 words before the help request is sent", async () => {
  const walked = [help(), help("geblokkeerd"), AskPage(props({ problem: "BLOCKED" }))];
  const counts = await Promise.all(walked.map(async (page) => readabilityOf(await html(page)).words));
  expect(counts.reduce((sum, words) => sum + words)).toBeLessThanOrEqual(250);
});

test("a beheerder who asks is not told to ask their beheerder", async () => {
  const asked = { problem: "BLOCKED", hulp: "administrator" };
  expect(await html(AskPage(props(asked)))).toContain("<h1>Stuur een hulpvraag</h1>");
  expect(await html(AskPage(props(asked)))).toContain("Dan naar de Allianz Servicedesk.");
  expect(await generateMetadata(props(asked))).toEqual({ title: "Stuur een hulpvraag" });
  expect(await generateMetadata(props({ hulp: "blocked" }))).toEqual({ title: "Vraag je beheerder om hulp" });
});

test("who may have no beheerder is told who helps then, and nobody that there is one", async () => {
  const asks = await html(AskPage(props()));
  expect(asks).toContain("Je beheerder krijgt een bericht, of anders de Allianz Servicedesk.");
  expect(asks).not.toContain("Wij weten wie je beheerder is");
});

test("the form knows the problem the help found out, and no nonsense from an address", async () => {
  expect(await html(AskPage(props({ problem: "NO_MAIL" })))).toMatch(/<option value="NO_MAIL" selected/);
  for (const problem of ["x", ["NO_MAIL"], undefined, "<script>"]) {
    expect(await html(AskPage(props({ problem })))).not.toMatch(/<option value="\w+" selected/);
  }
});

test("the form asks no address that was typed before, and the next page shows it", async () => {
  typed = "dora@delinden.example";
  expect(await html(AskPage(props()))).toContain('value="dora@delinden.example"');
  expect(await html(SentPage(props()))).toContain(">dora@delinden.example</strong>");
  typed = "";
  expect(await html(SentPage(props()))).not.toContain("Voor:");
});

test("the next page shows a reference, and nothing else an address says is one", async () => {
  expect(await html(SentPage(props({ kenmerk: "H7K-3F9-2QX" })))).toContain("H7K-3F9-2QX");
  for (const kenmerk of ["<script>", "H7K3F92QX", "O0I-111-000", ["H7K-3F9-2QX"], undefined])
    expect(await html(SentPage(props({ kenmerk })))).not.toContain("kenmerk");
});

test("who asked for access without a number hears that a newcomer gets no mail, whoever asks", async () => {
  const sent = (toegang?: unknown) => html(SentPage(props({ toegang })));
  expect(await sent("zonder-nummer")).toContain("Je krijgt dan geen mail.");
  expect(await sent("zonder-nummer")).toContain('href="/nl/hulp-bij-inloggen/vraag-je-beheerder?problem=NO_ACCESS"');
  expect(await sent("met-nummer")).toContain("pas na die klik");
  for (const odd of [undefined, "x", ["met-nummer"]]) expect(await sent(odd)).toContain("Kennen we dit adres?");
});

const at = new Date("2026-11-22T09:00:00Z");
const request = {
  situation: "toConfirm",
  isKnown: true,
  reference: "H7K-3F9-2QX",
  problem: "BLOCKED",
  ...{ createdAt: at, openedAt: at, seenAt: at, resolvedAt: at, now: at },
  ...{ decline: null, numberEnd: null },
  helper: { kind: "nobody" },
} as const;

test("who is to confirm sees the end of the number that was typed, and where to type another", () => {
  const shown = (numberEnd: string | null) =>
    renderToStaticMarkup(
      <Status locale="nl" link="x" status={{ ...request, numberEnd }} deniesFirst={false} telling={null} />,
    );
  expect(shown("23")).toContain("eindigt op 23.");
  expect(shown("23")).toContain('href="/nl/hulp-bij-inloggen/vraag-je-beheerder?problem=NO_ACCESS"');
  expect(shown(null)).not.toContain("eindigt op");
});

test("the state of a request has both answers, the one of the mail first", () => {
  const buttons = (deniesFirst: boolean) =>
    renderToStaticMarkup(
      <Status locale="nl" link="x" status={request} deniesFirst={deniesFirst} telling={null} />,
    ).match(/Dit was ik( niet)?(?=<\/button>)/g);
  expect(buttons(false)).toEqual(["Dit was ik", "Dit was ik niet"]);
  expect(buttons(true)).toEqual(["Dit was ik niet", "Dit was ik"]);
});

test.each([
  ["toConfirm", 2],
  ["waiting", 0],
  ["resolved", 1],
  ["denied", 0],
  ["closed", 0],
  ["declined", 0],
] as const)("a request that is %s has %i buttons that change it", (situation, forms) => {
  const status = { ...request, situation };
  const shown = renderToStaticMarkup(
    <Status locale="nl" link="x" status={status} deniesFirst={false} telling={null} />,
  );
  expect(shown.match(/<form/g) ?? []).toHaveLength(forms);
  expect(shown.match(/<a [^>]*class="button|href="tel:|<form/g)?.length).toBeGreaterThan(0);
});
