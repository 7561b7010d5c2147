import { constants, crc32, deflateRawSync, gunzipSync } from "node:zlib";

/** A page that was rendered once, and can be sent with another nonce each time without being compressed again. */
export type Nonced = { plain(nonce: string): Buffer; gzipped(nonce: string): Buffer };

/** As long as any nonce, and of bytes that no page has: what stands elsewhere can never be taken for a part of it. */
const hole = String.fromCharCode(
  ...Array.from({ length: 27 }, (_, n) => n + 1).filter((n) => ![9, 10, 13].includes(n)),
);

const gzipHead = Buffer.from([31, 139, 8, 0, 0, 0, 0, 0, 2, 3]);

/** Bytes that stand in compressed data as they are. */
function stored({ length }: string): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0]);
  head.writeUInt16LE(length, 1);
  head.writeUInt16LE(~length & 0xffff, 3);
  return head;
}

/** Null for a page that does not come out as it went in: one with such bytes, or with its nonces too far apart. */
export function nonced(html: string, nonce: string): Nonced | null {
  const parts = html.split(nonce);
  if (parts.length < 2 || nonce.length !== hole.length) return null;
  const pieces = parts.map((part) => Buffer.from(part));
  const plain = (fresh: string) => {
    const filling = Buffer.from(fresh);
    return Buffer.concat(pieces.flatMap((piece, n) => (n === 0 ? [piece] : [filling, piece])));
  };
  const compress = compressed(parts);
  const gzipped = (fresh: string) => compress(fresh, plain(fresh));
  return comesOut(gzipped(nonce), html) ? { plain, gzipped } : null;
}

function comesOut(compressed: Buffer, html: string): boolean {
  try {
    return gunzipSync(compressed).toString() === html;
  } catch {
    return false;
  }
}

/**
 * The first nonce stands in the compressed page as it is; the ones after it are references to it, since that is the
 * longest match there is. So a new nonce takes the place of one, and a new checksum that of another.
 */
function compressed([first = "", ...others]: readonly string[]) {
  const before = Buffer.from(first);
  const after = Buffer.from(others.join(hole));
  const seen = Buffer.concat([before, Buffer.from(hole)]).subarray(-32_768);
  const head = Buffer.concat([
    ...[gzipHead, deflateRawSync(before, { level: 9, finishFlush: constants.Z_SYNC_FLUSH })],
    stored(hole),
  ]);
  const tail = deflateRawSync(after, { level: 9, dictionary: seen });
  return (nonce: string, page: Buffer): Buffer => {
    const end = Buffer.alloc(8);
    end.writeUInt32LE(crc32(page), 0);
    end.writeUInt32LE(page.length, 4);
    return Buffer.concat([head, Buffer.from(nonce), tail, end]);
  };
}
