import fc from "fast-check";
import { expect, test } from "vitest";
import { administratorsLetter } from "#lib/features/administration/administrators/mails.ts";
import { activateFirstLetter, whyNoLinkLetter } from "#lib/features/entrance/password-links/mails.ts";
import { resetAnswer } from "#lib/features/entrance/password-links/rules.ts";
import { causeIn } from "#lib/features/entrance/standing/mails.ts";
import { nextStep, type Cause, type KnownPerson, type Place } from "#lib/features/entrance/standing/rules/causes.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Page } from "#lib/platform/outbox/letter.ts";
import { read } from "#lib/platform/outbox/mail.ts";
import { wordsOf } from "#tests/support/readability.ts";

const moment = new Date("2026-09-27T09:12:00Z");
const since = fc.constantFrom(null, moment);

const cause: fc.Arbitrary<Cause> = fc.oneof(
  fc.record({
    hindrance: fc.constant("blocked" as const),
    since,
    tries: fc.integer({ min: 3, max: 50 }),
    of: fc.constantFrom("passwords", "codes"),
  }),
  fc.record({ hindrance: fc.constantFrom("frozen", "authorisationBlocked", "withdrawn"), since }),
  fc.record({ hindrance: fc.constant("waiting" as const), until: fc.constant(moment) }),
  fc.record({
    hindrance: fc.constant("invited" as const),
    sentAt: since,
    linkIsOpen: fc.boolean(),
    activates: fc.boolean(),
  }),
  fc.constant({ hindrance: "none" as const }),
);

const helper = fc.constantFrom(
  { name: "Anna de Wit", email: "anna@delinden.example" },
  { name: "Bert Bos", email: "bert@delinden.example" },
);

const place: fc.Arbitrary<Place> = fc.record({
  authorisationId: fc.uuid(),
  organisation: fc.constantFrom("De Linden", "Bakkerij Jansen B.V."),
  isAdministrator: fc.boolean(),
  cause,
  helpers: fc.array(helper, { maxLength: 2 }),
});

const person: fc.Arbitrary<KnownPerson> = fc.record({
  accountId: fc.uuid(),
  email: fc.constant("dora@delinden.example"),
  locale: fc.constant("nl"),
  firstName: fc.constant("Dora"),
  status: fc.constantFrom("INVITED", "ACTIVE", "BLOCKED"),
  isStaff: fc.boolean(),
  mobileEnding: fc.constantFrom(null, "42"),
  cause,
  places: fc.array(place, { maxLength: 3 }),
});

function lettersTo(someone: KnownPerson, locale: Locale): Page[] {
  const activation = nextStep(someone) === "activate" ? "secret" : null;
  return [
    read(administratorsLetter, locale, { ...someone, activation }),
    activation
      ? read(activateFirstLetter, locale, { ...someone, link: activation })
      : read(whyNoLinkLetter, locale, someone),
  ];
}

const isAddress = (line: string) => /@\S+$/.test(line);

test("every mail has a subject, one button that leads somewhere of ours, and a reason", () => {
  fc.assert(
    fc.property(person, fc.constantFrom("nl", "en"), (someone, locale) => {
      for (const { subject, button, reason, paragraphs } of lettersTo(someone, locale)) {
        expect(subject.length).toBeGreaterThan(10);
        expect(button?.path).toMatch(
          /^\/(inloggen$|activeren\/|hulp-bij-inloggen\/(terugbellen$|vraag-je-beheerder\?))/,
        );
        expect([button?.label, reason].every(Boolean)).toBe(true);
        expect(paragraphs.join("\n")).not.toMatch(/undefined|null|Invalid|\[object|\{|\$/);
      }
    }),
  );
});

test("no sentence is longer than fifteen words, in either language", () => {
  fc.assert(
    fc.property(person, fc.constantFrom("nl", "en"), (someone, locale) => {
      const texts = lettersTo(someone, locale).flatMap(({ paragraphs, closing, reason, subject }) => [
        subject,
        ...paragraphs,
        ...closing,
        ...(locale === "nl" ? [reason] : []),
      ]);
      const sentences = texts
        .flatMap((text) => text.split("\n"))
        .filter((line) => !isAddress(line))
        .flatMap((line) => line.split(/[.?!:](?=\s|$)/));
      expect(sentences.filter((sentence) => wordsOf(sentence).length > 15)).toEqual([]);
    }),
  );
});

test("of somebody's number no more is told than its end, and of the link to activate nothing but the button", () => {
  fc.assert(
    fc.property(person, (someone) => {
      for (const { paragraphs, closing, subject } of lettersTo(someone, "nl")) {
        const said = [subject, ...paragraphs, ...closing].join("\n");
        expect(said).not.toContain("secret");
        // The telephone of the Servicedesk, moments and the end of one's own number are all the digits there are.
        expect(said.replace(/088 – 577 16 00|\d{1,2}\.\d\d|\b\d{1,2}\b|2026/g, "")).not.toMatch(/\d/);
      }
    }),
  );
});

test("every person who asks for a new password gets a link, an invitation or a reason", () => {
  fc.assert(
    fc.property(person, (someone) => {
      const answer = resetAnswer(someone);
      if (someone.status !== "ACTIVE") expect(answer).not.toBe("link");
      if (answer === "invitation" && !someone.isStaff) expect(nextStep(someone)).toBe("activate");
    }),
  );
});

test("a cause differs from every other, in both languages", () => {
  const causes: Cause[] = [
    { hindrance: "blocked", since: moment, tries: 20, of: "passwords" },
    { hindrance: "blocked", since: moment, tries: 20, of: "codes" },
    { hindrance: "frozen", since: moment },
    { hindrance: "authorisationBlocked", since: moment },
    { hindrance: "withdrawn", since: moment },
    { hindrance: "waiting", until: moment },
    { hindrance: "invited", sentAt: moment, linkIsOpen: false, activates: true },
    { hindrance: "invited", sentAt: moment, linkIsOpen: true, activates: true },
    { hindrance: "invited", sentAt: null, linkIsOpen: false, activates: false },
    { hindrance: "none" },
  ];
  const said = (["nl", "en"] as const).flatMap((locale) => causes.map((cause) => causeIn(locale, cause)));
  expect(new Set(said).size).toBe(said.length);
});
