/** With the sign that says that a line goes on it is 76. */
const mostColumns = 75;

const escaped = (characters: string) => Buffer.from(characters).toString("hex").toUpperCase().replace(/../g, "=$&");

/** What does not stand for itself, besides the sign itself: all that is not ASCII, and white at the end of a line. */
const special = /[^\t\n -~]+/g;
const trailing = /(?<![\t ])[\t ]+$/gm;

/** Where a line ends that is too long: not within an escape, nor between the bytes of one character. */
function endOf(line: string, from: number): number {
  let end = from + mostColumns;
  if (line[end - 1] === "=") end -= 1;
  else if (line[end - 2] === "=") end -= 2;
  while (line[end] === "=" && /[89AB]/.test(line[end + 1] ?? "")) end -= 3;
  return end;
}

function inPieces(line: string): string {
  let pieces = "";
  let from = 0;
  while (line.length - from > mostColumns) {
    const end = endOf(line, from);
    pieces += `${line.slice(from, end)}=\r\n`;
    from = end;
  }
  return pieces + line.slice(from);
}

/** A text as a mail may carry it (RFC 2045, 6.7). The library looks at each line by half a dozen expressions. */
export const quotedPrintable = (text: string): string =>
  text
    .replaceAll("\r\n", "\n")
    .replaceAll("=", "=3D")
    .replace(special, escaped)
    .replace(trailing, escaped)
    .split("\n")
    .map((line) => (line.length > mostColumns ? inPieces(line) : line))
    .join("\r\n");
