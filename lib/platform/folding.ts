/** What a name can be written with or without: accents, apostrophes, hyphens, dots, and characters that cannot be seen. */
const leftOut =
  /[\u0300-\u036F'`\u2018\u2019\u201B\u2032\u02B9-\u02BF\u02C8\u055A\uA78C\u2010-\u2015\u2212\u2043\u02D7.\u00B7\u2027\u00AD\u200B-\u200F\u2060\uFEFF-]/g;

/** Letters that do not fall apart into one of the keyboard and an accent. */
const plainly: Readonly<Record<string, string>> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", þ: "th", ŋ: "ng" },
  ...{ ł: "l", ı: "i", ø: "o", đ: "d", ð: "d", ħ: "h", ŧ: "t", ə: "e", ɨ: "i", ȷ: "j", ƀ: "b", ɓ: "b", ɗ: "d" },
  ...{ ƙ: "k", ɔ: "o", ɛ: "e", ς: "σ" },
};
const special = new RegExp(`[${Object.keys(plainly).join("")}]`, "g");

/**
 * Text as it is searched: "luczak", "obrien" and "jp" for "Łuczak", "O'Brien" and "J.P.". The database has the same as
 * `folded` (migration 0026).
 */
export const folded = (text: string) =>
  text
    .replaceAll("\u00B4", "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(leftOut, "")
    .replace(special, (letter) => plainly[letter] ?? letter);

/** What people write before a number to say whose it is: "tp nr.", "KvK-nummer:", "polis". It never touches the number. */
const beforeNumber =
  /^(?:(?:tp|tussenpersoon|intermediair|intermediary|kvk|k\.v\.k\.?|polis|policy|relatie|relation|klant|customer|agent)?-?(?:nummer|number|num|nr|no)?s?[\s.:#])+/i;

/** "tussenpersoonnummer 10023" is the number 10023; a number that begins with letters keeps them. */
export const bareNumber = (typed: string) => typed.trim().replace(beforeNumber, "");

/**
 * The one spelling of a number: "P-448812" and "p 448812" are the same, and so are "0010023", "10023" and "TP 10023".
 * Of a number that is kept the database says the same (`normal_number`), as those have no words before them.
 */
export const normalNumber = (typed: string) =>
  bareNumber(typed.normalize("NFKC").replace(/\p{Cf}/gu, ""))
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/^0+/, "");

/** The fewest letters that are added, left out, changed or exchanged with their neighbour to make one word of the other. */
export function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = (last[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const turned = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change);
      row.push(turned ? Math.min(least, (before[j - 2] ?? 0) + 1) : least);
    }
    [before, last] = [last, row];
  }
  return last[other.length] ?? 0;
}
