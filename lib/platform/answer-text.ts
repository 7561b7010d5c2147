/** An answer that is larger than one can be. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

type Within = { readonly mostBytes: number; readonly withinMs?: number };

/**
 * What somebody answered, which may be as long as they like: no more of it is read than an answer can be, and no longer.
 * Whoever gives no time has a signal of their own on the request.
 */
export async function bytesOf({ body }: Response, { mostBytes, withinMs }: Within): Promise<Buffer> {
  const reader = body?.getReader();
  if (!reader) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isLate = false;
  const end = () => void reader.cancel().catch(() => {});
  const late =
    withinMs === undefined
      ? undefined
      : setTimeout(() => {
          isLate = true;
          end();
        }, withinMs);
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > mostBytes) throw new TooLarge(`more than ${mostBytes} bytes`);
      chunks.push(part.value);
    }
    // What was ended halfway looks as if it were whole.
    if (isLate) throw new DOMException(`not whole within ${withinMs} ms`, "TimeoutError");
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(late);
    // Of an answer that was read whole nothing is left to be ended.
    end();
  }
}

export const textOf = async (response: Response, within: Within): Promise<string> =>
  (await bytesOf(response, within)).toString("utf8");
