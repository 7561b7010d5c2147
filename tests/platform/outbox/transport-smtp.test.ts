import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { isForGood, reasonOf } from "#lib/platform/outbox/failure.ts";
import { closeSmtp, sendByEmail } from "#lib/platform/outbox/transport-smtp.ts";

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
let refusal: { responseCode: number } | null = null;
const server = new SMTPServer({
  disabledCommands: ["STARTTLS", "AUTH"],
  onRcptTo: (_address, _session, answer) =>
    answer(refusal && Object.assign(new Error("no mailbox dora@delinden.example"), refusal)),
  onData: (stream, _session, answer) => {
    void simpleParser(stream).then((mail) => {
      received.push(mail);
      answer();
    });
  },
});

beforeAll(() => new Promise<void>((open) => void server.listen(0, "127.0.0.1", open)));
afterAll(async () => {
  closeSmtp();
  await new Promise<void>((done) => server.close(() => done()));
});
beforeEach(() => {
  received = [];
  refusal = null;
});

const send = (to: string = message.to) => {
  const { port } = server.server.address() as AddressInfo;
  const from = "Portaalhulp <hulp@verzekeraar.example>";
  return sendByEmail(id, { ...message, to }, { url: `smtp://127.0.0.1:${port}`, from }, patient);
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
  await send("dora@delinden.example, eve@evil.example\r\nBcc: eve@evil.example").catch(() => {});
  expect(received.flatMap(({ headers }) => [headers.get("bcc"), headers.get("cc")].filter(Boolean))).toEqual([]);
  expect(received.filter(({ to }) => JSON.stringify(to).includes('"address":"eve@evil.example"'))).toEqual([]);
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
  const away = sendByEmail(id, message, { url: "smtp://127.0.0.1:1", from: "a@b.example" }, patient);
  const error: unknown = await away.catch((error: unknown) => error);
  expect(error).toBeInstanceOf(Error);
  expect(isForGood(error)).toBe(false);
});
