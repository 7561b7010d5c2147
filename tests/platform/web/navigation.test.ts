import { expect, test } from "vitest";
import { settings } from "#lib/platform/settings.ts";
import { isBegunHere, isOpened } from "#lib/platform/web/navigation.ts";

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

test.each<[string, Record<string, string>, boolean]>([
  ["opened", { "sec-fetch-dest": "document" }, true],
  ["opened in an old browser", {}, true],
  ["fetched ahead", { "sec-fetch-dest": "document", "sec-purpose": "prefetch;prerender" }, false],
  ["a picture of another site", { "sec-fetch-dest": "image", "sec-fetch-site": "cross-site" }, false],
  ["in a frame", { "sec-fetch-dest": "iframe" }, false],
  ["asked by a script", { "sec-fetch-dest": "empty" }, false],
])("%s", (_, asked, isSo) => {
  expect(isOpened(new Headers(asked))).toBe(isSo);
});
