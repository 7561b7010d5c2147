import { splitLastName, type Name } from "#lib/features/base/people/rules.ts";
import { longestName } from "#lib/features/base/people/rules/spelling.ts";
import { areInitials, initialsIn } from "./initials.ts";

/** A name as it was understood, and which parts of it somebody should look at: they were guessed. */
type ReadName = Name & { readonly guessed: readonly (keyof Name)[] };

const abbreviated = /^v\.?\/?d\.?$/i;
const isPrefix = (word = "") => abbreviated.test(word) || splitLastName(`${word} X`).namePrefix !== "";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Written before a name. Without their full stops. */
const titles = words(
  "dhr mevr mw mevrouw meneer heer hr mej fam drs ir ing dr prof mr mrs ms miss herr frau jhr jkvr ds bc",
);

/** Written behind a name. Those of two letters count in capitals only, since Ma and Ba are names too. */
const suffixes = words(
  "jr sr jun sen junior senior msc bsc llm llb phd mba emba mim bba mphil cfp ffp rfp rpa aag rmia cfa cpa frm cpc emfc rfea rbi",
);
const capitalSuffixes = words("MA BA RA AA RB RC RE RO MD BC II III IV MI");

const bare = (word: string) => word.replace(/[.,]/g, "").toLowerCase();
const isSuffix = (word: string) => suffixes.has(bare(word)) || capitalSuffixes.has(word.replace(/[.,]/g, ""));
const isTitle = (word: string, next = "") => titles.has(bare(word)) || (word === "de" && next === "heer");

/** What offices write in brackets behind a name, which is nobody's first name. */
const asides = words(
  "inkoop verkoop hr hrm ict it zzp extern externe inhuur stagiair stagiaire stage tijdelijk schade leven admin administratie marketing directie financien finance binnendienst buitendienst receptie balie ziek verlof vast parttime fulltime adviseur",
);

/** "Jansen - de Boer" and "Jansen-de Boer" are one name. */
const wordsOf = (text: string) =>
  text
    .replace(/(?<!\s)\s*[-–]\s*/g, "-")
    .split(" ")
    .filter(Boolean)
    .reduce<string[]>((found, word) => {
      const before = found.at(-1) ?? "";
      const goesOn = /-\p{L}/u.test(before) && isPrefix(before.split(" ").at(-1)?.split("-").at(-1));
      return goesOn ? [...found.slice(0, -1), `${before} ${word}`] : [...found, word];
    }, []);

const isCapitals = (text: string) => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
const isSmall = (text: string) => /\p{Ll}/u.test(text) && !/\p{Lu}/u.test(text);
const letterCount = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

/** "JANSEN" and "jansen" are Jansen, "IJSBRAND" IJsbrand and "O'BRIEN" O'Brien; what has both kinds of letters stays as it is. */
function inCase(text: string, fewest: number): string {
  if (letterCount(text) < fewest || !(isCapitals(text) || isSmall(text)) || text.includes(".")) return text;
  return text
    .toLowerCase()
    .replace(/(?<!\p{L}|\p{M})(?:ij|mc\p{L}|\p{L})/gu, (start) =>
      start.startsWith("mc") && start.length > 2
        ? `Mc${start.slice(2).toUpperCase()}`
        : start === "ij"
          ? "IJ"
          : start.toUpperCase(),
    )
    .replace(/(?<=[-\s])\p{L}+(?=\s)/gu, (word) => (isPrefix(word) ? word.toLowerCase() : word));
}

/** Splits off the tussenvoegsel, also of "Berg, van der" and "vd Berg". */
export function apart<N extends Name>(name: N): N {
  if (name.namePrefix !== "") return { ...name, namePrefix: name.namePrefix.toLowerCase() };
  const [kern = "", behind] = name.lastName.split(/(?<!\s)\s*,\s*/, 2);
  if (behind?.split(" ").every(isPrefix)) return { ...name, namePrefix: behind.toLowerCase(), lastName: kern };
  const [first = "", ...others] = name.lastName.split(" ");
  if (abbreviated.test(first) && others.length > 0)
    return { ...name, namePrefix: "van der", lastName: others.join(" ") };
  const inFront = splitLastName(name.lastName);
  return inFront.namePrefix === "" ? behindKern(name) : { ...name, ...inFront };
}

