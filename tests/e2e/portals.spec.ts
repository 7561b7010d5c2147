import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
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

test("a form whose answer leads to another site goes nowhere, a link does: so the last step to a portal is a link", async ({
  page,
}) => {
  const elsewhere = createServer((_, response) => response.end("elders")).listen(0, "127.0.0.1");
  await once(elsewhere, "listening");
  const there = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/terug`;
  await page.route("**/elders", (route) => route.fulfill({ status: 303, headers: { location: there } }));
  await page.goto("/nl/inloggen");
  const stopped = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => resolve(effectiveDirective));
        const form = Object.assign(document.createElement("form"), { method: "post", action: "/elders" });
        document.body.append(form);
        form.submit();
      }),
  );
  expect(await stopped).toBe("form-action");
  await expect(page).toHaveURL(/\/nl\/inloggen$/);
  await page.evaluate("location.assign('/elders')");
  await expect(page).toHaveURL(there);
  elsewhere.close();
});
