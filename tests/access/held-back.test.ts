import { expect, test } from "vitest";
import { chooseOrganisation } from "#lib/platform/auth/choose-organisation.ts";
import { anyone, onlySystem } from "#lib/platform/gate/command.ts";
import { isHeldBack } from "#lib/platform/gate/objections.ts";
import { featureModules } from "#tests/support/sources.ts";
import { isCommand } from "#tests/support/samples.ts";

test("a session that waits for its factor does what sees to that, what anybody may, and nothing else", async () => {
  const modules = Object.values(await featureModules("commands(/[a-z-]+)?\\.ts"));
  const commands = [chooseOrganisation, ...modules.flatMap((exported) => Object.values(exported).filter(isCommand))];
  const session = { accountId: "a", sessionId: "s", factorAt: new Date(0), way: "PASSWORD_SMS" } as const;
  const done = (waitsFor: "passkey" | "strong") =>
    commands
      .filter(({ may }) => may !== anyone && may !== onlySystem)
      .filter((command) => !isHeldBack(command, { kind: "person", waitsFor, ...session }))
      .map(({ event }) => event)
      .sort();
  const enrols = ["passkey.add", "passkey.confirm", "step-up.ask", "step-up.confirm"];
  expect(done("passkey")).toEqual(enrols);
  const app = ["authenticator-app.begin", "authenticator-app.confirm"];
  expect(done("strong")).toEqual([...app, ...enrols, "session.choose-organisation"].sort());
});
