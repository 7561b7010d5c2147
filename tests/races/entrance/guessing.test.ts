import { beforeEach, expect, test } from "vitest";
import { signInWithPasskey } from "#lib/features/entrance/passkeys/commands.ts";
import { askLink, openSignIn } from "#lib/features/entrance/sign-in-links/commands.ts";
import { enterCode, signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { jobs } from "#lib/jobs.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, hours, minutes } from "#lib/platform/durations.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { runJobs } from "#tests/support/outbox.ts";
import { aShownPasskey, withPasskey } from "#tests/support/passkeys.ts";
import { anOrganisation, password, type TestPerson } from "#tests/support/people.ts";
import { aRequest, codesSentTo, lastLink, reallySignedIn, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-23T00:00:00Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});

/** As many askings as `npm run prove -- guessing` says, spread over a day, or few enough for a test. */
const rounds = Number(process.env["RACE_ROUNDS"] ?? 2);
const roundMs = hours(24) / 100;
/** One name asks twenty times a day for a link, so a hundred askings take five people. */
const askers = ["bram", "emre", "fleur", "gerda", "ivo"] as const;

const guess = ({ email: identifier }: TestPerson) =>
  execute(signIn, visitor, { identifier, password: "zomaar geraden" }, aRequest());

async function byPassword(who: TestPerson, devices: readonly string[]): Promise<boolean> {
  const given = await execute(signIn, visitor, { identifier: who.email, password }, { ...aRequest(), devices });
  if (given.status !== "done") return false;
  const code = (await codesSentTo(who.mobileNumber)).at(-1);
  return (await execute(enterCode, visitor, { ...given.result, code }, aRequest())).status === "done";
}

async function byLink(who: TestPerson): Promise<boolean> {
  await execute(askLink, visitor, { identifier: who.email }, aRequest());
  await runJobs(jobs);
  const opened = await execute(openSignIn, visitor, { link: await lastLink(who.email, "link") }, aRequest());
  return opened.status === "done" && byPassword(who, [opened.result.deviceSecret]);
}

test(`a stranger who guesses every minute keeps no owner out: by device, passkey or link, ${rounds} times`, async () => {
  // Of one office no more texts leave in a day than of its size; whoever asks here is of an office of their own.
  const people = new Map<string, TestPerson>();
  for (const name of ["anna", "dora", ...askers])
    people.set(name, (await anOrganisation({ employees: [name] })).person(name));
  const person = (name: string) => {
    const found = people.get(name);
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  };
  const [withDevice, passkeyed] = [person("anna"), person("dora")];
  const { deviceSecret } = await reallySignedIn(withDevice);
  const { device } = await withPasskey(passkeyed);
  const all = [withDevice, passkeyed, ...askers.map(person)];
  const { prisma } = await database();
  const said = new Set<string>();
  const guessFrom = async (from: Date, untilMs: number) => {
    for (let at = 0; at < untilMs; at += minutes(1)) {
      fixClock(after(from, at));
      const replies = await Promise.all(all.map(guess));
      for (const reply of replies) said.add("code" in reply ? reply.code : reply.status);
    }
  };
  const kept: string[] = [];
  for (let round = 0; round < rounds; round++) {
    await prisma.outbox.deleteMany();
    const begins = after(start, minutes(1) + round * roundMs);
    await guessFrom(begins, roundMs - minutes(4));
    // The link is asked here, and whoever guesses goes on meanwhile.
    const asker = person(askers[round % askers.length] ?? "bram");
    const [isIn] = await Promise.all([byLink(asker), ...all.map(guess)]);
    if (!isIn) kept.push(`${asker.email} by a link`);
    const shown = await execute(signInWithPasskey, visitor, await aShownPasskey(device), aRequest());
    if (shown.status !== "done") kept.push("by a passkey");
    // An SMS costs money, so that one account gets no more than so many a day.
    if (round % 5 === 0 && !(await byPassword(withDevice, [deviceSecret]))) kept.push("by a known device");
  }
  expect(kept).toEqual([]);
  expect([...said].filter((code) => !["wrong", "wait", "closed"].includes(code))).toEqual([]);
  expect(said).toContain("wait");
  expect(await prisma.account.count({ where: { status: "BLOCKED" } })).toBe(0);
});
