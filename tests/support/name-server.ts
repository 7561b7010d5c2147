import { createSocket } from "node:dgram";
import { once } from "node:events";
import { isIP } from "node:net";

const types = { A: 1, PTR: 12, MX: 15, TXT: 16, AAAA: 28 } as const;
type Kind = keyof typeof types;

/** What a name has of each kind: texts, addresses, names, and mail servers by name. */
export type Zone = Readonly<Record<string, Partial<Readonly<Record<Kind, readonly string[]>>>>>;

const labels = (name: string) =>
  Buffer.concat([
    ...name.split(".").flatMap((label) => (label ? [Buffer.from([label.length]), Buffer.from(label)] : [])),
    Buffer.from([0]),
  ]);

/** A text goes in pieces of at most 255 bytes. */
function pieces(text: string): Buffer {
  const parts = text.match(/.{1,255}/gs) ?? [""];
  return Buffer.concat(parts.flatMap((part) => [Buffer.from([part.length]), Buffer.from(part)]));
}

function addressOf(value: string): Buffer {
  if (isIP(value) === 4) return Buffer.from(value.split(".").map(Number));
  const [head = "", tail = ""] = value.split("::");
  const words = (half: string) => half.split(":").filter(Boolean);
  const zeros = Array<string>(8 - words(head).length - words(tail).length).fill("0");
  return Buffer.from([...words(head), ...zeros, ...words(tail)].map((word) => word.padStart(4, "0")).join(""), "hex");
}

function dataOf(kind: Kind, value: string): Buffer {
  if (kind === "TXT") return pieces(value);
  if (kind === "MX") return Buffer.concat([Buffer.from([0, 10]), labels(value)]);
  return kind === "PTR" ? labels(value) : addressOf(value);
}

function asked(question: Buffer) {
  const names: string[] = [];
  let at = 12;
  for (let size = question[at] ?? 0; size > 0; size = question[at] ?? 0) {
    names.push(question.toString("latin1", at + 1, at + 1 + size));
    at += size + 1;
  }
  return { name: names.join(".").toLowerCase(), type: question.readUInt16BE(at + 1), end: at + 5 };
}

/** A name server on this machine that knows these names and no others; it is silent about those that begin with "silent". */
export async function nameServer(zone: Zone): Promise<{ readonly address: string; close(): Promise<void> }> {
  const socket = createSocket("udp4");
  socket.on("message", (question, from) => {
    const { name, type, end } = asked(question);
    if (name.startsWith("silent")) return;
    const kind = (Object.keys(types) as Kind[]).find((each) => types[each] === type);
    const known = zone[name];
    const values = (kind && known?.[kind]) ?? [];
    const head = Buffer.from(question.subarray(0, 12));
    head.writeUInt16BE(known ? 0x8580 : 0x8583, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(values.length, 6);
    head.writeUInt32BE(0, 8);
    const answers = values.map((value) => {
      const data = dataOf(kind ?? "TXT", value);
      const fixed = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, 0]);
      fixed.writeUInt16BE(data.length, 10);
      return Buffer.concat([fixed, data]);
    });
    socket.send(Buffer.concat([head, question.subarray(12, end), ...answers]), from.port, from.address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    address: `127.0.0.1:${socket.address().port}`,
    close: () => new Promise((done) => void socket.close(() => done())),
  };
}
