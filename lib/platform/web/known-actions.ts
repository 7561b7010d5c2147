import { readFileSync } from "node:fs";
import { join } from "node:path";

const isAction = /^[0-9a-f]{42}$/;

/** The action that a form names; null for a form without one. */
export function actionOf(header: string | null, form: FormData): string | null {
  if (header !== null) return header;
  for (const [name, value] of form) {
    const id = /^\$ACTION_\d{1,3}:0$/.test(name) && typeof value === "string" && /"id":"([0-9a-f]{42})"/.exec(value);
    if (id) return id[1] ?? null;
  }
  return null;
}

let known: ReadonlySet<string> | undefined;

/** The actions of this build. Empty where there is no build to read them from, as in development. */
function actionsOfBuild(): ReadonlySet<string> {
  const file = join(process.cwd(), process.env["NEXT_DIST_DIR"] || ".next", "server/server-reference-manifest.json");
  try {
    const manifest: unknown = JSON.parse(readFileSync(/* turbopackIgnore: true */ file, "utf8"));
    const node = typeof manifest === "object" && manifest !== null && "node" in manifest ? manifest.node : {};
    return new Set(Object.keys(node ?? {}).filter((id) => isAction.test(id)));
  } catch {
    return new Set();
  }
}

/** Whether a form comes from another build than the one that runs: its page was opened before a release. */
export function isOfAnotherBuild(id: string): boolean {
  known ??= actionsOfBuild();
  return known.size > 0 && !known.has(id);
}
