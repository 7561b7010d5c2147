import { expect, test } from "vitest";
import { rejectionOf } from "#lib/platform/web/pre-filter.ts";

const origin = "https://portaal.example";
const form = { origin, "content-type": "multipart/form-data; boundary=x", "content-length": "10" };

type Case = { method?: string; path?: string; headers?: Record<string, string | undefined> };

function statusOf({ method = "GET", path = "/nl", headers = {} }: Case) {
  return rejectionOf({ method, path, headers: { get: (name) => headers[name] ?? null } }, origin)?.status ?? "passes";
}

test.each<[string, Case, number | "passes"]>([
  ["reading a page", {}, "passes"],
  ["asking for headers only", { method: "HEAD" }, "passes"],
  ["posting a form of ours", { method: "POST", headers: form }, "passes"],
  [
    "posting an ordinary form",
    { method: "POST", headers: { ...form, "content-type": "application/x-www-form-urlencoded" } },
    "passes",
  ],
  ["a form of exactly 64 kB", { method: "POST", headers: { ...form, "content-length": "65536" } }, "passes"],
  ["a form one byte longer", { method: "POST", headers: { ...form, "content-length": "65537" } }, 413],
  ...["/nl/beheer/gebruikers/importeren", "/en/medewerker/organisaties/laden"].flatMap(
    (path): [string, Case, number | "passes"][] => [
      [
        `a file of 2 MB to ${path}`,
        { method: "POST", path, headers: { ...form, "content-length": "2098000" } },
        "passes",
      ],
      [`a larger file to ${path}`, { method: "POST", path, headers: { ...form, "content-length": "2300000" } }, 413],
    ],
  ),
  ["a form that does not say its length", { method: "POST", headers: { ...form, "content-length": undefined } }, 411],
  ["a form with a length that is no number", { method: "POST", headers: { ...form, "content-length": "1e3" } }, 411],
  ["a form without an origin", { method: "POST", headers: { ...form, origin: undefined } }, 403],
  ["a form with the origin null", { method: "POST", headers: { ...form, origin: "null" } }, 403],
  ["a form of another site", { method: "POST", headers: { ...form, origin: "https://kwaad.example" } }, 403],
  [
    "a form of another site with a forged host",
    { method: "POST", headers: { ...form, origin: "https://kwaad.example", "x-forwarded-host": "kwaad.example" } },
    403,
  ],
  ["a form of this site on another port", { method: "POST", headers: { ...form, origin: `${origin}:8443` } }, 403],
  ["JSON", { method: "POST", headers: { ...form, "content-type": "application/json" } }, 415],
  ["text", { method: "POST", headers: { ...form, "content-type": "text/plain" } }, 415],
  [
    "a type that only begins like a form",
    { method: "POST", headers: { ...form, "content-type": "multipart/form-data-x" } },
    415,
  ],
  ["no type", { method: "POST", headers: { ...form, "content-type": undefined } }, 415],
  ...["/_next/data/x/nl.json", "/_next/image"].map((path): [string, Case, number] => [
    `a form to ${path}, which Next answers by itself`,
    { method: "POST", path, headers: form },
    400,
  ]),
  ["an action that is not posted", { headers: { "next-action": "x" } }, 400],
  ...["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "CONNECT", "get", ""].map((method): [string, Case, number] => [
    `the method "${method}"`,
    { method, headers: form },
    405,
  ]),
  ...[
    "/nl/%00",
    "/nl/%0d%0aSet-Cookie:x",
    "/nl/%zz",
    "/%",
    "/nl/%E0%A4%A",
    "*",
    "http://kwaad.example/",
    `/${"a".repeat(2048)}`,
    "/_next/static/../../nl/beheer",
    "/nl/%2e%2E/api/session",
    "/nl/..",
    "/./nl",
    "/nl\\..\\api",
    "/nl/inloggen#x",
  ].map((path): [string, Case, number] => [`the address ${path.slice(0, 30)}`, { path }, 400]),
  ["an address with dots in a name", { path: "/nl/..a/a../.well-known/x.js" }, "passes"],
  ["an address with letters of any script", { path: "/nl/%C4%8Capek%F0%9F%98%80" }, "passes"],
])("%s: %#", (_name, asked, expected) => {
  expect(statusOf(asked)).toBe(expected);
});
