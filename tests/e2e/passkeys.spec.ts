import { expect, type Page } from "@playwright/test";
import { inOwnPortal as test } from "./portal.ts";
import { signIn } from "./support.ts";

async function addPasskey(page: Page): Promise<void> {
  await page.goto("/nl/mijn/beveiliging/passkeys");
  await page.getByRole("link", { name: "Passkey toevoegen" }).click();
  await page.getByRole("button", { name: "Passkey toevoegen" }).click();
  await expect(page.getByText("Je passkey is toegevoegd.")).toBeVisible();
}

const usePasskey = (page: Page) => page.getByRole("button", { name: "Gebruik je passkey" }).click();

test("Bram, kept waiting by a stranger's guesses, gets in with his passkey at once; removed, it opens nothing", async ({
  page,
  browser,
}) => {
  await page.context().credentials.install();
  await signIn(page, "bram@delinden.example");
  await addPasskey(page);
  await page.getByRole("button", { name: "Uitloggen" }).click();

  const stranger = await browser.newPage();
  for (let tries = 1; tries <= 5; tries++) {
    await stranger.goto("/nl/inloggen");
    await stranger.getByLabel("E-mailadres of toegangscode").fill("bram@delinden.example");
    await stranger.getByLabel("Wachtwoord", { exact: true }).fill(`geraden ${tries}`);
    await stranger.getByRole("button", { name: "Inloggen" }).click();
    await expect(stranger.getByRole("alert")).toBeVisible();
  }
  await stranger.close();

  await page.goto("/nl/inloggen");
  await usePasskey(page);
  await expect(page).toHaveURL(/\/nl\/mijn$/);

  await page.goto("/nl/mijn/beveiliging/passkeys");
  await page.getByText("Wijzigen of weghalen").click();
  await page.getByRole("button", { name: "Haal deze passkey weg" }).click();
  await expect(page.getByText("Je passkey is weggehaald.")).toBeVisible();
  await page.getByRole("button", { name: "Uitloggen" }).click();
  await page.goto("/nl/inloggen");
  await usePasskey(page);
  await expect(page.getByText("Deze passkey kennen we niet meer.")).toBeVisible();
});
