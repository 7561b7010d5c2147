import { expect, test } from "vitest";
import { bulk } from "#lib/bulk.ts";
import { events } from "#lib/events.ts";
import { actNames, acts } from "#lib/features/administration/bulk-acts/rules/acts.ts";
import { jobs } from "#lib/jobs.ts";
import { onlySystem } from "#lib/platform/gate/command.ts";
import { proposable } from "#lib/proposals.ts";
import { behind } from "#lib/platform/gate/form-action.ts";
import { featureModules, files, imports, sourceOf } from "#tests/support/sources.ts";
import { isCommand } from "#tests/support/samples.ts";

const actions = await featureModules("actions.ts");

test("every server action goes through the gate", () => {
  const all = Object.entries(actions).flatMap(([file, exported]) =>
    Object.entries(exported).map(([name, action]) => ({ name: `${file} ${name}`, action: action as object })),
  );
  expect(all.length).toBeGreaterThan(5);
  expect(all.filter(({ action }) => !behind(action)).map(({ name }) => name)).toEqual([]);
});

test("server actions live in a feature's actions.ts and nowhere else", () => {
  const said = files.filter((file) => /^\s*["']use server["']/m.test(sourceOf(file)));
  expect(said.filter((file) => !/^lib\/features\/[^/]+\/[^/]+\/actions\.ts$/.test(file))).toEqual([]);
  expect(said.length).toBe(Object.keys(actions).length);
});

test("commands are run by the gate's own form actions, by pages that leave a trace, the worker, signing out and scripts", () => {
  const runners = imports.filter(({ to, typeOnly }) => to === "lib/platform/gate/execute.ts" && !typeOnly);
  expect(runners.map(({ from }) => from).filter((from) => !from.startsWith("scripts/"))).toEqual([
    "lib/platform/auth/options.ts",
    "lib/platform/gate/astray.ts",
    "lib/platform/gate/each.ts",
    "lib/platform/gate/follow.ts",
    "lib/platform/gate/form-action.ts",
    "lib/platform/gate/load.ts",
    "lib/platform/gate/step-up.ts",
    "lib/platform/outbox/deliver.ts",
  ]);
});

test("what changes data outside pages is listed: no route handler but these", () => {
  expect(files.filter((file) => /\/route\.ts$/.test(file))).toEqual([
    "app/[locale]/(portal)/beheer/gebruikers/exporteren/bestand/route.ts",
    "app/[locale]/(portal)/beheer/gebruikers/importeren/[id]/fouten/route.ts",
    "app/[locale]/(portal)/beheer/gebruikers/importeren/sjabloon/route.ts",
    "app/[locale]/(portal)/beheer/gebruikers/tegelijk/[id]/bestand/route.ts",
    "app/[locale]/(portal)/beheer/logboek/exporteren/route.ts",
    "app/[locale]/(portal)/mijn/gegevens/bestand/route.ts",
    "app/[locale]/(public)/inloggen/eherkenning/route.ts",
    "app/[locale]/(public)/inloggen/eherkenning/terug/route.ts",
    "app/[locale]/(staff)/medewerker/cijfers/exporteren/route.ts",
    "app/[locale]/(staff)/medewerker/controles/[id]/bestand/route.ts",
    "app/[locale]/(staff)/medewerker/logboek/exporteren/route.ts",
    "app/[locale]/(staff)/medewerker/organisaties/laden/[id]/fouten/route.ts",
    "app/[locale]/(staff)/medewerker/organisaties/laden/sjabloon/route.ts",
    "app/[locale]/(staff)/medewerker/verantwoording/bestand/route.ts",
    "app/[locale]/(staff)/medewerker/verantwoording/incident/route.ts",
    "app/[locale]/(staff)/medewerker/verantwoording/kopie/route.ts",
    "app/api/auth/[...nextauth]/route.ts",
    "app/api/health/live/route.ts",
    "app/api/health/ready/route.ts",
    "app/api/messages/mail/route.ts",
    "app/api/messages/sms/route.ts",
    "app/api/passkeys/route.ts",
    "app/api/session/route.ts",
    "app/api/theme/route.ts",
    "app/demo/berichten.json/route.ts",
    "app/demo/brief.html/route.ts",
    "app/demo/kvk/api/v1/basisprofielen/[nummer]/route.ts",
  ]);
});

test("every event is what one command does, and every room's events are known to the log", async () => {
  const rooms = await featureModules("(events|commands(/[a-z-]+)?)\\.ts");
  const made = [
    ...Object.values(rooms),
    await import("#lib/platform/auth/sessions.ts"),
    await import("#lib/platform/auth/choose-organisation.ts"),
  ].flatMap((room) => Object.values(room));
  const commands = made.filter(isCommand).map(({ event }) => event);
  const declared = Object.values(rooms).flatMap(({ events: own }) => Object.keys(own ?? {}));
  const known: string[] = events.map(({ name }) => name);
  expect(commands.sort()).toEqual(known.sort());
  expect([...declared, "session.end", "session.choose-organisation"].sort()).toEqual(known);
});

test("what waits for a second person is in the list of what may, and prepares nothing", async () => {
  const rooms = Object.values(await featureModules("commands(/[a-z-]+)?\\.ts")).flatMap((room) => Object.values(room));
  const waiting = rooms.filter(isCommand).filter(({ second }) => second);
  expect(waiting.map(({ event }) => event).sort()).toEqual(proposable.map(({ event }) => event).sort());
  expect(waiting.filter(({ prepare }) => prepare).map(({ event }) => event)).toEqual([]);
});

test("what an act on many does to one is in the list of what may be done to many, and the other way round", () => {
  const names = actNames.filter((name) => !acts[name].isFile);
  const person = { id: "x", accountId: "x", authorisation: { status: "ACTIVE", portals: [], validUntil: null } };
  const at = { options: {}, selectedAt: new Date(0) };
  const sample = { ...person, blocking: { at: null }, rightsChange: { at: null } };
  const pending = { ...sample, authorisation: { ...person.authorisation, status: "PENDING" } };
  const named = names.flatMap((name) =>
    [sample, pending].map((one) => acts[name].step(one as never, at as never).event),
  );
  expect([...new Set(named)].sort()).toEqual(bulk.map(({ event }) => event).sort());
});

test("nobody but the system may run what the worker runs", () => {
  expect(jobs.filter(({ may }) => may !== onlySystem).map(({ event }) => event)).toEqual([]);
});

test("what somebody outside answers is read within a size, never as a whole", () => {
  const asking = files.filter((file) => file.startsWith("lib/platform/") && /\bfetch\(/.test(sourceOf(file)));
  expect(asking.length).toBeGreaterThan(4);
  const whole = /\b(?:response|answer|answered|reply)\.(?:json|text|bytes|blob|arrayBuffer)\(\)/;
  expect(asking.filter((file) => whole.test(sourceOf(file)))).toEqual([]);
});
