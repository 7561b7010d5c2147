import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { asMime } from "#lib/platform/outbox/mime.ts";
import { quotedPrintable } from "#lib/platform/outbox/quoted-printable.ts";

const messageId = "<01890000-0000-7000-8000-000000000001@verzekeraar.example>";
const date = new Date("2026-11-23T10:00:00Z");
const head = { from: "Portaalhulp <portaal@verzekeraar.example>", messageId, date };
const written = (text: string, html = `<p>${text}</p>`, subject = text.split("\n")[0] ?? "") =>
  asMime({ kind: "EMAIL", to: "dora@delinden.example", subject, text, html }, head);

const inLines = (text: string) => text.replace(/\r\n/g, "\n").replace(/\n$/, "");

test.each<[string, string]>([
  ["plain", "Dag Dora,\n\nJe kunt weer inloggen.\n"],
  ["with letters of every kind", "Beste Zoë, André en 李: “dag” €5 – 😀 ‘s avonds"],
  ["with dots and dashes at the beginning of a line", "Dag.\n.\n..weg\n--\n--verder\n.\n"],
  ["with blanks at the end of a line", "Dag \nDora\t\n \n."],
  ["with what looks encoded", "=20 = =C3=A9 =?utf-8?Q?dag?= 50% =\n=dag"],
  ["with lines of every length", Array.from({ length: 160 }, (_, n) => "é=x ".repeat(n).slice(0, n)).join("\n")],
  ["with one long word", "https://portaal.example/".concat("aé".repeat(3_000))],
])("a text %s is read as it was written, in lines that every server takes", async (_, text) => {
  const { raw } = written(text);
  const mail = await simpleParser(raw);
  expect(inLines(mail.text ?? "")).toBe(inLines(text));
  expect(inLines(mail.html || "")).toBe(inLines(`<p>${text}</p>`));
  const lines = raw.toString("latin1").split("\r\n");
  expect(lines.filter((line) => line.length > 76 || /[\r\n\x80-\xff]/.test(line))).toEqual([]);
});

test("no line ends within a sign or a character", () => {
  for (const text of ["aé=".repeat(500), "x=€".repeat(500), "😀=".repeat(500), "=".repeat(500)])
    for (let from = 0; from < 4; from++)
      for (const line of quotedPrintable(text.slice(from)).split("=\r\n")) {
        expect(line).toMatch(/^(?:[ -<>-~]|=[\dA-F]{2}){1,75}$/);
        const bytes = Buffer.from(
          line.replaceAll(/=(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
          "latin1",
        );
        expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes)).not.toThrow();
      }
});

test("the head says from whom, to whom, when, and that a machine wrote it", async () => {
  const { raw, envelope } = asMime(
    { kind: "EMAIL", to: "dora@bücher.example", subject: "Zoë’s nieuwe wachtwoord", text: "Dag", html: "<p>Dag</p>" },
    { ...head, from: "Hulp én raad <portaal@verzekeraar.example>", replyTo: "desk@verzekeraar.example" },
  );
  const mail = await simpleParser(raw);
  expect(mail).toMatchObject({ subject: "Zoë’s nieuwe wachtwoord", messageId, date });
  expect(mail.from?.value).toEqual([{ name: "Hulp én raad", address: "portaal@verzekeraar.example" }]);
  expect(mail.replyTo?.value).toMatchObject([{ address: "desk@verzekeraar.example" }]);
  expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail.headers.get("mime-version")).toBe("1.0");
  expect(mail.headers.has("list-unsubscribe")).toBe(false);
  expect(envelope).toEqual({ from: "portaal@verzekeraar.example", to: ["dora@xn--bcher-kva.example"] });
});

test("nothing in a subject or an address becomes a line of the head, or another recipient", async () => {
  const { raw, envelope } = asMime(
    {
      ...{ kind: "EMAIL", to: "dora@delinden.example", text: "Dag", html: "<p>Dag</p>" },
      subject: "Dag\r\nBcc: kwaad@elders.example\r\n\r\nweg",
    },
    head,
  );
  const mail = await simpleParser(raw);
  expect(mail.bcc).toBeUndefined();
  expect(mail.subject).toContain("Bcc: kwaad@elders.example");
  expect(envelope.to).toEqual(["dora@delinden.example"]);
});
