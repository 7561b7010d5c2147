/** Initials that are written with more than one letter, in a name of which each piece begins with a capital. */
const longer = "Chr|Joh|Jac|Hub|Th|Ph|Tj|Sj|Ch|Fr|IJ|St|Kl|Wm";

const dotted = /^(?:\p{L}\p{Ll}{0,2}\.-?)+\p{L}?$/u;
const capitals = /^\p{Lu}{1,4}$/u;
const joined = new RegExp(`^(?:${longer}|\\p{Lu}){2,}$`, "u");
const alone = new RegExp(`^(?:${longer})$`, "u");

/** Whether a word is initials: "D.J.", "DJ", "ThJ", "Chr". */
export const areInitials = (word: string) =>
  dotted.test(word) || capitals.test(word) || joined.test(word) || alone.test(word);

const pieces = new RegExp(`${longer}|\\p{L}\\p{M}*`, "gu");

/** Writes initials with a full stop behind each: "dj", "D J" and "ThJ" become "D.J." and "Th.J.". Of names it takes the first letters. */
export function initialsIn(typed: string, areNames: boolean): string {
  const words = typed.split(/[\s.-]+/).filter((word) => /\p{L}/u.test(word));
  return words.map((word) => (areNames ? ofName(word) : ofWord(word))).join("");
}

const ofName = (word: string) => `${/^ij/i.test(word) ? "IJ" : firstLetter(word).toUpperCase()}.`;

const firstLetter = (word: string) => /\p{L}\p{M}*/u.exec(word)?.[0] ?? "";

function ofWord(word: string): string {
  const isWord = /^\p{L}\p{Ll}{3,}/u.test(word) || (/^\p{Lu}\p{Ll}{2,}$/u.test(word) && !alone.test(word));
  if (isWord && !joined.test(word)) return ofName(word);
  if (/^\p{Lu}\p{Ll}$/u.test(word)) return `${word}.`;
  const found = word.match(pieces) ?? [];
  return found.map((piece) => `${piece.length === 1 ? piece.toUpperCase() : piece}.`).join("");
}
