import fc from "fast-check";
import { expect, test } from "vitest";
import { isActionBody } from "#lib/platform/web/action-body.ts";
import type { FormReply } from "#lib/ui/form-reply.ts";

const id = "60".padEnd(42, "a");

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const reply = {
  status: "problem",
  summary: "$undefined",
  errors: { email: "Vul je e-mailadres in." },
  values: { email: "$$x" },
  factors: ["sms", "recovery"],
  passkey: "offered",
} as const satisfies FormReply;
const call = (...args: unknown[]) => JSON.stringify(args);

test("a form sent by React passes, the first time and after an error", () => {
  expect(isActionBody(id, formOf({ _1_email: "$K1", "0": call(null, "$K1") }))).toBe(true);
  expect(isActionBody(id, formOf({ _1_email: "x", "0": call(reply, "$K1") }))).toBe(true);
});

test("a form sent without JavaScript passes, the first time and after an error", () => {
  const fields = { $ACTION_REF_1: "", "$ACTION_1:0": `{"id":"${id}","bound":"$@1"}`, $ACTION_KEY: "k", email: "x" };
  expect(isActionBody(null, formOf({ ...fields, "$ACTION_1:1": "[null]" }))).toBe(true);
  expect(isActionBody(null, formOf({ ...fields, "$ACTION_1:1": JSON.stringify([reply]) }))).toBe(true);
});

test("a form that names no action is a form", () => {
  expect(isActionBody(null, formOf({ email: "x" }))).toBe(true);
});

test.each([
  "[]",
  "{}",
  "][",
  "[".repeat(9000),
  call(null),
  call(null, "$K2"),
  call(null, {}, "$K1"),
  call("$F1", "$K1"),
  call({ status: "$1:__proto__:constructor" }, "$K1"),
  call({ values: { a: { b: "c" } } }, "$K1"),
  call([[]], "$K1"),
  call({ factors: ["$F1"] }, "$K1"),
  call({ factors: [["sms"]] }, "$K1"),
  call({ factors: [{ then: "x" }] }, "$K1"),
  call({ values: { factors: ["sms"] } }, "$K1"),
  call(5, "$K1"),
  '[{"__proto__":{"then":"x"}},"$K1"]',
  '[{"then":"$1:then","status":"resolved_model"},"$K1"]',
])("arguments that React would fail on, or follow, are refused: %#", (args) => {
  expect(isActionBody(id, formOf({ "0": args }))).toBe(false);
});

test.each(["", "zz", "__proto__", id.toUpperCase(), `${id}a`])("%j names no action", (header) => {
  expect(isActionBody(header, formOf({ "0": call(null, "$K1") }))).toBe(false);
});

test.each<Record<string, string>>([
  { [`$ACTION_ID_${id}`]: "" },
  { $ACTION_REF_1: "" },
  { $ACTION_REF_1: "", "$ACTION_1:0": `{"id":"${id}","bound":"$@1"}` },
  { $ACTION_REF_1: "", "$ACTION_1:0": `{"id":"${id}","bound":"x"}`, "$ACTION_1:1": "[null]" },
  { $ACTION_REF_1: "", "$ACTION_1:0": `{"id":"${id}","bound":"$@1"}`, "$ACTION_1:1": "[null,1]" },
  { $ACTION_REF_1: "", "$ACTION_1:0": `{"id":"${id}","bound":"$@1"}`, "$ACTION_2:1": "[null]" },
])("hidden fields that no page of ours has are refused: %#", (fields) => {
  expect(isActionBody(null, formOf(fields))).toBe(false);
});

test("nothing posted makes the check itself throw", () => {
  const name = fc.oneof(fc.string(), fc.constantFrom("0", "_1_a", "$ACTION_REF_1", "$ACTION_1:0", "$ACTION_1:1"));
  const value = fc.oneof(fc.string(), fc.json(), fc.constantFrom('[null,"$K1"]', "[null]"));
  fc.assert(
    fc.property(fc.dictionary(name, value), fc.option(fc.constant(id)), (fields, header) => {
      expect(typeof isActionBody(header, formOf(fields))).toBe("boolean");
    }),
  );
});
