import { describe, expect, test } from "vitest";
import { ZodObject, ZodPipe, type ZodType } from "zod";
import { auditEvents } from "#lib/platform/audit/events.ts";
import { behind } from "#lib/platform/gate/form-action.ts";
import { featureModules } from "#tests/support/sources.ts";

const dutch = await featureModules("texts\\.nl\\.ts");
const english = await featureModules("texts\\.en\\.ts");
const actions = await featureModules("actions.ts");

/** Every text by its path; a function's words are those in its source. */
function leaves(value: unknown, path = ""): Record<string, string> {
  if (typeof value === "string") return { [path]: value };
  if (typeof value === "function") return { [path]: `function ${wordsIn(String(value))}` };
  if (typeof value !== "object" || value === null) return {};
  const inner = Object.entries(value).map(([key, part]) => leaves(part, `${path}.${key}`));
  return Object.fromEntries(inner.flatMap((part) => Object.entries(part)));
}

const wordsIn = (source: string) =>
  [...source.matchAll(/`([^`]*)`|"([^"]*)"/g)]
    .map(([, a, b]) => (a ?? b ?? "").replace(/\$\{[^}]*\}/g, "…"))
    .join(". ");

const kindOf = (text: string) => (text.startsWith("function ") ? "function" : "text");
const shape = (value: unknown) => Object.entries(leaves(value)).map(([path, text]) => `${path} ${kindOf(text)}`);

test("every feature with texts has them in both languages", () => {
  expect(Object.keys(dutch).length).toBeGreaterThan(4);
  expect(Object.keys(english)).toEqual(Object.keys(dutch).map((file) => file.replace(".nl.", ".en.")));
});

describe.each(Object.entries(dutch))("%s", (file, { nl }) => {
  const en = english[file.replace(".nl.", ".en.")]?.["en"];

  test("says the same things in English", () => {
    expect(shape(en).sort()).toEqual(shape(nl).sort());
  });

  test("leaves no sentence untranslated", () => {
    const texts = leaves(nl);
    const others = leaves(en);
    const long = Object.entries(texts).filter(([, text]) => text.split(" ").length > 4);
    expect(long.filter(([path, text]) => others[path] === text && kindOf(text) === "text")).toEqual([]);
  });

  test("speaks plain Dutch: je, and no words of the trade", () => {
    const forbidden = /(?<![\w-])(u|uw|admin|admins|user|users|gelockt|locked|token|tokens|OTP|login)(?![\w-])/i;
    expect(Object.entries(leaves(nl)).filter(([, text]) => forbidden.test(text))).toEqual([]);
  });

  test("keeps its Dutch sentences to fifteen words", () => {
    const sentences = Object.entries(leaves(nl)).flatMap(([path, text]) =>
      text
        .replace(/^function /, "")
        .split(/[.?!:](?=\s|$)|\n/)
        .map((sentence) => ({ path, sentence: sentence.trim() })),
    );
    expect(sentences.filter(({ sentence }) => sentence.split(/\s+/).length > 15)).toEqual([]);
  });
});

/** The fields of a form; behind its boxes, where it has those. */
function fieldsIn(input: ZodType | undefined): ZodObject {
  const form = input instanceof ZodPipe ? input.out : input;
  if (!(form instanceof ZodObject)) throw new Error("an action takes a form");
  return form;
}

/** What people, and programs that are no browsers, may send in a field. */
const junk = [undefined, "", " ", "x", "x".repeat(100_000), "a@b", "a@b@c", "123", "\0", "\u202e", 7, {}, []];

const gated = Object.values(actions).flatMap((exported) =>
  Object.entries(exported).map(([name, action]) => ({ name, made: behind(action as object) })),
);

test.each(gated)("$name has a sentence in both languages for whatever is wrong with a field", ({ made }) => {
  const { input, texts } = made ?? {};
  const schema = fieldsIn(input);
  const codes = new Set<string>();
  // Nobody types an id or a link's secret; the gate has a sentence of its own for a page that was tampered with.
  for (const field of Object.keys(schema.shape).filter((name) => !/Id$|^link$|^browserSecret$/.test(name))) {
    for (const value of junk) {
      const { error } = schema.safeParse({ [field]: value });
      for (const issue of error?.issues ?? []) if (issue.path[0] === field) codes.add(issue.message);
    }
  }
  for (const language of ["nl", "en"] as const) {
    expect([...codes].filter((code) => !texts?.[language].fields[code])).toEqual([]);
  }
});

test("the log has words for every kind of change in both languages", () => {
  for (const { nl, en } of Object.values(auditEvents)) expect([nl, en].filter((text) => text.length < 3)).toEqual([]);
});
