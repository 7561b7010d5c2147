/** Names that are what they are. */
const fixedNames =
  /Insurance van BMW Financial Services|BMW Financial Services|Allianz \p{L}+|MyAllianzBroker|mkb-portal|[\w.+-]+@[\w.-]+|portal\.\w+/gu;

export type Readability = {
  readonly words: number;
  readonly sentences: readonly string[];
  readonly fleschDouma: number;
};

/**
 * What stands in a page's <main>, and how hard it reads. The words are all that can be read. Sentences are its
 * paragraphs, list items and hints, finished with a point or not; lists of labels (data-labels), buttons and fixed
 * names do not count as such.
 */
export function readabilityOf(html: string): Readability {
  const main = (/<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? html).replace(/<option.*?<\/option>/gs, "");
  const spoken = main.replace(/<(ul|p) data-labels="">.*?<\/\1>/gs, "").replace(/<(button|script)\b.*?<\/\1>/gs, "");
  const blocks = spoken.match(/<(p|li|div class="hint")[ >].*?<\/(?:p|li|div)>/gs) ?? [];
  const sentences = blocks
    .flatMap((block) => block.split(/(?=<small>)/))
    .map(textOf)
    .flatMap((text) => text.split(/(?<=[.?!:])\s+/))
    .filter((sentence) => wordsOf(sentence).length > 0);
  const words = sentences.flatMap((sentence) => wordsOf(sentence.replace(fixedNames, "")));
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const fleschDouma = 206.84 - (77 * syllables) / words.length - (0.93 * words.length) / sentences.length;
  return { words: wordsOf(textOf(main)).length, sentences, fleschDouma };
}

/** Words of the trade, and of another politeness. "Autoriseren" stands only where it is the subject. */
export function forbiddenIn(html: string, mayAuthorise = false): readonly string[] {
  const text = textOf(/<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? html);
  const forbidden = /(?<![\w-])(u|uw|gelockt|users?|admins?|hoedanigheid|autoriseren)(?![\w-])/giu;
  return [...text.matchAll(forbidden)].map(([word]) => word).filter((word) => !mayAuthorise || !/^auto/i.test(word));
}

const entities: Record<string, string> = { "&amp;": "&", "&#x27;": "'", "&quot;": '"', "&lt;": "<", "&gt;": ">" };

/** What a reader sees of a piece of a page. */
export const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/&[^;]+;/g, (entity) => entities[entity] ?? " ")
    .replace(/\s+/g, " ")
    .trim();

export const wordsOf = (text: string) => text.split(/[\s/]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** Vowels that stand together are one syllable; a diaeresis begins the next. */
const syllablesOf = (word: string) =>
  Math.max(
    1,
    word
      .toLowerCase()
      .replace(/[ëïöü]/g, " e")
      .match(/[aeiouyáéíóúàèêô]+/g)?.length ?? 0,
  );
