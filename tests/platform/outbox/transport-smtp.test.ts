import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { isForGood, reasonOf } from "#lib/platform/outbox/failure.ts";
import { idOfReturnPath } from "#lib/platform/outbox/return-path.ts";
import { closeSmtp, sendByEmail } from "#lib/platform/outbox/transport-smtp.ts";
import { settings } from "#lib/platform/settings.ts";
import { signedBy } from "#tests/support/dkim.ts";

const id = "01890000-0000-7000-8000-000000000001";
const message = {
  kind: "EMAIL",
  to: "dora@delinden.example",
  subject: "Je kunt weer inloggen",
  text: "Dag Dora,",
  html: "<p>Dag Dora,</p>",
} as const;

const patient = new AbortController().signal;
let received: ParsedMail[] = [];
let raws: Buffer[] = [];
let paths: string[] = [];
let refusal: { responseCode: number } | null = null;
type Answer = (error?: Error | null) => void;
/** What the server does once it has the whole mail. */
let atEnd = (answer: Answer) => answer();
const server = new SMTPServer({
  disabledCommands: ["STARTTLS", "AUTH"],
  onRcptTo: (_address, _session, answer) =>
    answer(refusal && Object.assign(new Error("no mailbox dora@delinden.example"), refusal)),
  onData: (stream, { envelope: { mailFrom } }, answer) => {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      raws.push(Buffer.concat(parts));
      paths.push(mailFrom ? mailFrom.address : "");
      void simpleParser(Buffer.concat(parts)).then((mail) => {
        received.push(mail);
        atEnd(answer);
      });
    });
  },
});

beforeAll(() => new Promise<void>((open) => void server.listen(0, "127.0.0.1", open)));
afterAll(async () => {
  closeSmtp();
  await new Promise<void>((done) => server.close(() => done()));
});
beforeEach(() => {
  [received, raws, paths] = [[], [], []];
  refusal = null;
  atEnd = (answer) => answer();
});
afterEach(() => {
  closeSmtp();
  Object.assign(settings(), { BOUNCE_ADDRESS: "", DKIM_DOMAIN: "", DKIM_SELECTOR: "", DKIM_KEY_FILE: undefined });
});

const pace = { atOnce: 6, perSecond: 0 };
const from = "Portaalhulp <hulp@verzekeraar.example>";

const send = (to: string = message.to, signal = patient, more: { replyTo?: string } = {}) => {
  const { port } = server.server.address() as AddressInfo;
  return sendByEmail(id, { ...message, to }, { url: `smtp://127.0.0.1:${port}`, from, pace, ...more }, signal);
};

test("a mail arrives as text and HTML, under the same Message-ID however often it is sent", async () => {
  await send();
  await send();
  expect(received).toHaveLength(2);
  for (const mail of received) {
    expect(mail.messageId).toBe(`<${id}@verzekeraar.example>`);
    expect(mail).toMatchObject({ subject: message.subject, text: expect.stringContaining("Dag Dora") });
    expect(mail.html).toContain("<p>Dag Dora,</p>");
    expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  }
});

test("what stands in the address adds no recipient and no header", async () => {
  const more = "dora@delinden.example, eve@evil.example\r\nBcc: eve@evil.example";
  const error: unknown = await send(more).catch((error: unknown) => error);
  expect(reasonOf(error)).toContain("EENVELOPE");
  expect(received).toEqual([]);
});

test.each([
  { responseCode: 550, forGood: true },
  { responseCode: 451, forGood: false },
])("a recipient refused with $responseCode is given up: $forGood", async ({ responseCode, forGood }) => {
  refusal = { responseCode };
  const error: unknown = await send().catch((error: unknown) => error);
  expect(isForGood(error)).toBe(forGood);
  expect(reasonOf(error)).toContain(String(responseCode));
  expect(reasonOf(error)).not.toContain("dora");
});

test("a server that is away is tried again", async () => {
  const away = sendByEmail(id, message, { url: "smtp://127.0.0.1:1", from: "a@b.example", pace }, patient);
  const error: unknown = await away.catch((error: unknown) => error);
  expect(error).toBeInstanceOf(Error);
  expect(isForGood(error)).toBe(false);
});

test.each([
  { responseCode: 451, forGood: false },
  { responseCode: 421, forGood: false },
  { responseCode: 552, forGood: true },
])("a mail refused with $responseCode once all of it is there was not sent; given up: $forGood", async (how) => {
  atEnd = (answer) => answer(Object.assign(new Error("no"), { responseCode: how.responseCode }));
  const error: unknown = await send().catch((error: unknown) => error);
  expect(error).toBeInstanceOf(Error);
  expect(isForGood(error)).toBe(how.forGood);
});

test("a server that has all of it and then hangs was not believed to have taken it, and the next try goes on", async () => {
  const held: Answer[] = [];
  atEnd = (answer) => void held.push(answer);
  const hanging = new AbortController();
  const sent = send(message.to, hanging.signal).catch((error: unknown) => error);
  await expect.poll(() => held.length, { interval: 10, timeout: 60_000 }).toBe(1);
  hanging.abort(new DOMException("It took too long.", "TimeoutError"));
  expect(isForGood(await sent)).toBe(false);
  expect(await sent).toBeInstanceOf(Error);
  atEnd = (answer) => answer();
  await send();
  expect(received.map(({ messageId }) => messageId)).toEqual([
    `<${id}@verzekeraar.example>`,
    `<${id}@verzekeraar.example>`,
  ]);
});

test("an answer goes to who may read it, and a mail that comes back to an address that names it", async () => {
  Object.assign(settings(), { BOUNCE_ADDRESS: "bounce@mail.verzekeraar.example" });
  await send(message.to, patient, { replyTo: "servicedesk@verzekeraar.example" });
  expect(received[0]?.replyTo?.text).toBe("servicedesk@verzekeraar.example");
  expect(received[0]?.from?.text).toContain("hulp@verzekeraar.example");
  expect(paths[0]).toMatch(/^bounce\+[\da-f]{32}\.[\da-f]{16}@mail\.verzekeraar\.example$/);
  expect(idOfReturnPath(paths[0] ?? "")).toBe(id);
});

test("with a key every mail is signed, so that one that was changed on the way is known", async () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const folder = mkdtempSync(join(tmpdir(), "dkim-"));
  const file = join(folder, "dkim.pem");
  writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }));
  const signing = { DKIM_DOMAIN: "verzekeraar.example", DKIM_SELECTOR: "p1", DKIM_KEY_FILE: file };
  Object.assign(settings(), signing);
  await send(message.to, patient, { replyTo: "servicedesk@verzekeraar.example" });
  rmSync(folder, { recursive: true });
  const [raw = Buffer.from("")] = raws;
  const key = createPublicKey(privateKey);
  const signed = signedBy(raw, key);
  expect(signed).toMatchObject({ domain: "verzekeraar.example", selector: "p1" });
  expect(signed?.headers).toEqual(expect.arrayContaining(["from", "to", "subject", "reply-to", "message-id"]));
  const changed = (from: string, to: string) => Buffer.from(raw.toString("latin1").replace(from, to), "latin1");
  expect(signedBy(changed("weer inloggen", "nooit inloggen"), key)).toBeNull();
  expect(signedBy(changed("Dag Dora", "Dag Eve"), key)).toBeNull();
  expect(signedBy(raw, createPublicKey(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey))).toBeNull();
});
