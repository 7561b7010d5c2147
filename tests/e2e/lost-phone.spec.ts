import { expect } from "@playwright/test";
import { HOTP, Secret } from "otpauth";
import { inOwnPortal as test } from "./portal.ts";
import { mailbox, mobile, nextMessage, password, signIn } from "./support.ts";

/** What the app of that key shows now. */
const shownBy = (key: string) =>
  HOTP.generate({
    secret: Secret.fromBase32(key.replaceAll(" ", "")),
    counter: Math.floor(Date.now() / 30_000),
  });

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an app is set up, codes on paper are made, and an SMS comes only when it is asked for", async ({ page }) => {
    const anna = "anna@delinden.example";
    await signIn(page, anna);
    await page.goto("/nl/mijn/beveiliging/app");
    await page.getByRole("button", { name: "Voeg een app toe" }).click();
    const key = await page.locator("code").innerText();
    await page.getByLabel("Code uit de app").fill(shownBy(key));
    await page.getByRole("button", { name: "Controleer de code" }).click();
    await page.getByRole("button", { name: "Maak herstelcodes" }).click();
    await expect(page.locator("ol code")).toHaveCount(10);
    await page.getByRole("button", { name: "Uitloggen" }).click();

    const number = mobile[anna] ?? "";
    const seen = (await mailbox(page.request, number)).length;
    await page.goto("/nl/inloggen");
    await page.getByLabel("E-mailadres of toegangscode").fill(anna);
    await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Inloggen" }).click();
    await expect(page.getByLabel("Code uit de app")).toBeVisible();
    expect(await mailbox(page.request, number)).toHaveLength(seen);
    await page.getByRole("button", { name: "Stuur een sms-code" }).click();
    const { code } = await nextMessage(page.request, number, seen);
    await page.getByRole("textbox", { name: "Code", exact: true }).fill(code ?? "");
    await page.getByRole("button", { name: "Code controleren" }).click();
    await expect(page).not.toHaveURL(/\/inloggen/);
  });
});
