import { expect, type Page } from "@playwright/test";
import { lookAtAll, send } from "#tests/e2e/look.ts";
import { inOwnPortal as test } from "#tests/e2e/portal.ts";
import { mailbox, pathIn, signIn } from "#tests/e2e/support.ts";

const sven = "sven@kompasadvies.example";

const form = "/beheerder-aanmelden";
const names = /^(Open|Kompas Financieel Advies|Administrators?)$/;

/** Fills in a page of the form and goes on to the next. */
async function answer(page: Page, path: string, answers: Readonly<Record<string, string>>): Promise<void> {
  await page.goto(`/nl${path}`);
  for (const [name, value] of Object.entries(answers)) await page.locator(`main input[name=${name}]`).fill(value);
  await page.locator("main form .button:not([type=button])").first().click();
  await expect(page).toHaveURL((url) => url.pathname !== `/nl${path}`);
}

test("the form that appoints a beheerder", async ({ page }) => {
  const office = `${form}/tussenpersoon`;
  await lookAtAll(page, [
    { path: form },
    { path: `${form}/bmw` },
    { path: office },
    { path: office, act: send("1", "") },
    { path: `${form}/bedrijf` },
    { path: `${form}/verstuurd?kenmerk=H7K-3F9-2QX` },
    { path: `${form}/status/bestaat-niet-of-is-half-gekopieerd` },
  ]);
  await answer(page, office, { intermediaryNumber: "10102", companyName: "Van den Heuvel" });
  await lookAtAll(page, [{ path: `${office}/naam` }, { path: `${office}/naam`, act: send("", "", "", "9") }]);
  await answer(page, `${office}/naam`, { initials: "d", firstName: "Daan", lastName: "van Vermeer" });
  await lookAtAll(page, [
    { path: `${office}/bereiken` },
    { path: `${office}/bereiken`, act: send("daan", "020 1234567") },
  ]);
  await answer(page, `${office}/bereiken`, { email: "daan@vandenheuvel.example", mobileNumber: "06 12345101" });
  await lookAtAll(page, [{ path: `${office}/controleren` }]);
});

test("what someone sees of an appointment in each of its states", async ({ page }) => {
  const links = [];
  for (const email of [
    "wilma@noorderlicht.example",
    "rachid@kleurenzoon.example",
    "koen.deboer@delinden.example",
    "mirjam@deruyter.example",
    "gre@oudeanker.example",
    "paulien@buurtmuziek.example",
  ]) {
    const letters = await mailbox(page.request, email);
    links.push(letters.flatMap((letter) => letter.links).find((link) => link.includes("/status/")));
  }
  await lookAtAll(
    page,
    links.map((link) => ({ path: pathIn(link).slice(3) })),
  );
});

test("the first pages of a new beheerder", async ({ page }) => {
  await signIn(page, sven);
  await lookAtAll(page, [{ path: "/beheer/eerste-stappen" }, { path: "/beheer" }], { alike: names });
});
