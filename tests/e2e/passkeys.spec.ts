import { expect } from "@playwright/test";
import { inOwnPortal as test } from "./portal.ts";
import { signIn } from "./support.ts";

test("Bram adds a passkey, is kept waiting by a stranger's guesses, and gets in with it at once", async ({ page, browser }) => {
  await page.context().credentials.install();
  await signIn(page, "bram@delinden.example");
  await page.goto("/nl/mijn/beveiliging/passkeys");
  await page.getByRole("link", { name: "Passkey toevoegen" }).click();
  await page.getByRole("button", { name: "Passkey toevoegen" }).click();
  await expect(page.getByText("Je passkey is toegevoegd.")).toBeVisible();
  await page.getByRole("button", { name: "Uitloggen" }).click();

  const stranger = await browser.newPage();
  await stranger.goto("/nl/inloggen");
  for (let tries = 1; tries <= 5; tries++) {
    await stranger.getByLabel("E-mailadres of toegangscode").fill("bram@delinden.example");
    await stranger.getByLabel("Wachtwoord", { exact: true }).fill(`geraden ${tries}`);
    await stranger.getByRole("button", { name: "Inloggen" }).click();
    await expect(stranger.getByRole("alert")).toBeVisible();
    await stranger.reload();
  }
  await stranger.close();

  await page.goto("/nl/inloggen");
  await page.getByRole("button", { name: "Gebruik je passkey" }).click();
  await expect(page).toHaveURL(/\/nl\/mijn$/);
});
