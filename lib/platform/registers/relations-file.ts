import "server-only";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { parse } from "csv-parse";
import { found, notFound, unavailable } from "./outcome.ts";
import { normalNumber } from "../folding.ts";
import { type Relation, RelationRecord, type RelationRegister } from "./relations.ts";

const lenient = {
  bom: true,
  trim: true,
  skip_empty_lines: true,
  relax_column_count: true,
  max_record_size: 100_000,
  record_delimiter: ["\r\n", "\n", "\r"],
};

type Relations = ReadonlyMap<string, Relation>;

const known = ["kind", "number", "name", "kvk", "phone", "email", "status"];
const required = ["kind", "number", "name"];

const keyOf = (kind: string, number: string) => `${kind} ${normalNumber(number)}`;

class Unreadable extends Error {}

/**
 * A csv in UTF-8 with the columns kind;number;name;kvk;phone;email;status (a comma between them is fine too), that the
 * insurer's administration writes anew when it likes: it is read again once it has changed. Rows that are none are left out.
 */
export function fileRelations(path: string): RelationRegister {
  let read: { readonly version: string; readonly relations: Promise<Relations> } | null = null;

  async function current(): Promise<Relations> {
    const { mtimeMs, size } = await stat(path);
    const version = `${mtimeMs} ${size}`;
    if (read?.version !== version) read = { version, relations: relationsIn(path) };
    return read.relations;
  }

  return {
    async relation(kind, number) {
      try {
        const relation = (await current()).get(keyOf(kind, number));
        return relation ? found(relation) : notFound;
      } catch (error) {
        // A file that is being written now may be whole at the next look.
        read = null;
        return unavailable(error instanceof Unreadable ? "SHAPE" : "UNREACHABLE");
      }
    },
  };
}

async function relationsIn(path: string): Promise<Relations> {
  const delimiter = await delimiterOf(path);
  let hasHeader = false;
  const columns = (cells: string[]) => {
    hasHeader = true;
    return headerOf(cells);
  };
  const parser = parse({ ...lenient, delimiter, columns });
  const rows: AsyncIterable<Record<string, string>> = createReadStream(path)
    .on("error", (error) => parser.destroy(error))
    .pipe(parser);
  const relations = new Map<string, Relation>();
  try {
    for await (const { kvk: kvkNumber, phone: phoneNumber, status, ...row } of rows) {
      const { data } = RelationRecord.safeParse({ ...row, kvkNumber, phoneNumber, status: status || undefined });
      if (data) relations.set(keyOf(data.kind, data.number), data);
    }
  } catch (error) {
    throw isOfTheSystem(error) ? error : new Unreadable();
  }
  if (!hasHeader) throw new Unreadable();
  return relations;
}

/** Whether the system could not read the file ("no such file"); csv-parse has codes of its own. */
const isOfTheSystem = (error: unknown) => error instanceof Error && "syscall" in error;

function headerOf(cells: string[]): (string | undefined)[] {
  const header = cells.map((cell) => cell.toLowerCase());
  if (required.some((name) => !header.includes(name))) throw new Unreadable();
  return header.map((name) => (known.includes(name) ? name : undefined));
}

async function delimiterOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    return buffer.toString("utf8", 0, bytesRead).split("\n", 1)[0]?.includes(";") ? ";" : ",";
  } finally {
    await file.close();
  }
}
