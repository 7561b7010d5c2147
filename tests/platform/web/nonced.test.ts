import { randomBytes } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { nonced } from "#lib/platform/web/nonced.ts";

const nonce = () => randomBytes(16).toString("base64");
const script = (own: string) => `<script nonce="${own}"></script>`;
/** Text that compresses badly, so that references reach far. */
const noise = (length: number) => randomBytes(length).toString("base64");

test.each([
  ["with its nonces close together", (own: string) => `<p>${script(own).repeat(30)}</p>`],
  ["with much between them", (own: string) => [noise(20_000), noise(20_000), noise(20_000)].join(script(own))],
  ["with text that looks like a nonce", (own: string) => own.slice(0, 20) + script(own) + own.slice(4) + script(own)],
  ["with one nonce, at its end", (own: string) => noise(100) + own],
])("a page %s comes out with another nonce in every place, compressed and plain", (_, page) => {
  const own = nonce();
  const kept = nonced(page(own).replaceAll(own, "@").replaceAll("@", own), own);
  const html = kept?.plain(own).toString() ?? "";
  expect(html.split(own).length).toBeGreaterThan(1);
  for (const fresh of [nonce(), nonce()]) {
    const expected = html.replaceAll(own, fresh);
    expect(kept?.plain(fresh).toString()).toBe(expected);
    expect(gunzipSync(kept?.gzipped(fresh) ?? "").toString()).toBe(expected);
  }
});

test("a page without its nonce, with one of another length, with bytes no page has, or with its nonces too far apart is not kept", () => {
  const own = nonce();
  expect(nonced("<p>hello</p>", own)).toBeNull();
  expect(nonced(script("short"), "short")).toBeNull();
  const hole = String.fromCharCode(
    ...Array.from({ length: 27 }, (_, n) => n + 1).filter((n) => ![9, 10, 13].includes(n)),
  );
  expect(nonced(hole + script(own) + hole, own)).toBeNull();
  expect(nonced(script(own) + noise(40_000) + script(own), own)).toBeNull();
});
