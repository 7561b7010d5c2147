import { expect, type APIRequestContext, type Browser, type Page } from "@playwright/test";

/** How mail filters, previews and browsers fetch an address nobody has clicked. */
const fetches: readonly { readonly method: "GET" | "HEAD"; readonly headers: Readonly<Record<string, string>> }[] = [
  { method: "HEAD", headers: {} },
  { method: "GET", headers: {} },
  { method: "GET", headers: { Purpose: "prefetch" } },
  { method: "GET", headers: { "Sec-Purpose": "prefetch;prerender" } },
  { method: "GET", headers: { "X-Moz": "prefetch" } },
  { method: "GET", headers: { RSC: "1" } },
  { method: "GET", headers: { RSC: "1", "Next-Router-Prefetch": "1" } },
  { method: "GET", headers: { RSC: "1", "Next-Router-Prefetch": "1", "Next-Router-Segment-Prefetch": "/_tree" } },
];

async function fetchIt(request: APIRequestContext, path: string): Promise<void> {
  await Promise.all(
    fetches.map(async (sent) => {
      const answer = await request.fetch(path, { ...sent, maxRedirects: 0 });
      expect(answer.status(), `${JSON.stringify(sent)} ${path}`).toBeLessThan(400);
      expect(answer.headers()["set-cookie"] ?? "", path).not.toMatch(/session|login/);
    }),
  );
}

/** A scanner that runs the page's scripts, in a window that has never been here. */
async function openIt(browser: Browser, baseURL: string, path: string): Promise<void> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto(path, { waitUntil: "load" });
  await page.locator("main h1").hover();
  const names = (await context.cookies()).map(({ name }) => name);
  expect(names.filter((name) => /session|login/.test(name))).toEqual([]);
  await context.close();
}

/** Which messages there are once nothing is underway: what was set going before is done. */
async function settled(request: APIRequestContext): Promise<string[]> {
  let ids: string[] = [];
  const undelivered = async () => {
    const answer = await request.get("/demo/berichten.json");
    ids = ((await answer.json()) as { id: string }[]).map(({ id }) => id);
    return answer.headers()["portal-undelivered"];
  };
  await expect.poll(undelivered).toBe("0");
  return ids;
}

/** A link that has been opened by every machine says what it said before, and nothing was sent. */
export async function scan(page: Page, browser: Browser, path: string): Promise<void> {
  const baseURL = new URL(page.url()).origin;
  const read = async () => {
    await page.goto(path);
    // Without what scripts add, sooner or later.
    const text = (main: Element) =>
      [...main.querySelectorAll("h1, h2, p, label, [type=submit]")].map((e) => e.textContent);
    return (await page.getByRole("main").evaluate(text)).join("\n");
  };
  const before = await read();
  const sent = await settled(page.request);
  await Promise.all([fetchIt(page.request, path), openIt(browser, baseURL, path), fetchIt(page.request, path)]);
  expect(await read()).toBe(before);
  expect(await settled(page.request)).toEqual(sent);
}
