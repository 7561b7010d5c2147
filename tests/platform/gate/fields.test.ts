import { expect, test } from "vitest";
import { fieldsOf } from "#lib/platform/gate/answers.ts";

test("the one character that no database keeps does not come in, whatever the form", () => {
  const form = new FormData();
  form.set("text", "Belt\0 altijd\0 laat.\r\nEcht.");
  form.set("$ACTION_REF_1", "");
  expect(fieldsOf(form)).toEqual({ text: "Belt altijd laat.\r\nEcht." });
});
