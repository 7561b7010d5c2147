import { expect } from "@playwright/test";
import { inOwnPortal as test } from "./portal.ts";
import { signIn } from "./support.ts";

const bram = "bram@delinden.example";
const mkb = "/demo/portaal/mkb";
const broker = "/demo/portaal/broker";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("one sign-in opens both portals at the page that was asked for, and signing out in one closes the other", async ({
      page,
    }) => {
      await page.goto(`${mkb}/polis/2`);
      await expect(page).toHaveURL(/\/nl\/inloggen\?naar=/);
      await signIn(page, bram);
      await expect(page).toHaveURL(/\/demo\/portaal\/mkb\/polis\/2$/);
      await expect(page.getByText("Dit is de pagina waar je om vroeg.")).toBeVisible();
      await page.goto(`${broker}/inloggen`);
      await expect(page.getByRole("heading", { name: "Welkom in MyAllianzBroker" })).toBeVisible();
      await expect(page.getByRole("row", { name: /^email bram@delinden.example$/ })).toBeVisible();
      await page.getByRole("button", { name: "Vernieuw de gegevens" }).click();
      await expect(page.getByText("Ingelogd als")).toBeVisible();
      await page.goto(mkb);
      await page.getByRole("button", { name: "Uitloggen" }).click();
      await expect(page).toHaveURL(/\/demo\/portaal\/mkb$/);
      await expect(page.getByText("Je bent hier niet ingelogd.")).toBeVisible();
      await expect
        .poll(async () => (await (await page.request.get(broker)).text()).includes("niet ingelogd"))
        .toBe(true);
    });
  });
}
