import { separators } from "./table.ts";

/** The cells of a line of a text. */
export type Line = readonly string[];

const quote = '"';

/** A note has fewer lines than this; a quote that goes on longer is one that somebody forgot to close. */
const longestCell = { lines: 60, characters: 20_000 };

/**
 * Splits a text into lines of cells. A quote that was never closed says nothing: what is behind it on other lines stays
 * there, so that no line of people is swallowed by the one above it.
 */
export function linesOf(text: string, separator: string, mostLines = Infinity): Line[] {
  const lines: Line[] = [];
  let cells: string[] = [];
  let at = 0;
  while (at < text.length && lines.length < mostLines) {
    const isQuoted = text[at] === quote;
    const quoted = isQuoted ? quotedCell(text, at, separator) : null;
    const end = quoted?.end ?? cellEnd(text, at, separator);
    cells.push(quoted?.cell ?? text.slice(isQuoted ? at + 1 : at, end));
    at = end;
    if (text[at] === separator) {
      at++;
      if (at < text.length && !isLineEnd(text[at])) continue;
      cells.push("");
      if (at >= text.length) break;
    }
    if (at >= text.length) break;
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    lines.push(cells);
    cells = [];
  }
  if (cells.length > 0) lines.push(cells);
  return lines;
}

const isLineEnd = (char = "") => char === "\n" || char === "\r";

function cellEnd(text: string, from: number, separator: string): number {
  for (let i = from; i < text.length; i++) {
    const char = text[i];
    if (char === separator || char === "\n" || char === "\r") return i;
  }
  return text.length;
}

/** A cell between quotes, and where it ends; null when its quote is not closed, or closed only behind other people. */
function quotedCell(text: string, from: number, separator: string): { cell: string; end: number } | null {
  let lines = 0;
  for (let i = from + 1; i < text.length; i++) {
    const char = text[i];
    if (isLineEnd(char)) {
      if (++lines > longestCell.lines || i - from > longestCell.characters) return null;
      if (char === "\r" && text[i + 1] === "\n") i++;
    }
    if (char !== quote) continue;
    if (text[i + 1] === quote) {
      i++;
      continue;
    }
    const end = closedAt(text, i + 1, separator);
    // A quote in the middle of a line is as it was typed: "Jan "de Lange" Bos".
    if (end === null && lines === 0) continue;
    const inside = text.slice(from + 1, i);
    if (end === null || (lines > 0 && swallows(inside, separator))) return null;
    return { cell: inside.replaceAll('""', quote), end };
  }
  return null;
}

/** Where the cell ends behind a closing quote, after blanks; null when something else stands there. */
function closedAt(text: string, from: number, separator: string): number | null {
  let at = from;
  while (text[at] === " ") at++;
  return at >= text.length || text[at] === separator || isLineEnd(text[at]) ? at : null;
}

/** Whether a cell of more lines holds a line of cells with an address: somebody else. */
const swallows = (inside: string, separator: string) =>
  inside
    .split(/\r\n|\n|\r/)
    .slice(1)
    .some((line) => line.includes("@") && line.includes(separator));

const sample = { characters: 64_000, lines: 60 };

/** The separator under which the lines are most alike, beginning with the header: notes may hold any other. */
export function separatorOf(text: string): string {
  const start = text.slice(0, sample.characters);
  const worth = separators.map((separator) => {
    const lines = linesOf(start, separator, sample.lines).filter((line) => line.some((cell) => cell.trim() !== ""));
    const widths = lines.map((line) => line.length);
    const count = new Map<number, number>();
    for (const width of widths) if (width > 1) count.set(width, (count.get(width) ?? 0) + 1);
    const alike = Math.max(0, ...count.values());
    const apart = widths.filter((width) => width > 1).length;
    const header = (widths[0] ?? 0) > 1 ? 1 : 0;
    // Lines of nothing but separators.
    if (widths.length === 0) return { separator, worth: 0.1 };
    return { separator, worth: apart === 0 ? 0 : (alike + apart) / widths.length + header };
  });
  const [best] = worth.sort((a, b) => b.worth - a.worth);
  return best && best.worth > 0 ? best.separator : ",";
}

/**
 * Splits lines again of which the whole stands in one cell: what becomes of a file when a program opens it with another
 * separator and saves it. A line may have been cut at a separator inside it, so its cells are put together first.
 */
export function splitAgain(lines: readonly Line[], separator: string): readonly Line[] {
  const filled = lines.filter((line) => line.some((cell) => cell.trim() !== ""));
  if (filled.filter(isAlone).length * 2 <= filled.length) return lines;
  const whole = (line: Line) => line.slice(0, line.findLastIndex((cell) => cell !== "") + 1).join(separator);
  for (const inner of separators) {
    const split = (line: Line) => linesOf(whole(line), inner)[0] ?? [];
    const width = split(filled[0] ?? []).filter((cell) => cell.trim() !== "").length;
    const alike = filled.filter((line) => split(line).length > 1 && split(line).length >= width - 1);
    if (width > 1 && alike.length * 2 > filled.length) return lines.map(split);
  }
  return lines;
}

const isAlone = (line: Line) => line.filter((cell) => cell.trim() !== "").length === 1;
