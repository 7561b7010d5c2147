const url = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/g;

export const linksOf = (text: string): string[] => [...new Set(text.match(url))];

/** The one-time code in a message: six digits that are not part of a longer number. */
export const codeOf = (text: string): string | null => /(?<![\w#-])\d{6}(?![\w-])/.exec(text)?.[0] ?? null;

export type Part = { readonly text: string; readonly isLink: boolean };

/** Splits the text so that a page can make links of the addresses in it. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(url)) {
    if (index > end) parts.push({ text: text.slice(end, index), isLink: false });
    parts.push({ text: found, isLink: true });
    end = index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isLink: false });
  return parts;
}

/** An address or number as it stands in the outbox: a "+" that was not encoded arrives as a space. */
export const recipientOf = (typed: string) => typed.replace(/^ /, "+").trim().toLowerCase();
