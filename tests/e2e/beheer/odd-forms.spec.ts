import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { inOwnPortal as test } from "#tests/e2e/portal.ts";
import { pathAlone, signIn } from "#tests/e2e/support.ts";

// Without scripts a form says itself which action it is for.
test.use({ javaScriptEnabled: false });

const odd = ["\u202eabc\u200f", "\u0000", "$K1", "[object Object]", "9999-99-99", "a".repeat(20_000)];

const screens = join(import.meta.dirname, "../../../app/[locale]/(portal)/beheer");
const addresses = globSync("**/page.tsx", { cwd: screens }).map((file) => `/nl/beheer/${dirname(file)}`);

type Fields = readonly (readonly [name: string, value: string])[];

/** What a form says of itself; without it nothing that is typed is looked at. */
const isOurs = /^(\$ACTION|madeFor$|formName$)/;

/** What each form on the page would send. */
const forms = (page: Page): Promise<Fields[]> =>
  page.locator("main form[method=POST]").evaluateAll((all) =>
    all.map((form) => {
      const inputs = [...(form as HTMLFormElement).elements] as HTMLInputElement[];
      return inputs.filter(({ name }) => name !== "").map(({ name, value }) => [name, value] as const);
    }),
  );

test("every form of the module takes whatever is put in any of its fields", async ({ page, baseURL }) => {
  await signIn(page, "anna@delinden.example");
  await page.goto("/nl/beheer/gebruikers?q=sanne");
  const person = pathAlone(await page.locator("main tbody a").first().getAttribute("href"));
  const id = person.split("/").at(-1) ?? "";
  let sent = 0;
  for (const address of addresses) {
    const path = address.replace("[id]", id);
    await page.goto(path);
    for (const fields of await forms(page)) {
      for (const typed of odd) {
        const multipart = new FormData();
        for (const [name, value] of fields) multipart.append(name, isOurs.test(name) ? value : typed);
        const headers = { Origin: new URL(baseURL ?? "").origin };
        const answer = await page.request.post(path, { multipart, headers, maxRedirects: 0 });
        expect.soft(answer.status(), `${path}, ${typed.slice(0, 20)}`).toBeLessThan(500);
        sent++;
      }
    }
  }
  expect(sent).toBeGreaterThan(60);
});
