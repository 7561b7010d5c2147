import { gzipSync } from "node:zlib";
import { Stop } from "../run.mjs";

const emptyPage = "/api/leeg";
const publicPages = [
  "/nl",
  "/nl/hulp-bij-inloggen",
  "/nl/hulp-bij-inloggen/vraag-je-beheerder",
  "/nl/inloggen",
  "/nl/wachtwoord-vergeten",
];

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** The size of the scripts that a page loads, at once or on hydration, compressed as a server would. */
async function scriptBytes(origin, path) {
  const answer = await fetch(origin + path);
  if (answer.status !== 200) throw new Stop(`${path} answered ${answer.status}.`);
  const page = await answer.text();
  const sources = new Set(page.match(/\/_next\/static\/[^"'\\\s]+\.js/g));
  const files = await Promise.all(
    [...sources].map(async (source) => Buffer.from(await (await fetch(origin + source)).arrayBuffer())),
  );
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0);
}

/** The scripts of the public pages, less those of an empty page of the same build. */
export async function javascript(origin) {
  const empty = await scriptBytes(origin, emptyPage);
  console.log(`JavaScript above an empty page of this build (${kilobytes(empty)} gzip; goal: at most 12 kB more)`);
  for (const path of publicPages) {
    const more = (await scriptBytes(origin, path)) - empty;
    console.log(`  ${path}: ${kilobytes(more)} ${more <= 12_000 ? "met" : "MISSED"}`);
  }
}
