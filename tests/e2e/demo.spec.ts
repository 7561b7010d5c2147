import { expect, type Locator } from "@playwright/test";
import { inOwnPortal as test } from "./portal.ts";
import { Recorder } from "./recorder.ts";

test.use({ javaScriptEnabled: false });

test("a newcomer gets from Dora who is blocked to her portal in ten clicks, no key and three minutes, without scripts", async ({
  page,
}) => {
  const newcomer = new Recorder(page);
  const main = page.getByRole("main");
  const step = main.locator("[aria-current=step]");
  // Of the guide the whole story once, then where one is in it and the step; of each page, what the step says to look at.
  const story = main.getByRole("region", { name: "Het verhaal in vijf stappen" });
  const here = [story.locator("p").first(), step];
  const act = async (name: string, arrivesAt: RegExp, ...looksAt: Locator[]) => {
    await newcomer.click(step.getByRole("button", { name }));
    await newcomer.arrive(arrivesAt, ...looksAt);
  };
  const back = async () => {
    await newcomer.click(page.getByRole("link", { name: "Verhaal en mensen" }));
    await newcomer.arrive(/\/nl\/demo$/, ...here);
  };
  await newcomer.open("/demo", () => [main.locator(".lead"), story]);
  await act("Log in als Dora, geblokkeerd", /\/nl\/demo\?wie=dora$/, main.locator(".notice"), ...here);
  await expect(main).toContainText("Dora Dekker komt niet binnen");
  await act("Vier werkuren later", /\/nl\/demo$/, ...here);
  await newcomer.click(main.getByRole("link", { name: "Lees de mail aan Anna" }));
  const letter = main.getByRole("article");
  await newcomer.arrive(/berichten/, letter, page.frameLocator("main iframe").locator("body"));
  await expect(letter.getByRole("heading", { level: 2 })).toContainText("Dora");
  await back();
  const request = main.getByRole("listitem").filter({ hasText: "Dora" }).first();
  await act("Log in als Anna, beheerder", /\/nl\/beheer$/, main.getByRole("heading", { name: "Nu doen" }), request);
  await newcomer.click(main.getByRole("button", { name: "Deblokkeren" }).first());
  await newcomer.arrive(/\/nl\/beheer/, page.getByRole("status").first());
  await back();
  const portal = main.getByRole("link", { name: /mkb-portal/ }).first();
  await act("Log in als Dora", /\/nl\/mijn$/, portal);
  await newcomer.click(portal);
  await newcomer.arrive(/\/demo\/portaal\/mkb/);
  await newcomer.click(main.getByRole("link", { name: "Inloggen" }));
  await newcomer.arrive(/\/demo\/portaal\/mkb/, main.locator(".who"));
  await expect(main).toContainText("Ingelogd als Dora Dekker");
  await page.goto("/nl/demo");
  await expect(step).toContainText("Cees heeft niemand");
  const { clicks, keys, words, seconds, pages } = newcomer.figures();
  expect({ clicks, keys }).toEqual({ clicks: 10, keys: 0 });
  expect(seconds, JSON.stringify({ words, pages })).toBeLessThanOrEqual(180);

  // The clock went ahead, and who is signed in still is.
  await step.getByRole("button", { name: "Log in als Sara, Servicedesk" }).click();
  await page.goto("/nl/demo");
  await main.getByText("De klok", { exact: true }).click();
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
