import { expect, test } from "vitest";
import { isBegunHere } from "#lib/platform/gate/follow.ts";
import { settings } from "#lib/platform/settings.ts";

const own = `${settings().PUBLIC_ORIGIN}/inloggen`;

test.each<[string, Record<string, string>, boolean]>([
  ["from a page of ours", { "sec-fetch-site": "same-origin" }, true],
  ["typed", { "sec-fetch-site": "none" }, true],
  ["from another site", { "sec-fetch-site": "cross-site", referer: own }, false],
  ["from a neighbour under the same domain", { "sec-fetch-site": "same-site" }, false],
  ["by an old browser, from a page of ours", { referer: own }, true],
  ["by an old browser, from another site", { referer: "https://elders.example/inloggen" }, false],
  ["by an old browser that does not say from where", {}, false],
])("%s", (_, asked, isHere) => {
  expect(isBegunHere(new Headers(asked))).toBe(isHere);
});
