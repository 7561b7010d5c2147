import { splitLastName, type Name } from "#lib/features/base/people/rules.ts";
import { longestName } from "#lib/features/base/people/schema.ts";

const abbreviated = /^v\.?\/?d\.?$/i;
const isPrefix = (word = "") => abbreviated.test(word) || splitLastName(`${word} X`).namePrefix !== "";
const titles = new Set(
  "dhr dhr. mevr mevr. mw mw. mevrouw heer drs drs. ir ir. ing ing. dr dr. prof prof. mr mr.".split(" "),
);

/** "Jansen - de Boer" and "Jansen-de Boer" are one name. */
const wordsOf = (text: string) =>
  text
    .replace(/\s*[-–]\s*/g, "-")
    .split(" ")
    .filter(Boolean)
    .reduce<string[]>((words, word) => {
      const before = words.at(-1) ?? "";
      const goesOn = /-\p{L}/u.test(before) && isPrefix(before.split(" ").at(-1)?.split("-").at(-1));
      return goesOn ? [...words.slice(0, -1), `${before} ${word}`] : [...words, word];
    }, []);

/** Splits off the tussenvoegsel, also of "Berg, van der" and "vd Berg". */
export function apart<N extends Name>(name: N): N {
  if (name.namePrefix !== "") return { ...name, namePrefix: name.namePrefix.toLowerCase() };
  const [kern = "", behind] = name.lastName.split(/\s*,\s*/, 2);
  if (behind?.split(" ").every(isPrefix)) return { ...name, namePrefix: behind.toLowerCase(), lastName: kern };
  const [first = "", ...others] = name.lastName.split(" ");
  if (abbreviated.test(first) && others.length > 0)
    return { ...name, namePrefix: "van der", lastName: others.join(" ") };
  return { ...name, ...splitLastName(name.lastName) };
}

/** Reads "Berg, D. van der", "Dora van der Berg" and "Dhr. D.J. (Dora) van den Berg - de Vries". */
export function splitFullName(typed: string): Name {
  const inBrackets = /\(([^)]*)\)/.exec(typed)?.[1] ?? "";
  const text = typed
    .replace(/\([^)]*\)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const [left = "", ...right] = text.split(/\s*,\s*/);
  const name = right.length > 0 ? fromBehind(left, right.join(" ")) : inOrder(text);
  return inBrackets === "" ? name : { ...name, firstName: inBrackets.trim() };
}

function fromBehind(left: string, right: string): Name {
  const words = withoutTitles(wordsOf(right));
  const given = words.filter((word) => !isPrefix(word));
  const prefix = words.filter(isPrefix).join(" ").toLowerCase();
  const kern = wordsOf(left);
  let end = kern.length;
  while (end > 1 && isPrefix(kern[end - 1])) end--;
  const behind = kern.slice(end).join(" ").toLowerCase();
  return apart({ ...givenNames(given), namePrefix: prefix || behind, lastName: kern.slice(0, end).join(" ") });
}

function inOrder(text: string): Name {
  const words = withoutTitles(wordsOf(text));
  const last = words.at(-1) ?? "";
  // Such as "Jansen D.J."
  if (words.length > 1 && /^(\p{L}\.)+$/u.test(last)) {
    return apart({ ...givenNames([last]), namePrefix: "", lastName: words.slice(0, -1).join(" ") });
  }
  if (words.length === 1) return { initials: "", firstName: "", namePrefix: "", lastName: last };
  const prefix = words.findIndex((word, i) => i > 0 && i < words.length - 1 && isPrefix(word));
  const start = prefix > 0 ? prefix : words.length - 1;
  return apart({
    ...givenNames(words.slice(0, start)),
    namePrefix: "",
    lastName: words.slice(start).join(" "),
  });
}

function withoutTitles(words: readonly string[]): string[] {
  const first = words.findIndex(
    (word, i) => !titles.has(word.toLowerCase()) && !(word === "de" && words[i + 1] === "heer"),
  );
  return words.slice(Math.max(first, 0));
}

const areInitials = (word: string) => /^(\p{L}{1,2}\.-?)+\p{L}?$/u.test(word) || /^\p{Lu}{1,4}$/u.test(word);

const givenNames = (words: readonly string[]) => ({
  initials: words.filter(areInitials).join(""),
  firstName: words.filter((word) => !areInitials(word)).join(" "),
});

/** Writes "dj" and "D J" as "D.J."; without any initials it takes those of the first name. */
export const initialsOf = (typed: string, firstName: string) =>
  dotted(typed, firstName)
    .slice(0, longestName.initials)
    .replace(/\p{Cs}/gu, "");

function dotted(typed: string, firstName: string): string {
  const text = typed.replace(/\s/g, "");
  if (text === "")
    return firstName
      .split(/[\s-]+/)
      .filter(Boolean)
      .map((word) => `${([...word][0] ?? "").toUpperCase()}.`)
      .join("");
  if (text.includes(".")) return text.endsWith(".") ? text : `${text}.`;
  return text.length <= 4 ? [...text.toUpperCase()].map((letter) => `${letter}.`).join("") : text;
}
