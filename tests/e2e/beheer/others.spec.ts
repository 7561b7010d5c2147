import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, type APIRequestContext, type Browser, type Page } from "@playwright/test";
import { inOwnPortal as test } from "#tests/e2e/portal.ts";
import { signIn } from "#tests/e2e/support.ts";

const uuid = /^[0-9a-f-]{36}$/;

const app = join(import.meta.dirname, "../../../app/[locale]");

/** The address of every page and file behind the sign-in, found by its folder, so that none is left out. */
const addresses = ["portal", "staff"].flatMap((who) => {
  const folder = join(app, `(${who})`);
  const files = globSync("**/{page.tsx,route.ts}", { cwd: folder });
  const paths = files.map((file) => `/nl/${dirname(file)}`.replace("[act]", "deblokkeren").replace("[sleutel]", "MKB"));
  // What says that a portal waited too long, or that a page is not there, says so to anyone.
  return paths.filter((path) => !["/nl/portaal", "/nl/ingelogd/niet-gevonden"].includes(path)).sort();
});
/** A file that one asks for by its kind, or after showing a factor once more. */
const kinds = /\/bestand$|logboek\/exporteren$|verantwoording\/(incident|kopie)$/;
const kindOf = (address: string) => (address.endsWith("verantwoording/bestand") ? "duties" : "csv");
const ofOne = addresses.filter((address) => address.includes("[id]"));

/** What a newcomer's browser or one that is signed in gets, following nothing. */
const get = (request: APIRequestContext, path: string) => request.get(path, { maxRedirects: 0 });

async function signedIn(browser: Browser, baseURL: string | undefined, email: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
  await signIn(page, email);
  return page;
}

async function notThere(request: APIRequestContext, path: string): Promise<void> {
  const answer = await get(request, path);
  expect.soft(answer.status(), path).toBe(404);
  expect.soft(await answer.text(), path).toContain("Pagina niet gevonden");
}

test("there are pages to look at", () => {
  expect(addresses).toContain("/nl/beheer");
  expect(ofOne.length).toBeGreaterThan(15);
});

test("whoever is signed out is asked to sign in first, and will come back", async ({ request }) => {
  for (const address of addresses) {
    const path =
      address.replace("[id]", crypto.randomUUID()) + (kinds.test(address) ? `?soort=${kindOf(address)}` : "");
    const answer = await get(request, path);
    expect.soft(answer.status(), path).toBe(307);
    const { pathname, searchParams } = new URL(answer.headers()["location"] ?? "", "http://localhost");
    expect.soft({ pathname, naar: searchParams.get("naar") }, path).toEqual({ pathname: "/nl/inloggen", naar: path });
  }
});

test("what is of another organisation is not there, wherever its id is tried", async ({ browser, baseURL }) => {
  const anna = await signedIn(browser, baseURL, "anna@delinden.example");
  const ivo = await signedIn(browser, baseURL, "ivo@dubbel.example");
  const sara = await signedIn(browser, baseURL, "sara@verzekeraar.example");
  await expect(sara).toHaveURL("/nl/medewerker");
  const ids = [
    await ivo.getByRole("button", { name: /Bakkerij/ }).getAttribute("value"),
    await sara.locator("main input[name=helpRequestId]").first().inputValue(),
    crypto.randomUUID(),
  ];
  for (const id of ids) {
    expect(id).toMatch(uuid);
    for (const address of ofOne) await notThere(anna.request, address.replace("[id]", id ?? ""));
  }
});

test("what only a beheerder may see is not there for a colleague, nor for the insurer", async ({
  browser,
  baseURL,
}) => {
  const { request: anna } = await signedIn(browser, baseURL, "anna@delinden.example");
  const list = await (await anna.get("/nl/beheer/gebruikers?q=dora")).text();
  const [id = ""] = /gebruikers\/([0-9a-f-]{36})/.exec(list)?.slice(1) ?? [];
  expect((await get(anna, `/nl/beheer/gebruikers/${id}`)).status()).toBe(200);
  const theirs = addresses.filter((address) => address.startsWith("/nl/beheer")).map((a) => a.replace("[id]", id));
  for (const who of ["bram@delinden.example", "sara@verzekeraar.example"]) {
    const other = await signedIn(browser, baseURL, who);
    for (const path of theirs) await notThere(other.request, path);
  }
});

test("what only another duty may see is not there for one of the insurer's people", async ({ browser, baseURL }) => {
  const theirs = addresses.filter((address) => address.startsWith("/nl/medewerker") && !address.includes("[id]"));
  const denied: Record<string, RegExp> = {
    "sara@verzekeraar.example": /\/(medewerkers|logboek|nieuw|laden|verantwoording)\b/,
    "otto@verzekeraar.example": /\/(medewerkers|logboek|verantwoording(?!\/wissen))\b/,
    "aad@verzekeraar.example": /\/(nieuw|laden|goedkeuren)\b/,
  };
  for (const [who, pattern] of Object.entries(denied)) {
    const { request } = await signedIn(browser, baseURL, who);
    for (const path of theirs) {
      if (pattern.test(path)) await notThere(request, path);
      else if (!kinds.test(path)) expect.soft((await get(request, path)).status(), `${who} ${path}`).toBe(200);
    }
  }
});
