import { expect, test } from "vitest";
import { deviceOf } from "#lib/features/entrance/security/rules.ts";
import { words } from "#lib/features/entrance/security/texts.ts";

const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
const mozilla = (system: string, rest: string) => `Mozilla/5.0 (${system}) ${rest}`;
const windows = "Windows NT 10.0; Win64; x64";
const mac = "Macintosh; Intel Mac OS X 10_15_7";
const iPhone = "iPhone; CPU iPhone OS 18_5 like Mac OS X";
const apple = "AppleWebKit/605.1.15 (KHTML, like Gecko)";

/** As browsers really send it, and what it is in words. */
const known: readonly (readonly [userAgent: string, nl: string, en: string])[] = [
  [mozilla(windows, `${webkit} Chrome/142.0.0.0 Safari/537.36`), "Chrome op Windows", "Chrome on Windows"],
  [mozilla(windows, `${webkit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`), "Edge op Windows", "Edge on Windows"],
  [mozilla(windows, `${webkit} Chrome/130.0.0.0 Safari/537.36 OPR/115.0.0.0`), "Opera op Windows", "Opera on Windows"],
  [mozilla(`${windows}; rv:145.0`, "Gecko/20100101 Firefox/145.0"), "Firefox op Windows", "Firefox on Windows"],
  [mozilla(mac, `${apple} Version/18.5 Safari/605.1.15`), "Safari op een Mac", "Safari on a Mac"],
  [mozilla(mac, `${webkit} Chrome/142.0.0.0 Safari/537.36`), "Chrome op een Mac", "Chrome on a Mac"],
  [mozilla("X11; Linux x86_64; rv:145.0", "Gecko/20100101 Firefox/145.0"), "Firefox op Linux", "Firefox on Linux"],
  [
    mozilla("X11; CrOS x86_64 14541.0.0", `${webkit} Chrome/142.0.0.0 Safari/537.36`),
    "Chrome op ChromeOS",
    "Chrome on ChromeOS",
  ],
  [mozilla(iPhone, `${apple} Version/18.5 Mobile/15E148 Safari/604.1`), "Safari op een iPhone", "Safari on an iPhone"],
  [
    mozilla(iPhone, `${apple} CriOS/142.0.7444.60 Mobile/15E148 Safari/604.1`),
    "Chrome op een iPhone",
    "Chrome on an iPhone",
  ],
  [
    mozilla(iPhone, `${apple} FxiOS/145.0 Mobile/15E148 Safari/605.1.15`),
    "Firefox op een iPhone",
    "Firefox on an iPhone",
  ],
  [
    mozilla(iPhone, `${apple} Version/18.0 EdgiOS/142.0.3595.53 Mobile/15E148 Safari/605.1.15`),
    "Edge op een iPhone",
    "Edge on an iPhone",
  ],
  [
    mozilla("iPad; CPU OS 18_5 like Mac OS X", `${apple} Version/18.5 Mobile/15E148 Safari/604.1`),
    "Safari op een iPad",
    "Safari on an iPad",
  ],
  [
    mozilla("Linux; Android 10; K", `${webkit} Chrome/142.0.0.0 Mobile Safari/537.36`),
    "Chrome op Android",
    "Chrome on Android",
  ],
  [mozilla("Android 15; Mobile; rv:145.0", "Gecko/145.0 Firefox/145.0"), "Firefox op Android", "Firefox on Android"],
  [
    mozilla(
      "Linux; Android 14; SAMSUNG SM-S911B",
      `${webkit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    ),
    "Samsung Internet op Android",
    "Samsung Internet on Android",
  ],
  [
    mozilla("Linux; Android 10; K", `${webkit} Chrome/142.0.0.0 Mobile Safari/537.36 EdgA/142.0.0.0`),
    "Edge op Android",
    "Edge on Android",
  ],
  [
    mozilla("X11; Linux x86_64", `${webkit} HeadlessChrome/142.0.0.0 Safari/537.36`),
    "Chrome op Linux",
    "Chrome on Linux",
  ],
  [
    mozilla("compatible; MSIE 10.0; Windows NT 6.2", "Trident/6.0"),
    "een onbekende browser op Windows",
    "an unknown browser on Windows",
  ],
  ["Firefox/145.0", "Firefox op een onbekend apparaat", "Firefox on an unknown device"],
  ["curl/8.11.1", "een onbekend apparaat", "an unknown device"],
  ["<script>Windows", "een onbekende browser op Windows", "an unknown browser on Windows"],
  ["", "een onbekend apparaat", "an unknown device"],
];

test.each(known)("%s", (userAgent, nl, en) => {
  const device = deviceOf(userAgent);
  expect([words.nl.device(device), words.en.device(device)]).toEqual([nl, en]);
});

test("a network is told as an address and never as a place", () => {
  const told = ["203.0.113.7", "2001:db8:1:2::/64", ""].map((network) => words.nl.network(network));
  expect(told).toEqual([
    "internetadres 203.0.113.7",
    "internetadres dat begint met 2001:db8:1:2",
    "internetadres onbekend",
  ]);
});
