/** Names that are what they are. */
const fixedNames =
  /Insurance van BMW Financial Services|BMW Financial Services|Allianz \p{L}+|MyAllianzBroker|mkb-portal/gu;

/**
 * What stands in a page's <main>, and how hard it reads. The words are all that can be read; of the sentences,
 * labels and fixed names do not count.
 */
export function readabilityOf(html: string): { words: number; sentences: string[]; fleschDouma: number } {
  const main = (/<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? html).replace(/<option.*?<\/option>/gs, "");
  const blocks = main.match(/<(p|li|div class="hint")[ >].*?<\/(?:p|li|div)>/gs) ?? [];
  const sentences = blocks
    .map(textOf)
    .filter((text) => /[.?!:]$/.test(text))
    .flatMap((text) => text.split(/(?<=[.?!:])\s+/));
  const words = sentences.flatMap((sentence) => wordsOf(sentence.replace(fixedNames, "")));
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const fleschDouma = 206.84 - (77 * syllables) / words.length - (0.93 * words.length) / sentences.length;
  return { words: wordsOf(textOf(main)).length, sentences, fleschDouma };
}

const entities: Record<string, string> = { "&amp;": "&", "&#x27;": "'", "&quot;": '"', "&lt;": "<", "&gt;": ">" };

const textOf = (html: string) =>
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
