import type { Encoding } from "./table.ts";

/** The upper half of the code page of Dutch DOS, which no browser knows and so Node does not either. */
const ibm850 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0";

export function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding !== "ibm850") return new TextDecoder(encoding).decode(bytes);
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return latin.replace(/[\u0080-\u00ff]/g, (char) => ibm850[char.charCodeAt(0) - 128] ?? "");
}

const begins = (bytes: Uint8Array, ...signature: readonly number[]) => signature.every((byte, i) => bytes[i] === byte);

type Found = {
  readonly encoding: Encoding;
  readonly isSure: boolean;
  readonly choices: readonly { readonly encoding: Encoding; readonly words: readonly string[] }[];
};

/**
 * Which encoding a text is in. Dutch Excel writes Windows-1252 where it says "CSV", UTF-16 where it says "Unicode text",
 * and on a Mac something of its own. Of texts that are not UTF-8 the letters tell: those that names are written with.
 */
export function encodingOf(bytes: Uint8Array): Found {
  const sure = (encoding: Encoding): Found => ({ encoding, isSure: true, choices: [] });
  if (begins(bytes, 0xff, 0xfe)) return sure("utf-16le");
  if (begins(bytes, 0xfe, 0xff)) return sure("utf-16be");
  const utf16 = withoutMark(bytes);
  if (utf16) return sure(utf16);
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return sure("utf-8");
  } catch {
    return byLetters(wordsIn(bytes));
  }
}

/** UTF-16 of western text has a zero in every other place; nothing else has. */
function withoutMark(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 1_000);
  if (sample.length < 8 || !sample.includes(0)) return null;
  const zeros = [0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length * 0.4 && even === 0) return "utf-16le";
  return even > sample.length * 0.4 && odd === 0 ? "utf-16be" : null;
}

const mostWords = 1_000;

/** The words with something in them that is not ASCII, each once. */
function wordsIn(bytes: Uint8Array): Uint8Array[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const words = new Set<string>();
  for (const [word] of text.matchAll(/[A-Za-z]{0,40}[\u0080-\u00ff][A-Za-z\u0080-\u00ff]{0,40}/g)) {
    words.add(word);
    if (words.size === mostWords) break;
  }
  return [...words].map((word) => new Uint8Array(Buffer.from(word, "latin1")));
}

/** The most usual one first: it wins when two make as much of a text. */
const candidates = ["windows-1252", "iso-8859-15", "windows-1250", "windows-1254", "macintosh", "ibm850"] as const;

/** How much better one must be, over all words together, before nobody is asked. */
const enough = 2;

function byLetters(words: readonly Uint8Array[]): Found {
  const readings = candidates
    .map((encoding) => {
      const read = words.map((word) => decode(word, encoding));
      return { encoding, read, text: read.join(" "), worth: read.reduce((sum, word) => sum + worthOf(word), 0) };
    })
    .sort((a, b) => b.worth - a.worth);
  const [best, ...others] = readings;
  if (!best) throw new Error("there is always an encoding");
  const rivals = others.filter(({ text }, i) => text !== best.text && others.findIndex((o) => o.text === text) === i);
  const isSure = best.worth >= 0 && (rivals[0]?.worth ?? -Infinity) <= best.worth - enough;
  const differing = words
    .flatMap((_, i) => (rivals.some(({ read }) => read[i] !== best.read[i]) ? [i] : []))
    .slice(0, 4);
  const choices = [best, ...rivals].map(({ encoding, read }) => ({
    encoding,
    words: differing.map((i) => read[i] ?? ""),
  }));
  return { encoding: best.encoding, isSure, choices };
}

const west = new Set("éèëêïöüäáóíúñçâîôûàßãìùò");
const north = new Set("øåæõ");
const turkish = new Set("ğşıİŞĞ");
const central = new Set("ąćęłńśźżčřšžěůőűđťďňľĺŕăŁŚŻŹČŘŠŽĆ");
const rare = new Set("ýðþÿÝÐÞ");
const capitals = new Set("ÉÖÜÇÁÅØÄÓ");

/** Pairs that hardly any name has, though each letter by itself is usual: those of "Kovaèeviæ" and "Gdañsk". */
const odd = /[aeiou][èêìò]|[èê][aeiou]|æ$|[aeiouíáé]ø|ø[íáé]|ñ[^aeiouáéíóú]|\p{Ll}ï?[\p{Lu}]/u;

/** How likely a word is to be one. */
function worthOf(word: string): number {
  let worth = odd.test(word) ? -3 : 0;
  const letters = [...word];
  for (const [i, letter] of letters.entries()) {
    if (letter < "\u0080") continue;
    if (letter === "’" || letter === "‘") continue;
    const before = letters[i - 1] ?? "";
    if (/\p{Cc}|\ufffd/u.test(letter)) worth -= 6;
    else if (!/\p{L}/u.test(word)) continue;
    else if (!/\p{L}/u.test(letter) || /[ªºƒﬁﬂµˆ]/.test(letter)) worth -= 4;
    else if (/\p{Lu}/u.test(letter) && (/\p{Ll}/u.test(before) || (i > 0 && /\p{Ll}/u.test(letters[i + 1] ?? ""))))
      worth -= 6;
    else if (west.has(letter)) worth += 4;
    else if (capitals.has(letter)) worth += 3;
    else if (turkish.has(letter)) worth += 2.5;
    else if (north.has(letter) || central.has(letter)) worth += 2;
    else if (rare.has(letter)) worth += 0.5;
    else if (/\p{Lu}/u.test(letter) && west.has(letter.toLowerCase())) worth += i === 0 ? 1 : 3;
  }
  return worth;
}
