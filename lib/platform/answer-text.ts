/** An answer that is larger than one can be. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/**
 * The text of what somebody answered, which may be as long as they like: no more of it is read than an answer can be, and
 * no longer. Whoever gives no time has a signal of their own on the request.
 */
export async function textOf(
  { body }: Response,
  { mostBytes, withinMs }: { readonly mostBytes: number; readonly withinMs?: number },
): Promise<string> {
  const reader = body?.getReader();
  if (!reader) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  const late = withinMs === undefined ? undefined : setTimeout(() => void reader.cancel().catch(() => {}), withinMs);
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > mostBytes) throw new TooLarge(`more than ${mostBytes} bytes`);
      chunks.push(part.value);
    }
    return Buffer.concat(chunks).toString("utf8");
  } finally {
    clearTimeout(late);
    // Of an answer that was read whole nothing is left to be ended.
    await reader.cancel().catch(() => {});
  }
}
