import { expect } from "@playwright/test";
import { inOwnPortal as test } from "#tests/e2e/portal.ts";
import { masked } from "#scripts/prove/bytes.mjs";
import { publicForms } from "#scripts/prove/forms.mjs";
import { actionFields, plainPost, scriptedPost, send, type Answer } from "./public-forms.ts";

/** Addresses of equal length, so that not even a count of bytes differs; the first is of nobody. */
const alike = [
  {
    unknown: "nora@delinden.example",
    active: "bram@delinden.example",
    blocked: "dora@delinden.example",
    withdrawn: "emre@delinden.example",
    "malformed but valid-looking": "xxxxxxxxxxxxxxxx@y.zz",
  },
  { unknown: "pieta@delinden.example", active: "fleur@delinden.example", invited: "gerda@delinden.example" },
];

const cookiesOf = ({ headers }: Answer) =>
  (headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0]).join("; ");

for (const { path, fields } of publicForms) {
  for (const [manner, post] of Object.entries({ "without JavaScript": plainPost, "with JavaScript": scriptedPost })) {
    test(`${path} answers everyone with the same bytes, ${manner}`, async ({ ownPortal: { origin } }) => {
      const url = `${origin}${path}`;
      const hidden = actionFields((await send(url)).body);

      /** The answer to the form and the page that comes after it. */
      async function answersTo(email: string): Promise<string[]> {
        const form = post(hidden, { email, ...fields });
        const answer = await send(url, { ...form, headers: { ...form.headers, Origin: origin } });
        const next = answer.headers.location ?? answer.headers["x-action-redirect"]?.toString().split(";")[0] ?? "";
        expect(next).toMatch(/^\/nl\/.*verstuurd/);
        const page = await send(origin + next, { headers: { Cookie: cookiesOf(answer) } });
        expect(page.status).toBe(200);
        return [masked(answer, email), masked(page, email)];
      }

      for (const { unknown, ...others } of alike) {
        const expected = await answersTo(unknown);
        for (const [standing, email] of Object.entries(others)) {
          expect(await answersTo(email), standing).toEqual(expected);
        }
      }
    });
  }
}
