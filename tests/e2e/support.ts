import { expect, type APIRequestContext, type Page } from "@playwright/test";

export const password = "Demo-wachtwoord-2026";

export const main = (page: Page) => page.getByRole("main");

/** Presses the button that is called just so. */
export const press = (page: Page, name: string) => main(page).getByRole("button", { name, exact: true }).click();

export type Message = {
  id: string;
  channel: "email" | "sms";
  to: string;
  subject: string;
  text: string;
  links: string[];
  code: string | null;
  sentAt: string;
};

/** What the demo mailbox holds for an address or number, newest first. */
export async function mailbox(request: APIRequestContext, to: string): Promise<Message[]> {
  const response = await request.get(`/demo/berichten.json?to=${encodeURIComponent(to)}`);
  expect(response.status()).toBe(200);
  return (await response.json()) as Message[];
}

/** The next message after those already there. */
export async function nextMessage(request: APIRequestContext, to: string, seen: number): Promise<Message> {
  await expect.poll(async () => (await mailbox(request, to)).length, { intervals: [100] }).toBeGreaterThan(seen);
  const [newest] = await mailbox(request, to);
  if (!newest) throw new Error("the mailbox was emptied");
  return newest;
}

/** Fills in the code that the newest SMS to this number carries, once one has come. */
export async function enterCode(page: Page, number: string, seen: number): Promise<void> {
  const { code } = await nextMessage(page.request, number, seen);
  await page.getByRole("textbox", { name: "Code", exact: true }).fill(code ?? "");
  await page.getByRole("button", { name: "Code controleren" }).click();
}

export const mobile: Readonly<Record<string, string>> = {
  "anna@delinden.example": "+31612340001",
  "bert@delinden.example": "+31612340002",
  "bram@delinden.example": "+31612340003",
  "dora@delinden.example": "+31612340004",
  "gerda@delinden.example": "+31612340007",
  "cees@bakkerijjansen.example": "+31612340008",
  "hanna@bakkerijjansen.example": "+31612340009",
  "rachid@bakkerijjansen.example": "+31612340012",
  "ivo@dubbel.example": "+31612340010",
  "sara@verzekeraar.example": "+31612340021",
  "otto@verzekeraar.example": "+31612340022",
  "ina@verzekeraar.example": "+31612340023",
  "aad@verzekeraar.example": "+31612340024",
  "stef@verzekeraar.example": "+31612340025",
  "sven@kompasadvies.example": "+31612343007",
};

export async function signIn(page: Page, identifier: string, with_ = password): Promise<void> {
  const number = mobile[identifier] ?? "";
  const seen = (await mailbox(page.request, number)).length;
  if (!page.url().includes("/inloggen")) await page.goto("/nl/inloggen");
  await page.getByLabel("E-mailadres of toegangscode").fill(identifier);
  await page.getByLabel("Wachtwoord", { exact: true }).fill(with_);
  await page.getByRole("button", { name: "Inloggen" }).click();
  await enterCode(page, number, seen);
  await expect(page).not.toHaveURL(/\/inloggen/);
}

/** A link from a message, for this portal: what the demo world's year left behind names another port. */
export function pathIn(link: string | undefined): string {
  const { pathname, search } = new URL(link ?? "");
  return pathname + search;
}

/** A link's address without what it carries, such as the list it leads back to. */
export const pathAlone = (link: string | null): string => (link ?? "").replace(/\?.*/, "");

/** Asks for a new password and gives the link that the mail brings. */
export async function resetLink(page: Page, email: string): Promise<string> {
  const seen = (await mailbox(page.request, email)).length;
  await page.goto("/nl/wachtwoord-vergeten");
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByRole("button", { name: "Stuur mij een link" }).click();
  await expect(page).toHaveURL(/\/wachtwoord-vergeten\/verstuurd$/);
  const { links } = await nextMessage(page.request, email, seen);
  return pathIn(links.find((link) => link.includes("/wachtwoord-herstellen/")));
}

/** Signs in at the demo's broker as one of its people, or lets something go wrong there. */
export async function atBroker(page: Page, who: string): Promise<void> {
  await page.goto("/nl/inloggen");
  await page.getByRole("link", { name: "Inloggen met eHerkenning" }).click();
  await page.getByRole("button", { name: new RegExp(who) }).click();
  await expect(page).toHaveURL(/\/nl\//);
}

/** Asks, after the broker, for a link that binds what was proven there to the account with this address. */
export async function askIdentityLink(page: Page, email: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nog één stap");
  await page.getByLabel("E-mailadres van je account").fill(email);
  await page.getByRole("button", { name: "Stuur mij een link" }).click();
  await expect(page.getByRole("status")).toContainText("Kennen we dit adres?");
}
