import { expect, test } from "vitest";
import { hasPlainParts } from "#lib/platform/web/plain-parts.ts";

const type = "multipart/form-data; boundary=grens";
const name = (written: string) => `Content-Disposition: form-data; name="${written}"`;
const file = `${name("_1_file")}; filename="lijst.csv"\r\nContent-Type: text/csv`;
const form = (...heads: string[]) =>
  Buffer.from(`${heads.map((head) => `--grens\r\n${head}\r\n\r\nx\r\n`).join("")}--grens--\r\n`);

test.each([
  ["fields", form(name("0"), name("_1_naam"))],
  ["a file", form(name("0"), file)],
  ["a file that was not chosen", form(`${name("a")}; filename=""\r\nContent-Type: application/octet-stream`)],
  ["a name in any script", form(name("Čapek"))],
  ["nothing after the end", form(name("0")).subarray(0, -2)],
  ["no fields", Buffer.from("--grens--\r\n")],
])("%s, as browsers write it", (_what, body) => {
  expect(hasPlainParts(type, body)).toBe(true);
});

test("what this system's own client writes", async () => {
  const sent = new FormData();
  sent.append("0", '[null,"$K1"]');
  sent.append("_1_file", new File(["a;b"], "lijst.csv", { type: "text/csv" }));
  const request = new Response(sent);
  const body = Buffer.from(await request.arrayBuffer());
  expect(hasPlainParts(request.headers.get("content-type") ?? "", body)).toBe(true);
});

test.each([
  ["a part with two dispositions", form(`${name("0")}\r\n${name("_1_x")}`)],
  ["a part with two names", form(`${name("0")}; name="_1_x"`)],
  ["a name in another way", form(`${name("_1_x")}; name*=utf-8''0`)],
  ["a name without quotes", form("Content-Disposition: form-data; name=0")],
  ["an escaped name", form(name("\\0"))],
  ["a charset of a field", form(`${name("0")}\r\nContent-Type: text/plain; charset=utf-16le`)],
  ["an encoding", form(`${name("0")}\r\nContent-Transfer-Encoding: base64`)],
  ["a part without a name", form("Content-Type: text/plain")],
  ["a boundary among the heads", form(`${name("_1_x")}\r\n--grens: x`)],
  ["something before the first part", Buffer.concat([Buffer.from("x\r\n"), form(name("0"))])],
  ["something after the last", Buffer.concat([form(name("0")), form(name("1"))])],
  ["no end", form(name("0")).subarray(0, -6)],
])("%s is nothing that browsers write", (_what, body) => {
  expect(hasPlainParts(type, body)).toBe(false);
});

test.each([
  "Multipart/Form-Data; boundary=grens",
  "multipart/form-data",
  "multipart/form-data; boundary=anders; boundary=grens",
  "multipart/form-data; charset=utf-16le; boundary=grens",
  "application/x-www-form-urlencoded; charset=utf-8",
])("nor is the type %s", (written) => {
  expect(hasPlainParts(written, form(name("0")))).toBe(false);
});
