import ts from "typescript";
import { describe, expect, test } from "vitest";
import { ZodObject, ZodPipe, type ZodType } from "zod";
import { events as allEvents } from "#lib/events.ts";
import type { AnyEvent } from "#lib/platform/audit/event.ts";
import { ended } from "#lib/platform/i18n/format.ts";
import { behind } from "#lib/platform/gate/form-action.ts";
import { featureModules, featureOf, sourceOf } from "#tests/support/sources.ts";

const dutch = await featureModules("texts\\.nl\\.ts");
const english = await featureModules("texts\\.en\\.ts");
const mails = await featureModules("mails.ts");
const events = await featureModules("events\\.ts");
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
    .map(([, a, b]) => (a ?? b ?? "").replace(/\$\{([^}]*\bended\b)?[^}]*\}/g, (_, ends) => (ends ? "…." : "…")))
    .join(". ");

const kindOf = (text: string) => (text.startsWith("function ") ? "function" : "text");
const shape = (value: unknown) => Object.entries(leaves(value)).map(([path, text]) => `${path} ${kindOf(text)}`);

/** What the events of a room say in one language: their titles and their sentences. */
const toldIn = (locale: "nl" | "en", told: Record<string, unknown>) =>
  Object.fromEntries(
    Object.values(told["events"] as Record<string, AnyEvent>).map(({ name, title, ...event }) => [
      name,
      { title: title[locale], ...("nl" in event && { sentence: event[locale] }) },
    ]),
  );

const rooms: readonly (readonly [string, unknown, unknown])[] = [
  ...Object.entries(dutch).map(([file, { nl }]) => [file, nl, english[file.replace(".nl.", ".en.")]?.["en"]] as const),
  ...Object.entries(events).map(([file, told]) => [file, toldIn("nl", told), toldIn("en", told)] as const),
];

test("every feature with texts has them in both languages", () => {
  expect(Object.keys(dutch).length).toBeGreaterThan(4);
  expect(Object.keys(english)).toEqual(Object.keys(dutch).map((file) => file.replace(".nl.", ".en.")));
});

test("no sentence that ends with the name of an organisation has two full stops after B.V.", () => {
  const files = [...Object.keys(dutch), ...Object.keys(english), ...Object.keys(mails), ...Object.keys(events)];
  const careless = /\$\{(?:\w+\.)*(organisations?|company|insurer|into|there)\}\./g;
  expect(files.flatMap((file) => (sourceOf(file).match(careless) ?? []).map((found) => [file, found]))).toEqual([]);
  expect(["Bakkerij Jansen B.V.", "De Linden"].map(ended)).toEqual(["Bakkerij Jansen B.V.", "De Linden."]);
});

/** What no Dutch text says: we say je, no words of the trade, and one word for one thing. */
const forbidden =
  /(?<![\w-])(u|uw|admin|admins|user|users|gelockt|locked|token|tokens|OTP|login|hooguit|maximaal|afgehandeld|geverifieerd|verzonden|annuleren)(?![\w-])/i;

/** And no English one: an email is an email, and who works somewhere a colleague. */
const forbiddenEnglish =
  /(?<![\w-])(e-mails?|(?<!junk )mails?(?! server)|mailed|employees?|disturbance|told so)(?![\w-])/i;

const tooLong = (text: string) =>
  text.split(/[.?!:](?=\s|$)|\n/).filter((sentence) => sentence.trim().split(/\s+/).length > 15);

describe.each(rooms)("%s", (_file, nl, en) => {
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
    expect(Object.entries(leaves(nl)).filter(([, text]) => forbidden.test(text))).toEqual([]);
  });

  test("speaks the English of the words", () => {
    expect(Object.entries(leaves(en)).filter(([, text]) => forbiddenEnglish.test(text))).toEqual([]);
  });

  test("keeps its Dutch sentences to fifteen words", () => {
    expect(Object.values(leaves(nl)).flatMap((text) => tooLong(text.replace(/^function /, "")))).toEqual([]);
  });
});

/** The fields of a form; behind its boxes, where it has those. */
function fieldsIn(input: ZodType | undefined): ZodObject {
  const form = input instanceof ZodPipe ? input.out : input;
  if (!(form instanceof ZodObject)) throw new Error("an action takes a form");
  return form;
}

/** What a file of letters says in one language: all text under that name; a fact in a sentence is "…". */
function saidIn(file: string, language: "nl" | "en"): string[] {
  const said: string[] = [];
  const read = (node: ts.Node, isTheirs: boolean): void => {
    if (isTheirs && ts.isStringLiteralLike(node)) said.push(node.text);
    if (isTheirs && ts.isTemplateExpression(node))
      said.push(
        node.head.text +
          node.templateSpans
            .map(({ expression, literal }) => (/^ended\(/.test(expression.getText()) ? "…." : "…") + literal.text)
            .join(""),
      );
    const begins = ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === language;
    ts.forEachChild(node, (child) => {
      read(child, isTheirs || begins);
    });
  };
  read(ts.createSourceFile(file, sourceOf(file), ts.ScriptTarget.Latest, true), false);
  return said;
}

describe.each(Object.keys(mails))("%s", (file) => {
  const [nl, en] = [saidIn(file, "nl"), saidIn(file, "en")];

  test("leaves no sentence untranslated", () => {
    expect(nl.filter((text) => text.split(" ").length > 4 && en.includes(text))).toEqual([]);
  });

  test("speaks plain Dutch, in sentences of fifteen words, and the English of the words", () => {
    expect(nl.filter((text) => forbidden.test(text))).toEqual([]);
    expect(en.filter((text) => forbiddenEnglish.test(text))).toEqual([]);
    expect(nl.flatMap(tooLong)).toEqual([]);
  });
});

test("every letter is exported, under a name of its own that begins with its room", () => {
  const isLetter = (made: unknown) => typeof made === "object" && made !== null && "in" in made && "name" in made;
  const letters = Object.entries(mails).flatMap(([file, made]) =>
    Object.values(made)
      .filter(isLetter)
      .map(({ name }) => ({ file, name: String(name) })),
  );
  const written = Object.keys(mails).flatMap((file) => sourceOf(file).match(/\bletter\(/g) ?? []);
  expect(letters.length).toBe(written.length);
  expect(new Set(letters.map(({ name }) => name)).size).toBe(letters.length);
  expect(letters.filter(({ file, name }) => name.split(".")[0] !== featureOf(file)?.split("/")[1])).toEqual([]);
  expect(letters.length).toBeGreaterThan(60);
});

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
  for (const { title } of allEvents) expect([title.nl, title.en].filter((text) => text.length < 3)).toEqual([]);
});
