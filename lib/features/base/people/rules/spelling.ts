/** What looks like the dash or the apostrophe of the keyboard. */
const dashes = /[\p{Pd}\u2043\u2212\u02D7]/gu;
const apostrophes = /[`\u00B4\u2018\u2019\u201B\u2032\u02B9\u02BB-\u02BD\u02C8\u055A\uA78C\uFF07]/gu;

/** Visible ASCII with single spaces, which nothing below changes: most names, and a file has thousands. */
const isClean = /^[!-_a-~]*(?: [!-_a-~]+)*$/;

/** A typed or pasted name in its one spelling: no characters that cannot be seen, one kind of space, dash and apostrophe. */
export const cleanName = (typed: string) => (isClean.test(typed) && !typed.startsWith(" ") ? typed : spelled(typed));

const spelled = (typed: string) =>
  typed
    .replace(apostrophes, "'")
    .normalize("NFKC")
    .replace(dashes, "-")
    .replace(/[\p{Cf}\p{DI}]/gu, "")
    .replace(/[\s\p{Z}\p{Cc}]+/gu, " ")
    .trim();

/** The most characters that each part of a person's name may have. */
export const longestName = { initials: 20, firstName: 60, namePrefix: 20, lastName: 80 } as const;

/** Letters of any language, and the signs that stand between the letters of a name. */
const inName = /^[\p{L}\p{M}.' -]*$/u;

/**
 * An email address, a link, or what a mail program would make one of: letters, a dot and at least two letters more. In
 * "J.Ph." and "N.L." another dot follows or one letter stands alone, and in "St. John" a space.
 */
const address = /@|:\/\/|\/\/|www\.|[\p{L}\p{N}-]{2}\.\p{L}{2}|[\p{L}\p{N}]\.\p{L}{2}(?!\p{L}*\.)/iu;

/** "J.Ph", "A.BC", "Chr. Joh.": capitals, and the few that are written with more letters. */
const areInitials = /^(?:(?:Chr|Joh|\p{Lu}\p{Ll}?)[. -]*)+$/u;

/** What is wrong with a part of a name that was cleaned; null when nothing is. Where it is needed, it has a letter. */
export function nameProblem(text: string, part: keyof typeof longestName) {
  if (text.length > longestName[part]) return "nameTooLong";
  if (address.test(text) && !(part === "initials" && areInitials.test(text))) return "nameAddress";
  return inName.test(text) && (text === "" || /\p{L}/u.test(text)) ? null : "nameOdd";
}
