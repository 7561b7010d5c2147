import { expect, type Page } from "@playwright/test";
import { inOwnPortal as test } from "#tests/e2e/portal.ts";
import { scan } from "#tests/e2e/scan.ts";
import {
  askIdentityLink,
  atBroker,
  mailbox,
  mobile,
  nextMessage,
  password,
  pathIn,
  resetLink,
} from "#tests/e2e/support.ts";

const bram = "bram@delinden.example";
const gerda = "gerda@delinden.example";
const dora = "dora@delinden.example";
const rachid = "rachid@bakkerijjansen.example";
const stranger = "iemand@nergens.example";
/** Who asked to become beheerder and has yet to prove the address. */
const wilma = "wilma@noorderlicht.example";

/** Chooses a password behind a link and shows with the code who one is. */
async function choosePassword(page: Page, path: string, number: string): Promise<void> {
  const seen = (await mailbox(page.request, number)).length;
  await page.goto(path);
  await page.locator("main input[name=password]").fill(password);
  // Below it the page of an activation has a form for who has another number.
  await page.locator("main form:has(input[name=password]) button:not([type=button])").click();
  const { code } = await nextMessage(page.request, number, seen);
  await page.getByRole("textbox", { name: "Code", exact: true }).fill(code ?? "");
  await page.getByRole("button", { name: "Code controleren" }).click();
  await expect(page).toHaveURL(/\/mijn\/klaar\?na=/);
}

test("a link to a new password survives every scanner, and then works", async ({ page, browser }) => {
  const path = await resetLink(page, bram);
  await scan(page, browser, path);
  await choosePassword(page, path, mobile[bram] ?? "");
});

test("a link to activate an account survives every scanner, and then works", async ({ page, browser }) => {
  await page.goto("/nl");
  const [invitation] = await mailbox(page.request, gerda);
  const path = pathIn(invitation?.links.find((link) => link.includes("/activeren/")));
  await scan(page, browser, path);
  await choosePassword(page, path, mobile[gerda] ?? "");
});

/** Sends a public form and gives the links of the mail that follows, to pages of its own. */
async function linksAfter(
  page: Page,
  form: string,
  fields: Readonly<Record<string, string>>,
  to: string,
  part: string,
) {
  const seen = (await mailbox(page.request, to)).length;
  await page.goto(`/nl/hulp-bij-inloggen/${form}`);
  for (const [name, value] of Object.entries({ email: to, ...fields })) {
    await page.locator(`main input[name=${name}]`).fill(value);
  }
  await page.locator("main form button:not([type=button])").click();
  const { links } = await nextMessage(page.request, to, seen);
  return links.filter((link) => link.includes(part)).map(pathIn);
}

const answered = [
  {
    kind: "“that was me” and “that was not me” about a help request survive",
    ask: (page: Page) => linksAfter(page, "vraag-je-beheerder?problem=OTHER", {}, dora, "/status/"),
    button: "Dit was ik",
  },
  {
    kind: "the same to someone nobody knows survive",
    ask: (page: Page) => {
      const number = { organisationNumber: "10023" };
      return linksAfter(page, "vraag-je-beheerder?problem=NO_ACCESS", number, stranger, "/status/");
    },
    button: "Dit was ik",
  },
  {
    kind: "“please call me” survives",
    ask: (page: Page) => linksAfter(page, "terugbellen", { phoneNumber: "06 12345678" }, stranger, "/bevestigen/"),
    button: /^(?!Kopieer)/,
  },
  {
    kind: "“this is my address”, of who wants to become beheerder, survives",
    async ask(page: Page) {
      await page.goto("/nl");
      const [letter] = await mailbox(page.request, wilma);
      return (letter?.links ?? []).filter((link) => link.includes("/status/")).map(pathIn);
    },
    button: "Bevestig je adres",
  },
  {
    kind: "a link that binds eHerkenning survives, in the browser that asked for it,",
    async ask(page: Page) {
      const seen = (await mailbox(page.request, rachid)).length;
      await atBroker(page, "Rachid el Fassi");
      await askIdentityLink(page, rachid);
      const { links } = await nextMessage(page.request, rachid, seen);
      return links.filter((link) => link.includes("/koppelen/")).map(pathIn);
    },
    button: "Koppelen en inloggen",
  },
];

for (const { kind, ask, button } of answered) {
  test(`${kind} every scanner, and the button then works, once`, async ({ page, browser }) => {
    const paths = await ask(page);
    expect(paths).not.toEqual([]);
    for (const path of paths) await scan(page, browser, path);
    const [path = ""] = paths;
    await page.goto(path);
    const answer = page.getByRole("main").getByRole("button", { name: button, exact: true });
    // A button that is busy has another name, and leaving then would take back what was pressed.
    const sent = page.waitForResponse((given) => given.request().method() === "POST");
    await answer.click();
    await sent;
    await expect(answer).toHaveCount(0);
    await page.goto(path);
    await expect(page.locator("main h1")).toBeVisible();
    await expect(answer).toHaveCount(0);
  });
}
