import { Resolver } from "node:dns/promises";
import { generateKeyPairSync } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { recordsOf } from "#lib/platform/mail-check/answers.ts";
import { checkMail, type Sending } from "#lib/platform/mail-check/check.ts";
import { nameServer, type Zone } from "#tests/support/name-server.ts";

const pair = (modulusLength = 2048) =>
  generateKeyPairSync("rsa", {
    modulusLength,
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
const [ours, others] = [pair(), pair()];
const pOf = ({ publicKey }: typeof ours) => publicKey.toString("base64");

const sending: Sending = {
  ...{ from: "verzekeraar.example", returnPath: "mail.verzekeraar.example", server: "smtp.verzekeraar.example" },
  signing: { domain: "verzekeraar.example", selector: "p1", privateKey: ours.privateKey },
};

const key = "p1._domainkey.verzekeraar.example";
const path = "mail.verzekeraar.example";
const policy = "_dmarc.verzekeraar.example";

/** Where everything is as it should be. */
const inOrder: Zone = {
  "verzekeraar.example": { TXT: ["v=spf1 -all"] },
  [path]: { TXT: ["google-site-verification=x", "v=spf1 include:_spf.relay.example -all"], MX: ["mx.relay.example"] },
  "_spf.relay.example": { TXT: ["v=spf1 ip6:2001:db8::/32 a:out.relay.example/24 ~all"] },
  "out.relay.example": { A: ["192.0.2.1"] },
  "mx.relay.example": { A: ["192.0.2.9"] },
  "smtp.verzekeraar.example": { A: ["192.0.2.25"], AAAA: ["2001:db8::19"] },
  [key]: { TXT: [`v=DKIM1; k=rsa; p=${pOf(ours)}`] },
  [policy]: { TXT: ["v=DMARC1; p=reject; rua=mailto:dmarc@verzekeraar.example"] },
  "25.2.0.192.in-addr.arpa": { PTR: ["smtp.verzekeraar.example"] },
  [`9.1.${"0.".repeat(22)}8.b.d.0.1.0.0.2.ip6.arpa`]: { PTR: ["smtp.verzekeraar.example"] },
};

let close = () => Promise.resolve();
afterEach(() => close());

const patience = 60_000;

async function found(changed: Zone = {}, other: Partial<Sending> = {}, timeout = patience) {
  const server = await nameServer({ ...inOrder, ...changed });
  close = () => server.close();
  const resolver = new Resolver({ timeout, tries: 1 });
  resolver.setServers([server.address]);
  return checkMail({ ...sending, ...other }, recordsOf(resolver));
}

test("records that are in order are said to be, each by its name", async () => {
  const findings = await found();
  expect(findings.filter(({ is }) => is !== "right")).toEqual([]);
  expect(findings.map(({ about }) => about)).toEqual([
    ...["SPF", "DKIM", "DMARC", "return path", "server name", "server name"],
  ]);
});

const names = Array.from({ length: 11 }, (_, i) => `n${i}.example`);

test.each<[string, Zone, Partial<Sending>, string, RegExp]>([
  ["no SPF", { [path]: { MX: ["mx.relay.example"] } }, {}, "wrong", /has no SPF record/],
  ["two of them", { [path]: { TXT: ["v=spf1 -all", "v=spf1 ~all"] } }, {}, "wrong", /has 2 SPF records/],
  ["everyone let in", { [path]: { TXT: ["v=spf1 +all"] } }, {}, "wrong", /everyone send/],
  ["an include of nothing", { "_spf.relay.example": {} }, {}, "wrong", /has no SPF record\.$/],
  [
    "an include of itself",
    { "_spf.relay.example": { TXT: [`v=spf1 include:${path}`] } },
    {},
    "wrong",
    /includes itself/,
  ],
  ["a word unknown", { [path]: { TXT: ["v=spf1 ipv4:192.0.2.0/24 -all"] } }, {}, "wrong", /"ipv4:192.0.2.0\/24"/],
  [
    "too many names",
    { [path]: { TXT: [`v=spf1 ${names.map((n) => `a:${n}`).join(" ")} -all`] } },
    {},
    "wrong",
    /more than 10/,
  ],
  ["no end", { [path]: { TXT: ["v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32"] } }, {}, "advice", /says nothing of other/],
  [
    "another sender",
    { "_spf.relay.example": { TXT: ["v=spf1 ip4:198.51.100.7 ~all"] } },
    {},
    "advice",
    /does not name 192.0.2.25/,
  ],
  ["no key", { [key]: {} }, {}, "wrong", /has no key. Add this TXT record: "v=DKIM1; k=rsa; p=MII/],
  [
    "the key of another",
    { [key]: { TXT: [`v=DKIM1; p=${pOf(others)}`] } },
    {},
    "wrong",
    /another key than DKIM_KEY_FILE/,
  ],
  ["a key cut off", { [key]: { TXT: [`v=DKIM1; p=${pOf(ours).slice(0, 200)}`] } }, {}, "wrong", /cut off/],
  ["a key withdrawn", { [key]: { TXT: ["v=DKIM1; p="] } }, {}, "wrong", /withdrawn/],
  ["a key in test", { [key]: { TXT: [`v=DKIM1; t=y; p=${pOf(ours)}`] } }, {}, "advice", /t=y/],
  [
    "no key of ours",
    {},
    { signing: { domain: "x.example", selector: "p", privateKey: "no" } },
    "wrong",
    /no private key/,
  ],
  ["nothing signed", {}, { signing: null }, "advice", /not signed/],
  ["no DMARC", { [policy]: {} }, {}, "wrong", /has no DMARC record/],
  ["no policy", { [policy]: { TXT: ["v=DMARC1; p=yes"] } }, {}, "wrong", /no policy that counts/],
  ["only looked at", { [policy]: { TXT: ["v=DMARC1; p=none; rua=mailto:x@y.example"] } }, {}, "advice", /p=none/],
  [
    ...([
      "strict, of another name",
      { [policy]: { TXT: ["v=DMARC1; p=reject; aspf=s; rua=mailto:x@y.example"] } },
    ] as const),
    ...([{}, "advice", /by its signature alone/] as const),
  ],
  [
    ...([
      "of nobody",
      {},
      { returnPath: "relay.example", signing: { ...(sending.signing ?? never()), domain: "relay.example" } },
    ] as const),
    ...(["wrong", /fails DMARC/] as const),
  ],
  ["no way back", { [path]: { TXT: inOrder[path]?.TXT ?? [] } }, {}, "wrong", /no mail server/],
  ["mail refused", { [path]: { ...inOrder[path], MX: [""] } }, {}, "wrong", /null MX/],
  ["a way to nowhere", { "mx.relay.example": {} }, {}, "wrong", /has no address/],
  ["no name", { "25.2.0.192.in-addr.arpa": {} }, {}, "advice", /no PTR record/],
  ["another's name", { "25.2.0.192.in-addr.arpa": { PTR: ["out.relay.example"] } }, {}, "advice", /does not lead back/],
])("%s is said in a sentence", async (_, zone, other, is, sentence) => {
  const findings = await found(zone, other);
  expect(findings.filter((finding) => sentence.test(finding.sentence)).map((finding) => finding.is)).toEqual([is]);
});

function never(): never {
  throw new Error("it signs");
}

test("a name server that is silent is not taken for one that knows no record", async () => {
  await expect(found({}, { returnPath: "silent.example" }, 200)).rejects.toThrow(/gave no answer about silent.example/);
});
