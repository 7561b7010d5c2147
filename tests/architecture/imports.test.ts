import { expect, test } from "vitest";
import { featureOf, files, imports, nameInRoom, sourceOf, type Import } from "#tests/support/sources.ts";

/** app → features → platform; ui under all of them. What puts it together stands above. */
const layers = [
  { name: "app", files: /^app\//, uses: ["app", "features", "platform", "ui", "addresses"] },
  { name: "features", files: /^lib\/features\//, uses: ["features", "platform", "ui", "addresses"] },
  { name: "platform", files: /^lib\/platform\//, uses: ["platform", "addresses"] },
  { name: "ui", files: /^lib\/ui\//, uses: ["ui"] },
  { name: "addresses", files: /^lib\/addresses\.ts$/, uses: [] },
  { name: "jobs", files: /^lib\/jobs\.ts$/, uses: ["features", "platform"] },
  { name: "events", files: /^lib\/events\.ts$/, uses: ["features", "platform"] },
  { name: "proposals", files: /^lib\/proposals\.ts$/, uses: ["features", "platform"] },
  { name: "bulk", files: /^lib\/bulk\.ts$/, uses: ["features", "platform"] },
  { name: "ready-pages", files: /^lib\/ready-pages\.ts$/, uses: ["features", "platform", "addresses"] },
  { name: "scripts", files: /^scripts\//, uses: ["scripts", "jobs", "features", "addresses", "platform"] },
  { name: "root", files: /^[^/]+$/, uses: ["root", "scripts", "platform"] },
] as const;

const layerOf = (path: string) => layers.find((layer) => layer.files.test(path));

/** A wing uses the wings it names; inside one, a room uses the rooms before it. */
const wings: Record<string, { readonly rooms: readonly string[]; readonly uses: readonly string[] }> = {
  base: { rooms: ["people", "deliveries", "audit-log", "copies", "restore", "retention", "figures"], uses: [] },
  entrance: {
    rooms: [
      "security",
      "factors",
      "one-time-codes",
      "language",
      "known-devices",
      "sign-in",
      "passkeys",
      "step-up",
      "own-passkeys",
      "standing",
      "password-links",
      "sign-in-links",
      "authenticator-app",
      "recovery-codes",
      "own-security",
      "portals",
      "provisioning",
      "eherkenning",
    ],
    uses: ["base"],
  },
  help: {
    rooms: ["login-help", "call-backs", "staff-cases", "help-requests"],
    uses: ["base", "entrance"],
  },
  administration: {
    rooms: [
      "authorisations",
      "requests",
      "colleagues",
      "invitations",
      "administrators",
      "strong-sign-in",
      "account-changes",
      "personal-details",
      "imports",
      "bulk-acts",
      "access-reviews",
      "overview",
      "morning-mail",
    ],
    uses: ["base", "entrance", "help"],
  },
  insurer: {
    rooms: [
      "erasure",
      "organisations",
      "organisation-files",
      "review-campaigns",
      "accountability",
      "servicedesk",
      "messages",
      "portal-deliveries",
      "staff-accounts",
      "proposals",
    ],
    uses: ["base", "entrance", "help", "administration"],
  },
  appointment: {
    rooms: ["appointments", "verification", "onboarding"],
    uses: ["base", "entrance", "help", "administration"],
  },
  desk: {
    rooms: ["today", "notes", "matters", "search"],
    uses: ["base", "entrance", "help", "administration", "insurer", "appointment"],
  },
  frame: { rooms: ["shell"], uses: [] },
  demo: {
    rooms: ["letters", "mailbox", "registers", "guide"],
    uses: ["base", "entrance", "help", "administration", "insurer", "appointment", "desk"],
  },
};

const mayUse = (from: string, to: string) => {
  const [[wing = "", room = ""], [otherWing = "", otherRoom = ""]] = [from.split("/"), to.split("/")];
  const { rooms, uses } = wings[wing] ?? { rooms: [], uses: [] };
  return wing === otherWing ? rooms.indexOf(otherRoom) < rooms.indexOf(room) : uses.includes(otherWing);
};

const vocabulary =
  /^lib\/features\/[^/]+\/[^/]+\/((rules|policy|schema|events|mails|plans|store|commands|queries|actions|texts(\.(nl|en))?)\.ts|(rules|store|commands)\/[a-z-]+\.ts|ui\/[a-z-]+\.tsx)$/;

/** The acts of a room with so much of their own that it stands together, under the same names. */
const acts = ["administration/authorisations/blocking"];

const ofAnAct = /^(rules|schema|events|mails|store|commands)\.ts$/;

const pure = /^(rules\/[^/]+|rules|policy|schema|events|mails|tree|texts(\.(nl|en))?)\.ts$/;

const shown = (found: readonly Import[]) => found.map(({ from, to }) => `${from} → ${to}`);
const running = imports.filter(({ typeOnly }) => !typeOnly);

const next = new Map(files.map((file) => [file, running.filter(({ from }) => from === file).map(({ to }) => to)]));

/** Everything a file brings along when it runs. */
function reachedFrom(file: string, reached = new Set<string>()): Set<string> {
  for (const to of next.get(file) ?? []) if (!reached.has(to)) reachedFrom(to, reached.add(to));
  return reached;
}

test("there is something to look at", () => {
  expect(files.length).toBeGreaterThan(100);
  expect(imports.length).toBeGreaterThan(300);
  expect(files.filter((file) => !layerOf(file))).toEqual([]);
});

test("imports point one way: app, features, platform; the ui knows none of them", () => {
  const wrong = imports.filter(({ from, to, typeOnly }) => {
    const [a, b] = [layerOf(from), layerOf(to)];
    // The gate's form adapter speaks the language of the form, as a type.
    if (typeOnly && a?.name === "platform" && b?.name === "ui") return false;
    // The log tells what happened in every room.
    if (from === "lib/features/base/audit-log/rules.ts" && b?.name === "events") return false;
    // One room decides about what every other room may propose.
    if (from === "lib/features/insurer/proposals/commands.ts" && b?.name === "proposals") return false;
    // One room does to many what other rooms do to one.
    if (from === "lib/features/administration/bulk-acts/commands/running.ts" && b?.name === "bulk") return false;
    if (from === "lib/features/administration/access-reviews/commands/lapsing.ts" && b?.name === "bulk") return false;
    return a && b && files.includes(to) && !(a.uses as readonly string[]).includes(b.name);
  });
  expect(shown(wrong)).toEqual([]);
});

test("the database is the platform's: features get a transaction or a reader handed to them", () => {
  const wrong = running.filter(
    ({ from, to }) =>
      /^(app|lib\/features)\//.test(from) && /^lib\/platform\/db\/(?!types|sql|statement|forgetting)/.test(to),
  );
  expect(shown(wrong)).toEqual([]);
});

test("rules, policies, schemas, events, texts and mails bring nothing along that talks to the world", () => {
  const wrong = files
    .filter((file) => pure.test(nameInRoom(file)))
    .flatMap((file) =>
      [...reachedFrom(file)].filter((to) => !files.includes(to) && to !== "zod").map((to) => `${file} → … → ${to}`),
    );
  expect(wrong).toEqual([]);
});

test("what reads or changes data can never reach a browser", () => {
  const data = files.filter((file) => /^((store|commands)(\/[^/]+)?|queries)\.ts$/.test(nameInRoom(file)));
  expect(data.filter((file) => !sourceOf(file).startsWith('import "server-only";'))).toEqual([]);
});

// What the login help says comes from settings; it has no data to ask for.
test("pages ask queries and actions, never stores or commands", () => {
  const wrong = running.filter(
    ({ from, to }) =>
      from.startsWith("app/") &&
      // To another party and back one goes by links, which run a command as a form would (lib/platform/gate/follow.ts).
      !/\/inloggen\/eherkenning\/(terug\/)?route\.ts$/.test(from) &&
      to !== "lib/features/help/login-help/store.ts" &&
      /^(store|commands)(\/[^/]+)?\.ts$/.test(nameInRoom(to)),
  );
  expect(shown(wrong)).toEqual([]);
});

// Any action may need the step-up first, and hands its commands to the gate.
test("a feature uses another's rules, policy, schema, events, store, mails, texts and ui, never its commands, queries or actions", () => {
  const wrong = running.filter(
    ({ from, to }) =>
      featureOf(from) !== featureOf(to) &&
      from.startsWith("lib/features/") &&
      !(from.endsWith("/actions.ts") && to === "lib/features/entrance/step-up/commands.ts") &&
      /^(commands(\/[^/]+)?|queries|actions)\.ts$/.test(nameInRoom(to)),
  );
  expect(shown(wrong)).toEqual([]);
});

test("what every room can record is collected from its events and nothing else", () => {
  const collected = imports.filter(({ from }) => from === "lib/events.ts").map(({ to }) => to);
  expect(collected).toEqual(files.filter((file) => /^lib\/(features\/.*|platform\/auth)\/events\.ts$/.test(file)));
});

test("rooms stand in a wing that is known, and use only what their wing may and the rooms before them", () => {
  const known = Object.entries(wings).flatMap(([wing, { rooms }]) => rooms.map((room) => `${wing}/${room}`));
  const found = [...new Set(files.map(featureOf).filter((feature) => feature !== undefined))];
  expect(found.sort()).toEqual(known.sort());
  const wrong = imports.filter(({ from, to }) => {
    const [a, b] = [featureOf(from), featureOf(to)];
    return a !== undefined && b !== undefined && a !== b && !mayUse(a, b);
  });
  expect(shown(wrong)).toEqual([]);
});

test("the map of the house in the README has every wing and every room, in the order of what may use what", () => {
  const map = sourceOf("README.md").match(/^lib\/features\/ .*\n((?: {2}.*\n)+)/m)?.[1] ?? "";
  const drawn = [...map.matchAll(/^( {2,4})([a-z-]+)\/ /gm)].map(([, depth = "", name]) => `${depth}${name}`);
  const built = Object.entries(wings).flatMap(([wing, { rooms }]) => [
    `  ${wing}`,
    ...rooms.map((room) => `    ${room}`),
  ]);
  expect(drawn).toEqual(built);
});

test("no file needs itself", () => {
  expect(files.filter((file) => reachedFrom(file).has(file))).toEqual([]);
});

test("production loads nothing of the demo's broker, nor of signing in by a click", () => {
  const ofTheDemo = /^(scripts\/demo\/(broker|guide|beginning)|lib\/features\/demo\/guide\/commands)/;
  const users = imports.filter(({ to, from }) => ofTheDemo.test(to) && !ofTheDemo.test(from));
  expect(shown(users)).toEqual([
    "scripts/open-portal.ts → scripts/demo/broker.ts",
    "scripts/open-portal.ts → scripts/demo/guide.ts",
  ]);
  for (const name of ["broker", "guide"]) {
    const only = new RegExp(
      `^  if \\(APP_ENV !== "production"\\) (await )?\\(await import\\("./demo/${name}.ts"\\)\\)`,
      "m",
    );
    expect(sourceOf("scripts/open-portal.ts")).toMatch(only);
    expect(sourceOf("scripts/open-portal.ts").split(`demo/${name}`)).toHaveLength(2);
  }
});

test("a feature has files of these names only", () => {
  const isOfAnAct = (file: string) => acts.some((act) => file === `lib/features/${act}/${nameInRoom(file)}`);
  const odd = files.filter(
    (file) =>
      file.startsWith("lib/features/") &&
      !vocabulary.test(file) &&
      !(isOfAnAct(file) && ofAnAct.test(nameInRoom(file))),
  );
  expect(odd.filter((file) => file !== "lib/features/help/login-help/tree.ts")).toEqual([]);
});

test("no file is named after what it is not", () => {
  expect(files.filter((file) => /\/(utils?|helpers?|types|index|common|misc)\.tsx?$/.test(file))).toEqual([
    "lib/platform/db/types.ts",
  ]);
});

test("folders are crossed by #names, and every import says its extension", () => {
  const written = files.flatMap((file) =>
    [...sourceOf(file).matchAll(/\bfrom\s+"([^"]+)"/g)].map(([, name = ""]) => ({ file, name })),
  );
  const wrong = written.filter(({ file, name }) => {
    if (name.startsWith("@/")) return true;
    if (/^[.#]/.test(name) && !/\.(tsx?|css|mjs|woff2)$/.test(name)) return true;
    return name.startsWith("../") && file.startsWith("lib/features/") && !file.includes("/ui/");
  });
  expect(wrong).toEqual([]);
});

test("a page is routing: short", () => {
  const long = files.filter((file) => /^app\/.*page\.tsx$/.test(file) && sourceOf(file).split("\n").length > 70);
  expect(long).toEqual([]);
});