/** "VRIES DE" and "Beek van der", as programs write it that sort on the last name. */
function behindKern<N extends Name>(name: N): N {
  const all = name.lastName.split(" ");
  let end = all.length;
  while (end > 1 && isPrefix(all[end - 1])) end--;
  return end === all.length
    ? name
    : { ...name, namePrefix: all.slice(end).join(" ").toLowerCase(), lastName: all.slice(0, end).join(" ") };
}

/** A name that came in parts, each of them as people write it. */
export function readParts(typed: Name): ReadName {
  const { initials, firstName, namePrefix } = typed;
  const whole = withoutBrackets(typed.lastName).text.replace(/(?<!\s)\s*[-–]\s*/g, "-");
  const lastName = withoutSuffixes(whole.split(" ")).join(" ").replace(/,$/, "");
  // A first name in the column of the initials.
  const isName = firstName === "" && /^\p{Lu}\p{Ll}{3,}$/u.test(initials) && areInitials(initials) === false;
  const given = withoutBrackets(isName ? initials : firstName).text;
  const titled = given.split(" ");
  const bareGiven = titled.length > 1 && isTitle(titled[0] ?? "", titled[1]) ? titled.slice(1).join(" ") : given;
  const name = apart({ initials: isName ? "" : initials, firstName: bareGiven, namePrefix, lastName });
  return finished(name, {
    firstName: isName || (firstName !== "" && bareGiven !== firstName),
    lastName: lastName !== typed.lastName,
  });
}

/** Reads "Berg, D. van der", "Dora van der Berg" and "Dhr. D.J. (Dora) van den Berg - de Vries MSc". */
export function readFullName(typed: string): ReadName {
  const { text, inside } = withoutBrackets(typed);
  const parts = text
    .split(/(?<!\s)\s*,\s*/)
    .map((part) => withoutSuffixes(part.split(" ")).join(" "))
    .filter(Boolean);
  const [left = "", ...right] = parts;
  const name = right.length > 0 ? fromBehind(left, right.join(" ")) : inOrder(left);
  const isCalled = inside !== "" && name.firstName === "" && isFirstName(inside, name.initials);
  return finished(isCalled ? { ...name, firstName: inside } : name, {
    firstName: name.isUnsure || (inside !== "" && !isCalled),
    lastName: name.isUnsure || parts.join(", ") !== text,
  });
}

type Unsure = Partial<Record<keyof Name, boolean>>;

/** The name with the capitals it is written with, and what of it was guessed. */
function finished({ initials, firstName, namePrefix, lastName }: Name, unsure: Unsure): ReadName {
  const name = {
    initials,
    namePrefix,
    firstName: inCase(firstName, isShort(firstName) ? 2 : 3),
    lastName: inCase(lastName, 2),
  };
  const isGuess = {
    firstName: unsure.firstName === true || name.firstName !== firstName || (firstName === "" && initials === ""),
    lastName: unsure.lastName === true || name.lastName !== lastName,
  };
  return { ...name, guessed: (["firstName", "lastName"] as const).filter((part) => isGuess[part]) };
}

