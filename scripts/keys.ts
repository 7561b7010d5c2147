import { existsSync, renameSync, writeFileSync } from "node:fs";
import { newSigningKey, readKeys } from "#lib/platform/oidc/keys.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { onceOrSayWhyNot } from "#scripts/sentence.ts";

/** How many keys are published: the one that signs, the next, and one that signed before. */
const most = 3;

/**
 * npm run keys -- FILE makes a key that signs what portals are told. In a file that has one it is published as the next,
 * so that every portal knows it before it signs; run again, it signs, and the one before it stays readable.
 */
await onceOrSayWhyNot(() => {
  const [path] = process.argv.slice(2);
  if (!path) throw new StartRefusal("Say in which file the keys stand: npm run keys -- FILE");
  const before = existsSync(path) ? readKeys(path).keys : [];
  const made = newSigningKey(new Date());
  const [signs, next, ...older] = before;
  // The second of the file has been published since the last run: it signs from now on.
  const keys = (next ? [next, made, signs, ...older] : [signs, made]).filter((key) => key !== undefined).slice(0, most);
  writeFileSync(`${path}.new`, `${JSON.stringify({ keys }, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  console.log(`${keys[0]?.kid ?? ""} signs${keys[1] ? `, and ${keys[1].kid} is published as the next` : ""}.`);
  console.log("Start the portal again, everywhere, for it to count.");
  return Promise.resolve();
});
