import { expect } from "@playwright/test";
import { inOwnPortal as test } from "./portal.ts";
import { Recorder } from "./recorder.ts";

test.use({ javaScriptEnabled: false });

test("a newcomer gets from Dora who is blocked to her portal in ten clicks and no key, without scripts", async ({
  page,
}) => {
  const newcomer = new Recorder(page);
  const main = page.getByRole("main");
  const step = main.locator("[aria-current=step]");
  const act = async (name: string, arrivesAt: RegExp) => {
    await newcomer.click(step.getByRole("button", { name }));
    await newcomer.arrive(arrivesAt);
  };
  const back = async () => {
    await newcomer.click(page.getByRole("link", { name: "Verhaal en mensen" }));
    await newcomer.arrive(/\/nl\/demo$/);
  };
  await newcomer.open("/demo");
  await act("Log in als Dora, geblokkeerd", /\/nl\/demo\?wie=dora$/);
  await expect(main).toContainText("Dora Dekker komt niet binnen");
  await act("Vier werkuren later", /\/nl\/demo$/);
  await newcomer.click(main.getByRole("link", { name: "Lees de mail aan Anna" }));
  await expect(main.getByRole("article").getByRole("heading", { level: 2 })).toContainText("Dora");
  await back();
  await act("Log in als Anna, beheerder", /\/nl\/beheer$/);
  await newcomer.click(main.getByRole("button", { name: "Deblokkeren" }).first());
  await newcomer.arrive(/\/nl\/beheer/);
  await back();
  await act("Log in als Dora", /\/nl\/mijn$/);
  await newcomer.click(main.getByRole("link", { name: /mkb-portal/ }).first());
  await newcomer.click(main.getByRole("link", { name: "Inloggen" }));
  await newcomer.arrive(/\/demo\/portaal\/mkb/);
  await expect(main).toContainText("Ingelogd als Dora Dekker");
  await page.goto("/nl/demo");
  await expect(step).toContainText("Cees heeft niemand");
  const { clicks, keys } = newcomer.figures();
  expect({ clicks, keys }).toEqual({ clicks: 10, keys: 0 });

  // The clock went ahead, and who is signed in still is.
  await step.getByRole("button", { name: "Log in als Sara, Servicedesk" }).click();
  await page.goto("/nl/demo");
  await main.getByRole("button", { name: "Volgende werkdag" }).click();
  await page.goto("/nl/medewerker");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vandaag");
});

test("nobody else's form signs anybody in, and a portal that does not start itself does not start over", async ({
  request,
  ownPortal: { origin },
}) => {
  const send = (path: string, from: string) =>
    request.post(path, { headers: { Origin: from }, form: { wie: "anna" }, maxRedirects: 0 });
  expect((await send("/demo/als", "https://elders.example")).status()).toBe(403);
  expect((await request.get("/demo/als")).status()).toBe(405);
  const anew = await send("/demo/opnieuw", origin);
  expect([anew.status(), anew.headers()["location"]]).toEqual([303, `${origin}/nl/demo`]);
});
