import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { database } from "#lib/platform/db/client.ts";
import { writeXlsx } from "#lib/platform/spreadsheet.ts";
import { hostileFiles } from "#scripts/prove/hostile-files.ts";
import { signedIn } from "#scripts/prove/world.ts";

const [folder = ""] = process.argv.slice(2);
const letters = (n: number) => String(n).replace(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)));

/** A list of this many colleagues, with this many columns behind theirs that nobody needs, all filled. */
async function list(people: number, others: number): Promise<Uint8Array> {
  const more = Array.from({ length: others }, (_, i) => `Kolom ${letters(i)}`);
  const rows = Array.from({ length: people }, (_, n) => {
    const number = String(n).padStart(5, "0");
    const own = ["D.", "Dora", "van der", `Berg ${letters(n)}`, `dora.${n}@nieuw.example`, `06123${number}`];
    return [...own, ...more.map((_, i) => `x${(n * 31 + i) % 97}`)];
  });
  return writeXlsx(["Voorletters", "Voornaam", "Tussenvoegsel", "Achternaam", "E-mail", "Mobiel", ...more], rows);
}

const written = (name: string, bytes: Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

const files = hostileFiles.map(({ name, fileName, make }, i) => ({ name, fileName, path: written(`${i}`, make()) }));
/** As many cells as a file may hold on 5,000 rows, and as many rows. */
const large = { wide: written("wide", await list(5_000, 54)), long: written("long", await list(20_000, 2)) };
/** Every file goes to an office of its own, since an office may send ten an hour. */
const cookies = (await signedIn("first", files.length + 60)).map(({ cookie }) => cookie);
console.log(JSON.stringify({ files, large, cookies }));
await (await database()).close();
