import { expect, test } from "vitest";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, days, minutes } from "#lib/platform/durations.ts";
import { transaction } from "#lib/platform/gate/transaction.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { sms } from "#lib/platform/outbox/sms.ts";
import { mobileOf } from "#lib/platform/phone.ts";
import { settings } from "#lib/platform/settings.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { waiting } from "#tests/support/outbox.ts";
import { anOrganisation } from "#tests/support/people.ts";

const start = new Date("2026-11-22T09:00:00Z");

/** As many askings as `npm run prove -- texts` says, or few enough for a test. */
const askings = Number(process.env["RACE_ROUNDS"] ?? 200);
const atOnce = 200;
/** So many leave to one number in an hour. */
const anHour = 30;

const gaps = ["", " ", "-", ".", "\u00a0"];
/** Twenty ways to write one number. */
const spellings = ["06", "+316", "00316", "+31 (0)6"].flatMap((begin) =>
  gaps.map((gap) => [begin, "12", "34", "56", "78"].join(gap)),
);

test(`a code asked for ${askings} times, of five accounts with one number in twenty spellings: thirty leave, and staff are warned once`, async () => {
  await emptyDatabase();
  fixClock(start);
  const names = ["bram", "dora", "emre", "fleur", "hanna"];
  const { person } = await anOrganisation({ employees: names });
  const { prisma } = await database();
  const count = settings().SMS_PER_DAY / 2 - anHour / 2;
  await prisma.limit.create({ data: { bucket: "sms-whole", count, resetsAt: after(start, days(1)) } });
  const ask = (n: number) =>
    transaction(async (db, tx) => {
      const typed = mobileOf(spellings[n % spellings.length] ?? "");
      if (!("number" in typed)) throw new Error(`nobody reads ${spellings[n % spellings.length] ?? ""}`);
      const { accountId, authorisationId } = person(names[n % names.length] ?? "");
      const whose = { accountId, authorisationId, locale: "nl", to: typed.number };
      const message = await sms(tx, { ...whose, text: "123456", expiresAt: after(start, minutes(5)) }, start);
      if (!("refused" in message)) await enqueue(db, [message], start);
      return "refused" in message ? message.refused : "sent";
    });
  const said: string[] = [];
  for (let n = 0; n < askings; n += atOnce)
    said.push(...(await Promise.all(Array.from({ length: Math.min(atOnce, askings - n) }, (_, i) => ask(n + i)))));
  expect(said.filter((one) => one === "sent")).toHaveLength(anHour);
  expect(said.filter((one) => one === "tooManyCodes")).toHaveLength(askings - anHour);
  const left = await waiting();
  expect(left.filter(({ kind }) => kind === "SMS")).toHaveLength(anHour);
  expect(left.filter(({ to }) => to === "sms.warn")).toHaveLength(1);
});
