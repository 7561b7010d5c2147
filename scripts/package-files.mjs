import { cpSync, globSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import nft from "next/dist/compiled/@vercel/nft/index.js";
import { root } from "./node24.mjs";

/** What is run in the package; everything else comes along because one of these needs it. */
const entries = [
  ...["serve.mjs", "worker.ts", "migrate.ts", "staff-invite.ts", "staff-break-glass.ts", "keys.ts"],
  ...[
    "backup.ts",
    "restore.ts",
    "restore-test.ts",
    "audit-verify.ts",
    "audit-export.ts",
    "audit-erase.ts",
    "mail-check.ts",
  ],
  ...["portal-check.ts", "portal-reconcile.ts"],
].map((name) => join("scripts", name));

/** Read by the path that they have in the house, which no import tells. */
const readByPath = [
  "lib/platform/tables/thread.ts",
  "lib/features/administration/imports/rules/reading.ts",
  "lib/features/insurer/organisation-files/rules/reading.ts",
  "lib/platform/auth/common-passwords.txt",
  "prisma/schema.prisma",
  ...globSync("prisma/migrations/*/migration.sql", { cwd: root }),
];

/** What Next has for developing and building, and for images that a server makes smaller: none of ours is. */
const unused = [
  "docs",
  "esm",
  "build/swc",
  "build/webpack",
  "compiled/webpack",
  "compiled/babel",
  "compiled/terser",
].map((folder) => `node_modules/next/dist/${folder}/`);
const isUnused = (file) =>
  unused.some((folder) => file.startsWith(folder)) ||
  /^node_modules\/(sharp|@img|@next\/swc-[^/]+|typescript)\//.test(file);

const target = process.argv[2];
const specifier = /(?:\bfrom|\bimport|\bimport\(|\.resolve\()\s*["']([^"'\n]+)["']/g;
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** The house's own file that a specifier names, or null for a package. */
function ownFile(name, from) {
  if (name.startsWith(".")) return relative(root, resolve(root, dirname(from), name));
  const alias = Object.keys(manifest.imports).find((key) => name.startsWith(key.slice(0, -1)));
  return alias ? join(manifest.imports[alias].slice(2, -1), name.slice(alias.length - 1)) : null;
}

/** The house's files that these need, and the packages that those ask for. */
function reachable(files) {
  const own = new Set(files);
  const packages = new Set();
  for (const file of own) {
    if (!/\.(ts|mjs)$/.test(file)) continue;
    for (const [, name] of readFileSync(join(root, file), "utf8").matchAll(specifier)) {
      const found = ownFile(name, file);
      if (found) own.add(found);
      else if (!name.startsWith("node:")) packages.add(name);
    }
  }
  return { own, packages };
}

/** What a build of Next says that it needs, beside itself. */
function traced() {
  const built = join(root, ".next");
  return globSync("{*,server/**/*}.nft.json", { cwd: built }).flatMap((trace) => {
    const at = join(built, dirname(trace));
    return JSON.parse(readFileSync(join(built, trace), "utf8")).files.map((file) => relative(root, join(at, file)));
  });
}

/** The files of packages that run outside Next's bundle. */
async function ofPackages(names) {
  const entry = join(root, ".next", `packages-${process.pid}.mjs`);
  writeFileSync(entry, names.map((name) => `import("${name}");`).join("\n"));
  const { fileList } = await nft.nodeFileTrace([entry], {
    base: root,
    conditions: ["react-server", "node"],
    ignore: isUnused,
  });
  rmSync(entry, { force: true });
  return [...fileList].filter((file) => file.startsWith("node_modules"));
}

const { own, packages } = reachable([...entries, ...readByPath]);
const { files: required } = JSON.parse(readFileSync(join(root, ".next/required-server-files.json"), "utf8"));
const wanted = new Set([
  ...own,
  ...(await ofPackages([...packages])),
  ...traced(),
  ...required,
  ".next/required-server-files.json",
  ".next/built",
  ".next/static",
  ...globSync(".next/server/**/*", { cwd: root }).filter((file) => lstatSync(join(root, file)).isFile()),
]);

rmSync(target, { recursive: true, force: true });
for (const file of wanted) {
  const from = join(root, file);
  if (isUnused(file) || /\.(map|nft\.json)$/.test(file) || !lstatSync(from, { throwIfNoEntry: false })) continue;
  mkdirSync(dirname(join(target, file)), { recursive: true });
  cpSync(from, join(target, file), { recursive: true, verbatimSymlinks: true });
}

const { name, version, type, imports } = manifest;
const scripts = Object.fromEntries(
  [
    ...["serve", "worker", "migrate", "staff:invite", "staff:break-glass", "keys", "backup", "restore", "restore:test"],
    ...["audit:verify", "audit:export", "audit:erase", "mail:check", "portal:check", "portal:reconcile"],
  ].map((script) => [script, manifest.scripts[script]]),
);
const ownManifest = { name, version, private: true, type, engines: { node: ">=24" }, imports, scripts };
writeFileSync(join(target, "package.json"), `${JSON.stringify(ownManifest, null, 2)}\n`);

const size = globSync("**/*", { cwd: target }).reduce((sum, file) => {
  const found = lstatSync(join(target, file));
  return found.isFile() ? sum + found.size : sum;
}, 0);
console.log(`${relative(process.cwd(), target) || target}: ${(size / 1_000_000).toFixed(1)} MB`);
