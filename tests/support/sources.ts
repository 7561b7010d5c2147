import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

export type Import = {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
  /** What is taken from it, by the names it has there; null is all of it. */
  readonly names: readonly string[] | null;
};

const root = join(import.meta.dirname, "../..");

export const sourceOf = (file: string) => readFileSync(join(root, file), "utf8");

/** Our own source files, from the root of the project. */
export const files = globSync(["app/**/*.{ts,tsx}", "lib/**/*.{ts,tsx}", "scripts/**/*.ts", "*.ts"], { cwd: root })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => !file.includes("/generated/") && !file.endsWith(".d.ts"))
  .sort();

const statement = /^(?:import|export)\s+(type\s)?(?:([^;"']*?)\sfrom\s+)?"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm;

/** The names in "{ one, type two as three }", as they are there and here. */
export const namesIn = (braces: string) =>
  (/\{([^}]*)\}/.exec(braces)?.[1] ?? "").split(",").flatMap((one) => {
    const [there, here] = one.trim().split(/\s+as\s+|:\s*/);
    return there ? [{ there: there.replace(/^type\s+/, ""), here: here ?? there.replace(/^type\s+/, "") }] : [];
  });

/** What one file imports: a path from the root for our own files, the name as written for packages. */
export function importsOf(from: string): Import[] {
  return [...sourceOf(from).matchAll(statement)].map(([, type, taken = "", name, dynamic]) => {
    const written = name ?? dynamic ?? "";
    const own = written.startsWith("#")
      ? written.slice(1)
      : written.startsWith(".")
        ? join(dirname(from), written)
        : null;
    const names = dynamic || taken.includes("*") ? null : namesIn(taken).map(({ there }) => there);
    return { from, to: own ? normalize(own).replaceAll("\\", "/") : written, typeOnly: Boolean(type), names };
  });
}

export const imports = files.flatMap(importsOf);

/** What a file is called in its room. An act with a folder of its own has the same names in there. */
export const nameInRoom = (path: string) =>
  /^lib\/features\/[^/]+\/[^/]+\/(?:(?!(?:rules|store|commands|ui)\/)[a-z-]+\/)?(.+)$/.exec(path)?.[1] ?? "";

export const featureOf = (path: string) => /^lib\/features\/([^/]+\/[^/]+)\//.exec(path)?.[1];

/** Every module of this name among the features, loaded. */
export async function featureModules(name: string): Promise<Record<string, Record<string, unknown>>> {
  const found = files.filter((file) => new RegExp(`^${name}$`).test(nameInRoom(file)));
  const loaded = found.map(
    async (file) => [file, (await import(join(root, file))) as Record<string, unknown>] as const,
  );
  return Object.fromEntries(await Promise.all(loaded));
}