function withoutBrackets(typed: string) {
  const inside = /[([]([^)\]]*)[)\]]?/.exec(typed)?.[1]?.trim() ?? "";
  const text = typed
    .replace(/[([][^)\]]*[)\]]?/g, " ")
    .replace(/["“”„][^"“”„]*["“”]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return text === "" ? { text: typed, inside: "" } : { text, inside };
}

/** Whether what stands in brackets behind initials is what somebody is called: "D.J. (Dora)", and not "E. (Inkoop)". */
const isFirstName = (inside: string, initials: string) =>
  initials !== "" && /^\p{Lu}\p{Ll}+(?:[ '-]\p{L}+)*$/u.test(inside) && !asides.has(inside.toLowerCase());

function withoutSuffixes(all: readonly string[]): readonly string[] {
  let end = all.length;
  while (end > 0 && isSuffix(all[end - 1] ?? "") && (end > 1 || !isCapitals(all.join("")) || all.length > 1)) end--;
  return all.slice(0, end);
}

type Ordered = Name & { readonly isUnsure: boolean };

function fromBehind(left: string, right: string): Ordered {
  const given = withoutTitles(wordsOf(right));
  const prefix = given.filter(isPrefix).join(" ").toLowerCase();
  const kern = withoutTitles(wordsOf(left));
  let end = kern.length;
  while (end > 1 && isPrefix(kern[end - 1])) end--;
  const behind = kern.slice(end).join(" ").toLowerCase();
  const names = givenNames(
    given.filter((word) => !isPrefix(word)),
    isCapitals(left + right),
  );
  const name = apart({ ...names, namePrefix: prefix || behind, lastName: kern.slice(0, end).join(" ") });
  return { ...name, isUnsure: false };
}

function inOrder(text: string): Ordered {
  const all = withoutTitles(wordsOf(text));
  const capitals = isCapitals(text);
  const last = all.at(-1) ?? "";
  const [first = ""] = all;
  if (all.length === 1) return { ...nameOf([], [last]), isUnsure: true };
  // Such as "Jansen D.J." and "Jansen PK".
  if (/^(\p{L}\p{Ll}{0,2}\.)+$/u.test(last) || (!capitals && !areInitials(first) && isShorthand(last)))
    return { ...nameOf([last], all.slice(0, -1)), isUnsure: false };
  // Such as "JANSEN Piet": capitals tell which one is the last name.
  const shouted = capitals ? 0 : all.findIndex((word) => !isCapitals(word) || letterCount(word) < 2);
  const isShouted = shouted > 0 && all.slice(0, shouted).some((word) => letterCount(word) > 3 && /[AEIOUY]/.test(word));
  if (isShouted && all.slice(shouted).every((word) => !isPrefix(word)))
    return { ...nameOf(all.slice(shouted), all.slice(0, shouted)), isUnsure: true };
  // A tussenvoegsel to begin with: nothing but a last name.
  if (isPrefix(first) && first === first.toLowerCase()) return { ...nameOf([], all), isUnsure: true };
  const prefix = all.findIndex((word, i) => i > 0 && i < all.length - 1 && isPrefix(word));
  const start = prefix > 0 ? prefix : all.length - 1;
  const given = all.slice(0, start);
  const many = given.filter((word) => !areInitials(word)).length > 1 && prefix <= 0;
  return { ...nameOf(given, all.slice(start), capitals), isUnsure: many };
}

const nameOf = (given: readonly string[], last: readonly string[], capitals = false): Name =>
  apart({ ...givenNames(given, capitals), namePrefix: "", lastName: last.join(" ") });

/** Initials without full stops: "PK", but not "EVA" or "Bo". */
const isShorthand = (word: string) =>
  /^\p{Lu}{1,4}$/u.test(word) && !/[AEIOUY]/.test(word.slice(word.length > 1 ? 0 : 1));

function withoutTitles(all: readonly string[]): readonly string[] {
  const first = all.findIndex((word, i) => i === all.length - 1 || !isTitle(word, all[i + 1]));
  return all.slice(Math.max(first, 0));
}

const shortNames = words("AD AL BO JO ED AB OT WU LI AN YA KO TY");

const isShort = (name: string) => shortNames.has(name.toUpperCase());

/** Where everything is in capitals, "EVA" is a name and "JP" are initials. */
const areInitialsHere = (word: string, capitals: boolean) =>
  capitals && /^\p{Lu}{2,}$/u.test(word)
    ? isShorthand(word) || (word.length === 2 && !shortNames.has(word))
    : areInitials(word);

const givenNames = (all: readonly string[], capitals: boolean) => ({
  initials: all.filter((word) => areInitialsHere(word, capitals)).join(""),
  firstName: all.filter((word) => !areInitialsHere(word, capitals)).join(" "),
});

/** Writes "dj" and "D J" as "D.J."; without any initials it takes those of the first name. */
export const initialsOf = (typed: string, firstName: string) =>
  initialsIn(typed.trim() === "" ? firstName : typed, typed.trim() === "")
    .slice(0, longestName.initials)
    .replace(/\p{Cs}/gu, "");
