const longestCell = 500;

const cutMark = "…";

/**
 * At most so many characters of a text, without what no database keeps: control characters and half of a character. One
 * that was longer ends in a mark, since what is left of it can look whole: an address at another domain.
 */
export const cut = (text: string, most: number) =>
  (text.length <= most ? text : text.slice(0, most - 1) + cutMark).replace(/[\p{Cc}\p{Cs}]/gu, "");

/** Whether the end of a cell is missing, whoever cut it off. */
export const isCut = (cell: string) => cell.endsWith(cutMark);

/** Most cells are clean, and there are hundreds of thousands: visible ASCII with single spaces, which nothing below changes. */
const isClean = /^(?!['=])[!-~]+(?: [!-~]+)*$/;

/** What a cell says: without what cannot be seen, on one line, and as it was before a program took it for another encoding. */
export function cleaned(text: string): string {
  if (text.length <= longestCell) return isClean.test(text) ? text : scrubbed(text);
  const long = text.trim();
  return long.length <= longestCell ? scrubbed(long) : scrubbed(long.slice(0, longestCell - 1)) + cutMark;
}

const scrubbed = (text: string) =>
  unmangled(asText(text))
    .replace(/\p{Cf}/gu, "")
    .replace(/[\s\p{Zs}]+/gu, " ")
    .replace(/[\p{Cc}\p{Cs}]/gu, "")
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠\d])/, "")
    .normalize("NFC");

/**
 * Takes off what keeps a program from reading a text as a number or a formula: ="0612345678". The apostrophe before one
 * goes last; "'t Hart" keeps its own.
 */
const asText = (text: string) => {
  const inside = /^\s*="(.*)"\s*$/s.exec(text)?.[1];
  return inside === undefined ? text : inside.replaceAll('""', '"');
};

const windows = new TextDecoder("windows-1252");
const bytesOf = new Map(Array.from({ length: 256 }, (_, byte) => [windows.decode(Uint8Array.of(byte)), byte]));
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** "ZoÃ«" is what becomes of "Zoë" when a program reads UTF-8 as Windows-1252 and saves it. */
function unmangled(text: string): string {
  if (!/[\u00c2-\u00c5\u00e2][^\p{ASCII}]/u.test(text)) return text;
  const bytes = [...text].map((char) => bytesOf.get(char));
  if (bytes.some((byte) => byte === undefined)) return text;
  try {
    return utf8.decode(Uint8Array.from(bytes.map(Number)));
  } catch {
    return text;
  }
}
