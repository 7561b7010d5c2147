import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

test.each(["migrate", "worker", "prepare", "staff-invite", "staff-break-glass"])(
  "%s refuses, in one sentence, to guess where it runs",
  async (name) => {
    const args = ["--conditions=react-server", `scripts/${name}.ts`];
    const more = name === "staff-invite" ? ["eva@insurer.nl", "--name", "Eva de Wit", "--mobile", "06 12345678"] : [];
    const script = spawn(process.execPath, [...args, ...more], { env: { ...process.env, APP_ENV: "" } });
    const said = text(script.stderr);
    expect(await once(script, "exit")).toEqual([1, null]);
    expect(await said).toMatch(/^The setting APP_ENV must be given: [^\n]+\.\n$/);
  },
);

test("the web process says which Node it needs before it loads what an older one cannot read", async () => {
  const older = `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"24.5.0"})`;
  const script = spawn(process.execPath, ["--import", older, "scripts/serve.mjs"], { env: {} as NodeJS.ProcessEnv });
  const said = text(script.stderr);
  expect(await once(script, "exit")).toEqual([1, null]);
  expect(await said).toBe("The portal needs Node 24.6 or newer; this is Node 24.5.0.\n");
});
