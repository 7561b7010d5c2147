import { expect, test } from "vitest";
import { transitions } from "#lib/features/appointment/appointments/rules.ts";
import { events as all } from "#lib/events.ts";
import { featureModules } from "#tests/support/sources.ts";
import { isCommand } from "#tests/support/samples.ts";

test("transitions, commands and events have the same names, each once", async () => {
  const modules = await featureModules("commands(/[a-z-]+)?\\.ts");
  const commands = Object.entries(modules)
    .filter(([file]) => /^lib\/features\/appointment\/(appointments|onboarding)\//.test(file))
    .flatMap(([, exported]) =>
      Object.values(exported)
        .filter(isCommand)
        .map(({ event }) => event),
    );
  const events = all.map(({ name }) => name).filter((event) => event.startsWith("appointment."));
  const ways = Object.keys(transitions).map((name) => `appointment.${name}`);
  expect(commands.sort()).toEqual(ways.sort());
  expect(events.sort()).toEqual(ways);
});
