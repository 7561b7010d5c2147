import "server-only";
import { promisify } from "node:util";
import { constants, inflateRaw } from "node:zlib";

const inflate = promisify(inflateRaw);

export type Entry = { readonly name: string; readonly method: number; readonly size: number; readonly data: Buffer };

/** The central directory: what a zip says it holds. Some programs name its files as Windows does, with a backslash. */
export function entriesOf(zip: Buffer): Entry[] | null {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0 || end + 22 > zip.length) return null;
  const count = zip.readUInt16LE(end + 8);
  let at = zip.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    if (local + 30 > zip.length) return null;
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    entries.push({
      name: plainPath(zip.toString("utf8", at + 46, at + 46 + nameLength)),
      method: zip.readUInt16LE(at + 10),
      size: zip.readUInt32LE(at + 24),
      data: zip.subarray(start, start + zip.readUInt32LE(at + 20)),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** One spelling of a path inside a zip; workbooks do not agree on slashes and capitals. */
export const plainPath = (path: string) =>
  path
    .replaceAll("\\", "/")
    .replace(/^(\.?\/)+/, "")
    .toLowerCase();

/** Null when its size is not what the zip says, as in a zip bomb. */
export async function unpacked({ method, size, data }: Entry): Promise<Buffer | null> {
  if (method === 0) return data.length === size ? data : null;
  if (method !== 8) return null;
  try {
    const whole = await inflate(data, { maxOutputLength: Math.max(size, 1), finishFlush: constants.Z_SYNC_FLUSH });
    return whole.length === size ? whole : null;
  } catch {
    return null;
  }
}
