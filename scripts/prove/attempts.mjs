import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../node24.mjs";
import { random } from "./random.mjs";

const seed = Number(process.env.PROVE_SEED ?? 1);

/** One of the insurer's people, whose roles are called as their duties are. */
export const isOfStaff = ({ name }) => name === name.toUpperCase();

/** Whether the other organisation is theirs too: there a page offers them to switch to it. */
export const isInBoth = ({ name }) => name === "both" || name === "undecided";

/** What anyone may do by a link of their own, and these of the staff to anyone's, because that is their work. */
const workOfStaff = { "appointment.withdraw": ["ONBOARDING"] };

/** What is no id, or is one in another spelling. */
const bent = [
  (id) => id.toUpperCase(),
  (id) => `{${id}}`,
  (id) => `urn:uuid:${id}`,
  (id) => id.replaceAll("-", ""),
  (id) => ` ${id} `,
  (id) => `${id},${randomUUID()}`,
  (id) => id.slice(0, -1) + (id.endsWith("0") ? "1" : "0"),
  (id) => `${id}' OR '1'='1`,
  () => "00000000-0000-0000-0000-000000000000",
  () => "null",
];

const built = (name) => JSON.parse(readFileSync(join(root, ".next/server", name), "utf8"));

/** Every action of the build with the pages that know it, and every page of somebody who is signed in that shows one thing. */
export function everyDoor(known) {
  const { node } = built("server-reference-manifest.json");
  const path = (page) =>
    `/${page.replace(/^(app)?\//, "").replace(/\/(page|route)$/, "")}`.replace(/\/\([a-z]+\)/g, "");
  const actions = Object.entries(node).map(([id, { workers, filename, exportedName }]) => ({
    ...{ id, ...known[`${filename} ${exportedName}`], name: `${filename} ${exportedName}` },
    // A file takes no form; and the demo's mailbox shows everyone everything, and no installation has it.
    pages: Object.keys(workers)
      .filter((page) => page.endsWith("/page") && !page.includes("/demo"))
      .map(path),
  }));
  const pages = Object.keys(built("app-paths-manifest.json")).filter((page) => /\((portal|staff)\).*\[id\]/.test(page));
  return { actions, pages: pages.map((page) => ({ path: path(page), isForStaff: page.includes("(staff)") })) };
}

export const at = (path, id) =>
  path
    .replace("[locale]", "nl")
    .replace("[act]", "deblokkeren")
    .replace("[sleutel]", "MKB")
    .replace("[soort]", "kantoor")
    .replace("/[[...pagina]]", "")
    .replace("/[[...antwoorden]]", "")
    .replace(/\[\w+\]/g, encodeURIComponent(id));

/**
 * Everything somebody could try, in an order of its own: each action by each of them with each id, each action by each on
 * each page that knows it, each page by each with each id, and then as much at random, bent ids too, as is wanted.
 */
export function* attempts({ actions, pages }, { roles, ids }) {
  const kinds = Object.keys(ids);
  /** What somebody may do of their own, or of anyone's because that is their work. */
  const isTheirs = ({ event, may, ids: fields = [] }, role) =>
    workOfStaff[event]?.includes(role.name) ||
    (may &&
      may.includes(role.column) &&
      !may.includes("visitor") &&
      (isOfStaff(role) ? !may.includes("employee") || fields.length === 0 : fields.length === 0));
  let n = 0;
  const attempt = (more) => ({ n: n++, ...more });
  const tried = actions.flatMap((action, turn) =>
    roles.flatMap((role, i) =>
      isTheirs(action, role) ? [] : [{ action, role, turn, path: action.pages[i % action.pages.length] }],
    ),
  );
  for (const one of tried)
    for (const [i, kind] of kinds.entries()) yield attempt({ ...one, kind, isPlain: i % 2 === 0 });
  for (const one of tried)
    for (const [i, path] of one.action.pages.entries())
      yield attempt({ ...one, path, kind: kinds[n % kinds.length], isPlain: i % 2 === 0 });
  for (const { path, isForStaff } of pages)
    for (const role of roles)
      if (!(isForStaff && isOfStaff(role)) && !isInBoth(role))
        for (const kind of kinds) yield attempt({ role, kind, path, turn: 0 });
  for (;;) {
    const next = random(seed, n);
    const any = (list) => list[Math.floor(next() * list.length)];
    const one = any(tried);
    const { pages } = next() < 0.7 ? one.action : any(tried).action;
    const bend = next() < 0.6 ? any(bent) : undefined;
    yield attempt({ ...one, turn: n, kind: any(kinds), path: any(pages), bend, isPlain: next() < 0.5 });
  }
}
