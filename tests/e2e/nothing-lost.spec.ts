import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page } from "@playwright/test";
import { sayBusy } from "#lib/platform/admission/busy.ts";
import { inOwnPortal as test } from "./portal.ts";
import { main, password, press, signIn } from "./support.ts";

// A beheerder who signs in has seen what waits there, which another file's story still waits for.

const bert = "bert@delinden.example";
const field = (page: Page, name: string) => main(page).locator(`input[name=${name}]`);

async function fill(page: Page): Promise<void> {
  await page.goto("/nl/beheer/gebruikers/nieuw");
  await field(page, "firstName").fill("Mies");
  await field(page, "MKB").check();
  await main(page).getByLabel("Later versturen").check();
}

async function filled(page: Page, sentence: string): Promise<void> {
  await expect(main(page).getByRole("alert")).toContainText(sentence);
  await expect(field(page, "firstName")).toHaveValue("Mies");
  await expect(field(page, "MKB")).toBeChecked();
  await expect(main(page).getByLabel("Later versturen")).toBeChecked();
}

test("who is about to be signed out is told, stays with one button, and keeps what was typed", async ({ page }) => {
  await page.clock.install();
  await signIn(page, bert);
  await fill(page);
  await page.route("/api/session", (route) => route.fulfill({ json: { leftMs: 90_000, canStay: true } }));
  await page.clock.fastForward("28:30");
  const warning = page.getByRole("alert").filter({ hasText: "Ben je er nog?" });
  await expect(warning).toContainText("Over 2 minuten word je uitgelogd.");
  await page.unroute("/api/session");
  await warning.getByRole("button", { name: "Blijf ingelogd" }).click();
  await expect(warning).toHaveCount(0);
  await expect(field(page, "firstName")).toHaveValue("Mies");
  await page.context().clearCookies({ name: "portal.session" });
  await page.clock.fastForward("28:30");
  await expect(page.getByRole("alert").filter({ hasText: "Je bent uitgelogd" })).toBeVisible();
  await expect(field(page, "firstName")).toHaveValue("Mies");
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("who was signed out meanwhile signs in and finds the form filled in; nobody else does", async ({
      page,
      context,
    }) => {
      await signIn(page, bert);
      await fill(page);
      await context.clearCookies({ name: "portal.session" });
      await press(page, "Gebruiker toevoegen");
      await expect(page).toHaveURL(/\/inloggen\?naar=/);
      const [kept] = (await context.cookies()).filter(({ name }) => name === "portal.kept");
      expect(kept?.value).not.toContain("Mies");
      await signIn(page, bert);
      await filled(page, "Je was uitgelogd.");
      await context.clearCookies({ name: "portal.session" });
      await signIn(page, "ivo@dubbel.example");
      await page.goto("/nl/beheer/gebruikers/nieuw");
      await expect(page.locator("body")).not.toContainText("Je was uitgelogd.");
    });

    test("who is told at the door that it is too busy finds what was typed, and sends it again", async ({ page }) => {
      const door = createServer((request, response) => void sayBusy(request, response, 5_000));
      await new Promise<void>((listening) => door.listen(0, "127.0.0.1", listening));
      const { port } = door.address() as AddressInfo;
      await page.goto("/nl/inloggen");
      await page.route("**/inloggen", async (route) => {
        const { pathname } = new URL(route.request().url());
        if (route.request().method() !== "POST") return route.continue();
        return route.fulfill({ response: await route.fetch({ url: `http://127.0.0.1:${port}${pathname}` }) });
      });
      await main(page).locator("input[name=identifier]").fill(bert);
      await main(page).locator("input[name=password]").fill(password);
      await press(page, "Inloggen");
      await expect(main(page)).toContainText("het is nu erg druk");
      await page.unroute("**/inloggen");
      door.close();
      // Without JavaScript it waits in the page, to be sent along.
      if (javaScriptEnabled) await expect(main(page).locator("input[name=identifier]")).toHaveValue(bert);
      await main(page).locator("input[name=password]").fill(password);
      await main(page).locator("form button:not([type=button])").first().click();
      await expect(page).toHaveURL(/\/inloggen\/code/);
    });

    test("a page from before a release comes back renewed, with what was filled in", async ({ page }) => {
      const old = "f".repeat(42);
      await page.route("**/*", (route) => {
        const headers = route.request().headers();
        return route.continue({ headers: { ...headers, ...(headers["next-action"] && { "next-action": old }) } });
      });
      await page.goto("/en/inloggen");
      await main(page).locator("input[name=identifier]").fill(bert);
      await main(page).locator("input[name=password]").fill("geheim");
      // Without JavaScript the form itself names its action.
      await main(page)
        .locator("input[name$=':0']")
        .evaluateAll((inputs, id) => {
          for (const one of inputs as HTMLInputElement[]) one.value = one.value.replace(/[0-9a-f]{42}/, id);
        }, old);
      await press(page, "Sign in");
      await expect(main(page).getByRole("alert")).toContainText("This page has been renewed meanwhile.");
      await expect(main(page).locator("input[name=identifier]")).toHaveValue(bert);
      await expect(main(page).locator("input[name=password]")).toHaveValue("");
    });

    test("a file that is too large is said so beside its field, with the size", async ({ page }) => {
      await signIn(page, bert);
      await page.goto("/nl/beheer/gebruikers/importeren");
      await expect(main(page)).toContainText("2 MB");
      const file = { name: "lijst.csv", mimeType: "text/csv", buffer: Buffer.alloc(5_000_000, "a;") };
      await main(page).locator("input[type=file]").setInputFiles(file);
      await press(page, "Bestand controleren");
      const input = main(page).locator("input[type=file]");
      await expect(input).toHaveAccessibleDescription(/Dit bestand is groter dan 2 MB/);
    });
  });
}

test("a file of organisations may be as large as its screen says", async ({ page }) => {
  await signIn(page, "otto@verzekeraar.example");
  await page.goto("/nl/medewerker/organisaties/laden");
  const buffer = Buffer.from(`Organisatie;Tussenpersoonnummer\r\n${"Kantoor Vol;99001;\r\n".repeat(5_000)}`);
  await main(page).locator("input[type=file]").setInputFiles({ name: "groot.csv", mimeType: "text/csv", buffer });
  await press(page, "Bekijk het bestand");
  await expect(page).toHaveURL(/\/organisaties\/laden\/[0-9a-f-]{36}$/);
});
