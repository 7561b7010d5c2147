import { expect, test } from "vitest";
import { to } from "#lib/addresses.ts";
import { anyone, onlySystem } from "#lib/platform/gate/command.ts";
import { behind } from "#lib/platform/gate/form-action.ts";
import { isOfAPlace } from "#lib/platform/gate/objections.ts";
import { fieldsOf } from "#tests/support/samples.ts";
import { featureModules, files, sourceOf } from "#tests/support/sources.ts";

const actions = Object.values(await featureModules("actions.ts")).flatMap((exported) => Object.values(exported));
const commands = actions.flatMap((action) => behind(action as object)?.command ?? []);

test("a form works only for the organisation it was made for, but for what anyone may do and these", () => {
  expect(commands.filter(isOfAPlace).length).toBeGreaterThan(50);
  const others = commands.filter((command) => !isOfAPlace(command) && command.may !== anyone);
  expect(others.filter(({ may }) => may === onlySystem)).toEqual([]);
  expect([...new Set(others.map(({ event }) => event))].sort()).toEqual([
    // How oneself is written to.
    "account.choose-language",
    // By its link, or by staff.
    "appointment.withdraw",
    // About the person alone, wherever they work.
    "authenticator-app.begin",
    "authenticator-app.confirm",
    "authenticator-app.remove",
    "known-device.end",
    "morning-mail.choose",
    "passkey.add",
    "passkey.confirm",
    "passkey.name",
    "passkey.remove",
    "password.change",
    "recovery-codes.make",
    "session.choose-organisation",
    "session.end-other",
    "session.end-others",
    "sms.switch-off",
    "sms.switch-on",
    "step-up.ask",
    "step-up.confirm",
  ]);
});

test("a form with a mobile number of somebody else shows it back in full; an application has a page for that", () => {
  const taking = actions.flatMap((action) => {
    const made = behind(action as object);
    return made?.command && "mobileNumber" in fieldsOf(made.input) ? [made] : [];
  });
  expect(taking.length).toBeGreaterThan(8);
  expect(taking.flatMap(({ command, showsBack }) => (showsBack ? [] : [command?.event]))).toEqual([
    "appointment.submit",
  ]);
});

test("a form with a password waits for its hashing in the lane of that, on whatever page it is sent to", () => {
  const withPassword = actions.flatMap((action) => {
    const made = behind(action as object);
    const missing = made?.input.safeParse({}).error?.issues ?? [];
    return made?.command && missing.some(({ path }) => path[0] === "password") ? [made] : [];
  });
  expect(withPassword.map(({ command, lane }) => [command?.event, lane]).sort()).toEqual([
    ["link.choose-password", "signIn"],
    ["mobile-number.password", "signIn"],
    ["password.change", "signIn"],
    ["sign-in.password", "signIn"],
  ]);
});

test("so does the public form whose code the pages of the staff know too, since they handle what it brings", () => {
  const lanes = actions.flatMap((action) => {
    const made = behind(action as object);
    return made?.command?.event === "help-request.ask" ? [made.lane] : [];
  });
  expect(lanes).toEqual(["forms"]);
});

test("there is one form that sends to an action, and one for pages without scripts; they carry for whom a page was made", () => {
  const forms = files.filter((file) => /<form\b[^>]*\baction=\{(?!href\(|path\}|guideActs\.)/.test(sourceOf(file)));
  expect(forms).toEqual(["lib/ui/form-body.tsx"]);
  expect(sourceOf("lib/ui/form-body.tsx")).toContain("madeFor !== null && { madeFor }");
  const plain = files.filter((file) => file.endsWith(".tsx") && /<form\b[^>]*\bmethod=/.test(sourceOf(file)));
  // The guide of the demo sends beside Next, for nobody in particular; the colours stay in the browser.
  expect(plain).toEqual([
    "lib/features/demo/guide/ui/guide.tsx",
    "lib/features/frame/shell/ui/theme-switch.tsx",
    "lib/ui/plain-form.tsx",
  ]);
  expect(sourceOf("lib/ui/plain-form.tsx")).toContain("madeFor !== null && { madeFor }");
  // The gate looks for the very mark that such a form has, and gives it back to nobody.
  for (const file of ["lib/ui/plain-form.tsx", "lib/platform/gate/told-plainly.ts", "lib/platform/gate/answers.ts"])
    expect(sourceOf(file), file).toContain('"plain"');
  // The server knows an action's name, the browser does not.
  expect(files.filter((file) => sourceOf(file).includes("<FormBody"))).toEqual(["lib/ui/form.tsx"]);
  const inBrowser = files.filter((file) => sourceOf(file).startsWith('"use client"'));
  expect(inBrowser.filter((file) => /\/form\.tsx"/.test(sourceOf(file)))).toEqual([]);
});

test("every group of pages gives its forms what they carry", () => {
  for (const who of ["portal", "staff", "public"])
    expect(sourceOf(`app/[locale]/(${who})/layout.tsx`)).toMatch(/<Opened value=\{/);
});

test("a link to a file of an organisation carries it too", () => {
  const folders = files.flatMap((file) => /^app\/\[locale\]\/\(portal\)(.*)\/route\.ts$/.exec(file)?.[1] ?? []);
  const names = Object.entries(to).flatMap(([name, { folder }]) => (folders.includes(folder) ? [name] : []));
  expect(names.length).toBe(folders.length);
  const linking = files.filter(
    (file) => file !== "lib/addresses.ts" && names.some((n) => sourceOf(file).includes(`to.${n}(`)),
  );
  expect(linking.length).toBeGreaterThan(3);
  expect(linking.filter((file) => !sourceOf(file).includes("<FileLink"))).toEqual([]);
});

test("an action closes over nothing, for the key that would seal it ships with the build", () => {
  for (const file of files.filter((file) => file.endsWith("/actions.ts"))) {
    const source = sourceOf(file);
    expect(source.match(/["']use server["']/g), file).toHaveLength(1);
    expect(source.startsWith('"use server";'), file).toBe(true);
  }
  expect(files.filter((file) => /\bAction\.bind\(/.test(sourceOf(file)))).toEqual([]);
});
