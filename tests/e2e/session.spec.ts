import { expect, type BrowserContext } from "@playwright/test";
import { test } from "./portal.ts";
import { password, signIn } from "./support.ts";

const bram = "bram@delinden.example";

const sessionOf = async (context: BrowserContext): Promise<unknown> =>
  (await context.request.get("/api/auth/session")).json();

test("a session that was signed out is empty for next-auth and opens no page, even with its old cookie", async ({
  page,
  context,
}) => {
  await signIn(page, bram);
  await expect(page).toHaveURL(/\/nl\/mijn$/);
  const cookies = await context.cookies();
  expect(await sessionOf(context)).toEqual({ expires: expect.any(String) as unknown });
  await page.getByRole("button", { name: "Uitloggen" }).click();
  await expect(page).toHaveURL(/\/nl$/);
  await context.addCookies(cookies);
  expect(await sessionOf(context)).toEqual({});
  await page.goto("/nl/mijn");
  await expect(page).toHaveURL(/\/nl\/inloggen\?naar=/);
});

test("next-auth's own address signs nobody in and takes nothing on", async ({ page, context, baseURL }) => {
  const { csrfToken } = (await (await context.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const headers = { origin: new URL(baseURL ?? "").origin };
  const guess = { csrfToken, identifier: bram, password, json: "true" };
  const answer = await context.request.post("/api/auth/callback/credentials", { form: guess, headers });
  expect(answer.status()).toBe(401);
  expect(await sessionOf(context)).toEqual({});
  await signIn(page, bram);
  await expect(page).toHaveURL(/\/nl\/mijn$/);
  await context.request.post("/api/auth/session", { form: { csrfToken, role: "ADMINISTRATOR", sid: "x" }, headers });
  expect(await sessionOf(context)).toEqual({ expires: expect.any(String) as unknown });
  expect((await page.goto("/nl/beheer"))?.status()).toBe(404);
});

test("next-auth's unused addresses are not there, and nothing a visitor sends it is a fault of ours", async ({
  request,
  baseURL,
}) => {
  const headers = { origin: new URL(baseURL ?? "").origin };
  for (const path of ["callback/credentials", "verify-request", "nothing"]) {
    expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(404);
  }
  const line = await request.post("/api/auth/_log", { form: { level: "error", code: "a line of ours" }, headers });
  expect(line.status()).toBe(404);
  for (const callbackUrl of ["http://[", "\u0000", "javascript:1"]) {
    const asked = await request.get("/api/auth/signin", { params: { callbackUrl }, maxRedirects: 0 });
    expect(asked.status(), callbackUrl).toBe(400);
    const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
    const posted = await request.post("/api/auth/signout", {
      form: { csrfToken, callbackUrl },
      headers,
      maxRedirects: 0,
    });
    expect(posted.status(), callbackUrl).toBeLessThan(500);
  }
});

test("who acts after the session has ended signs in again and comes back", async ({ page, context }) => {
  await signIn(page, "ivo@dubbel.example");
  await expect(page).toHaveURL(/\/nl\/kies-organisatie$/);
  await context.clearCookies();
  await page.getByRole("button", { name: "Kies" }).first().click();
  await expect(page).toHaveURL(/\/nl\/inloggen\?naar=%2Fnl%2Fkies-organisatie$/);
  await expect(page.getByRole("main")).toContainText("Daarna gaan we verder waar je was.");
});

test("who is signed in and opens the sign-in page goes home, or where the link led", async ({ page }) => {
  await signIn(page, bram);
  await expect(page).toHaveURL(/\/nl\/mijn$/);
  await page.goto("/nl/inloggen");
  await expect(page).toHaveURL(/\/nl\/mijn$/);
  await page.goto("/nl/inloggen?naar=/nl/mijn/beheerders");
  await expect(page).toHaveURL(/\/nl\/mijn\/beheerders$/);
  await page.goto("/nl/inloggen?naar=//elsewhere.example/nl/");
  await expect(page).toHaveURL(/\/nl\/mijn$/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a wrong password keeps what was typed and offers help; the right one and its code lead where the link led", async ({
    page,
  }) => {
    await page.goto("/nl/mijn/beheerders");
    await page.getByLabel("E-mailadres of toegangscode").fill(bram);
    await page.getByLabel("Wachtwoord", { exact: true }).fill("verkeerd");
    await page.getByRole("button", { name: "Inloggen" }).click();
    await expect(page.getByRole("alert")).toContainText("Controleer je e-mailadres");
    await expect(page.getByLabel("E-mailadres of toegangscode")).toHaveValue(bram);
    await expect(page.getByRole("main").getByRole("link", { name: "Hulp bij inloggen" })).toBeVisible();
    await signIn(page, bram);
    await expect(page).toHaveURL(/\/nl\/mijn\/beheerders$/);
    await expect(page.getByRole("main")).toContainText("Anna");
  });
});
