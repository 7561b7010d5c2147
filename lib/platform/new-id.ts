import { randomBytes } from "node:crypto";

let lastMs = 0;
let counter = 0;

/** A version 7 UUID. Those of one process are in order, even within a millisecond. */
export function newId(): string {
  const ms = Math.max(Date.now(), lastMs);
  counter = ms === lastMs ? counter + 1 : 0;
  // Twelve bits count within a millisecond; when they run out, the next millisecond is used.
  lastMs = counter < 4096 ? ms : ms + 1;
  counter %= 4096;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
