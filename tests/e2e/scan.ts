import { expect, type APIRequestContext, type Browser, type Page } from "@playwright/test";

type Opening = {
  readonly request: APIRequestContext;
  readonly browser: Browser;
  readonly baseURL: string;
  readonly path: string;
};

const isSignedIn = /session|login/;

/** Fetches an address that nobody has clicked; it answers, and gives no session. */
async function fetches(request: APIRequestContext, path: string, headers: Record<string, string>, method = "GET") {
  const answer = await request.fetch(path, { method, headers, maxRedirects: 0 });
  const sent = `${method} ${JSON.stringify(headers)} ${path}`;
  expect(answer.status(), sent).toBeLessThan(400);
  expect(answer.headers()["set-cookie"] ?? "", sent).not.toMatch(isSignedIn);
  return answer.text();
}

const asking =
  (headers: Record<string, string>, method?: string) =>
  ({ request, path }: Opening) =>
    fetches(request, path, headers, method);

/** How mail filters, previews and browsers open an address: twelve ways, each by what it sends or does. */
const scanners: Readonly<Record<string, (opening: Opening) => Promise<unknown>>> = {
  "asks whether it is there": asking({}, "HEAD"),
  "fetches it": asking({}),
  "fetches it as a mail filter": asking({ "User-Agent": "Mozilla/5.0 (compatible; BarracudaSentinel/1.0)" }),
  "prefetches it": asking({ Purpose: "prefetch" }),
  "prerenders it": asking({ "Sec-Purpose": "prefetch;prerender" }),
  "prefetches it as Firefox": asking({ "X-Moz": "prefetch" }),
  "asks for its data": asking({ RSC: "1" }),
  "prefetches its data": asking({ RSC: "1", "Next-Router-Prefetch": "1" }),
  "prefetches its outline": asking({
    ...{ RSC: "1", "Next-Router-Prefetch": "1", "Next-Router-Segment-Prefetch": "/_tree" },
  }),
  "fetches it ten times at once": ({ request, path }) =>
    Promise.all(Array.from({ length: 10 }, () => fetches(request, path, {}))),
  async "follows all that the page names"({ request, path }) {
    const page = await fetches(request, path, {});
    const named = [...page.matchAll(/<(?:a|link|script|img)[^>]*? (?:href|src)="(\/[^"#]*)"/g)].map(
      ([, to = ""]) => to,
    );
    const others = [...new Set(named)].filter((to) => !to.startsWith("/nl/inloggen/eherkenning"));
    await Promise.all(others.map((to) => fetches(request, to.replaceAll("&amp;", "&"), {})));
  },
  /** In a window that has never been here. */
  async "opens it, runs its scripts and moves the mouse"({ browser, baseURL, path }) {
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    await page.goto(path, { waitUntil: "load" });
    await page.locator("main h1").hover();
    const names = (await context.cookies()).map(({ name }) => name);
    expect(names.filter((name) => isSignedIn.test(name))).toEqual([]);
    await context.close();
  },
};

/** As often as `npm run prove -- scanners` says, or once for a test. */
const times = Number(process.env["SCANS"] ?? 1);

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
  const opening = { request: page.request, browser, baseURL, path };
  for (let n = 0; n < times; n++) await Promise.all(Object.values(scanners).map((opens) => opens(opening)));
  expect(await read()).toBe(before);
  expect(await settled(page.request)).toEqual(sent);
}
