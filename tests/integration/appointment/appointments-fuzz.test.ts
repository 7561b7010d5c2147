import fc from "fast-check";
import { expect, test } from "vitest";
import * as actions from "#lib/features/appointment/appointments/actions.ts";
import { missingPage, submitAppointment } from "#lib/features/appointment/appointments/commands/asking.ts";
import { asked, type Field, type KindSlug, kindSlugs } from "#lib/features/appointment/appointments/schema.ts";
import { en } from "#lib/features/appointment/appointments/texts.en.ts";
import { nl } from "#lib/features/appointment/appointments/texts.nl.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute, noRequest } from "#lib/platform/gate/execute.ts";
import { behind } from "#lib/platform/gate/form-action.ts";
import { inWords } from "#lib/platform/gate/in-words.ts";
import { emptyDatabase } from "#tests/support/database.ts";

const submissions = 1000;

/** What people paste, what phones make of it, and what programs try. */
const odd = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom(
    ...["", " ", "\0", "a\0b", "\ud800", "😀", "\u202eevil", "ﬀ", '\'; DROP TABLE "Appointment"; --', "${7*7}"],
    ...["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "../../etc/passwd", "null", "undefined", "NaN", "[object]"],
    ...["x".repeat(79), "é".repeat(80), "😀".repeat(60), "a".repeat(10_000), "\n\r\t", "%00", "\u200b".repeat(90)],
  ),
);

/** Mostly what belongs there, in one of the ways it is written. */
const mostly = (...written: string[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...written) }, { weight: 1, arbitrary: odd });

const answers = fc.record(
  {
    intermediaryNumber: mostly("10488", " 0010488 ", "10.488-A"),
    policyNumber: mostly("P-552200", "p 552200", "12/345/678"),
    companyName: mostly("Vermeer Advies", "Smederij Bos & Zn.", "Café “’t Hoekje”", "株式会社"),
    kvkNumber: mostly("", "68750110", "6875.0110"),
    initials: mostly("d", "J.P.", "Th", "é"),
    firstName: mostly("Daan", "Anne-Marie", "Ó", "D’Arcy"),
    namePrefix: mostly("", "van der", "VAN"),
    lastName: mostly("Vermeer", "Van Dijk", "’t Hart", "Müller-Østergård"),
    gender: mostly("", "FEMALE", "UNSAID"),
    email: mostly("daan@vermeeradvies.example", "DAAN+portaal@vermeeradvies.example ", "d@é.example"),
    mobileNumber: mostly("06 12345101", "+31 (0)6-12345101", "0031612345101", "+32 470 12 34 56"),
  },
  { noNullPrototype: true },
);

const pageActions: Record<KindSlug, readonly object[]> = {
  tussenpersoon: [actions.officeAction, actions.officePersonAction, actions.officeReachAction],
  bedrijf: [actions.companyAction, actions.companyPersonAction, actions.companyReachAction],
};

/** A sentence for the form as a whole or for each field, in both languages. */
function saysWhatIsWrong(
  reply: Exclude<Awaited<ReturnType<typeof submit>>, { status: "done" | "waiting" | "notFound" }>,
) {
  for (const texts of [nl, en]) {
    const { summary, errors } = inWords(reply, texts, texts === nl ? "nl" : "en");
    const sentences = [...(summary === undefined ? [] : [summary]), ...Object.values(errors)];
    expect(sentences.length).toBeGreaterThan(0);
    for (const sentence of sentences) expect(sentence).toMatch(/\p{L}{2}/u);
  }
}

const submit = (typed: object, i: number) =>
  execute(submitAppointment, { kind: "visitor" }, typed, { ...noRequest(), ip: `10.0.${i >> 8}.${i & 255}` });

test(`each of ${submissions} submissions of anything is taken, or told what is wrong with it`, async () => {
  await emptyDatabase();
  const tries = fc.sample(fc.record({ kind: fc.constantFrom(...kindSlugs), typed: answers }), {
    numRuns: submissions,
    seed: 20_260_105,
  });
  const counted = { done: 0, invalid: 0, limited: 0 };
  for (const [i, { kind, typed }] of tries.entries()) {
    // Each a mailbox of its own, but for the limit's sake some share one.
    const email = i % 10 ? typed.email.replace("@v", `${i}@v`) : typed.email;
    const own = Object.values(asked[kind]).flat();
    const given = Object.fromEntries(
      Object.entries({ ...typed, email }).filter(([name]) => own.includes(name as Field)),
    );
    const wrong = pageActions[kind].filter((page) => !behind(page)?.input.safeParse(given).success);
    expect(wrong.length > 0).toBe(missingPage(kind, given) !== null);
    const reply = await submit({ ...given, kind }, i);
    if (reply.status === "done") expect(wrong).toEqual([]);
    else if (reply.status === "notFound" || reply.status === "waiting")
      throw new Error("a form that is open to everyone was not there");
    else saysWhatIsWrong(reply);
    if (reply.status === "invalid") expect(wrong).not.toEqual([]);
    expect(counted).toHaveProperty(reply.status);
    counted[reply.status as keyof typeof counted]++;
  }
  for (const status of Object.values(counted)) expect(status).toBeGreaterThan(10);

  const { prisma } = await database();
  const kept = await prisma.appointment.findMany();
  expect(kept).toHaveLength(counted.done);
  expect(await prisma.outbox.count({ where: { kind: "EMAIL" } })).toBe(counted.done);
  for (const { id: _, submittedAt: __, ...row } of kept) {
    expect(row.mobileNumber).toMatch(/^\+\d{9,15}$/);
    expect(row.kvkNumber ?? "00000000").toMatch(/^\d{8}$/);
    expect(JSON.stringify(row)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    for (const part of [row.companyName, row.initials, row.lastName]) expect(part.trim()).not.toBe("");
  }
});

test("what is no form at all is told so, and changes nothing", async () => {
  await emptyDatabase();
  const anything = fc.oneof(fc.anything(), fc.dictionary(fc.string(), fc.anything()));
  for (const [i, typed] of fc.sample(anything, { numRuns: 200, seed: 7 }).entries()) {
    const reply = await submit(typed as object, i);
    expect(reply.status).toBe("invalid");
  }
  expect(await (await database()).prisma.appointment.count()).toBe(0);
});
