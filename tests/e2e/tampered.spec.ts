import { expect } from "@playwright/test";
import { inOwnPortal as test } from "./portal.ts";
import { signIn } from "./support.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a button that names nobody is answered by a sentence", async ({ page }) => {
      await signIn(page, "anna@delinden.example");
      const main = page.getByRole("main");
      await page.goto("/nl/beheer/gebruikers?status=geblokkeerd");
      const button = main.getByRole("button", { name: "Deblokkeren" }).first();
      await button.evaluate((element) => element.setAttribute("value", "niemand"));
      await button.click();
      await expect(main.getByRole("alert")).toContainText("Kies eerst een collega uit de lijst.");
      await expect(main.getByRole("alert").getByRole("link")).toHaveCount(0);
    });
  });
}
