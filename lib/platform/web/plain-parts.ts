/** The boundary of a type as browsers write it. */
const plainType = /^multipart\/form-data; boundary=([\w-]{1,70})$/;
const plainHead =
  /^\r\nContent-Disposition: form-data; name="[^"\\\r\n]{0,200}"(?:; filename="[^"\r\n]{0,2000}"\r\nContent-Type: [^\r\n]{0,200})?\r\n\r\n/;

/**
 * Whether each part of a form begins as browsers write it. What else may stand there, such as a second name, a charset or
 * an encoding, one reader takes in another way than the next: Next reads what its own scripts send by another reader
 * than ours, and must find no other form than the one that was looked at.
 */
export function hasPlainParts(type: string, body: Buffer): boolean {
  const boundary = plainType.exec(type)?.[1];
  if (boundary === undefined) return false;
  const [before, ...parts] = `\r\n${body.toString("latin1")}`.split(`\r\n--${boundary}`);
  const end = parts.pop();
  return before === "" && (end === "--" || end === "--\r\n") && parts.every((part) => plainHead.test(part));
}
