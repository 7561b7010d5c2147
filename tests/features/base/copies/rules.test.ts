import { expect, test } from "vitest";
import { withheldEvents } from "#lib/features/base/audit-log/rules.ts";
import { copyText, inCopy, sections } from "#lib/features/base/copies/rules.ts";
import { en } from "#lib/features/base/copies/texts.en.ts";
import { nl } from "#lib/features/base/copies/texts.nl.ts";
import { duties } from "#lib/features/insurer/accountability/rules/duties.ts";
import { events } from "#lib/events.ts";

test("every part of a copy is of a table, and is told in both languages", () => {
  const used = Object.values(inCopy).filter((part) => typeof part === "string");
  expect([...new Set<string>(used)].sort()).toEqual([...sections].sort());
  for (const { parts } of [nl, en]) expect(sections.filter((section) => !parts[section])).toEqual([]);
  expect(Object.keys(en.parts)).toEqual(Object.keys(nl.parts));
});

test("a copy begins with what stands in it, and holds what JSON cannot", () => {
  const made = new Date("2026-11-22T10:00:00Z");
  const text = copyText({ account: [{ email: "a@b.example", counter: 2n ** 60n }], lists: [] }, nl.parts, made);
  expect(Object.keys(JSON.parse(text) as object)).toEqual(["made", "index", "account", "lists"]);
  expect(JSON.parse(text)).toMatchObject({
    made: made.toISOString(),
    index: [
      { section: "account", what: nl.parts["account"], rows: 1, complete: true },
      { section: "lists", rows: 0 },
    ],
    account: [{ counter: String(2n ** 60n) }],
  });
});

/** What staff or the portal do by themselves, and somebody it is about may read in the copy of their own data. */
const readable = `
access-review.end-unconfirmed access-review.remind administrators.mail appointment.approve appointment.expire
appointment.forget appointment.reject appointment.release appointment.take bulk-act.forget bulk-act.run
call-back.forget call-back.route call-back.take check.record check.repeat check.run deputy.tell eherkenning.mail-link
help-request.forget help-request.remind help-request.route import.forget log.erase matter.give message.look
message.report message.send-again morning-mail.send organisation-file.forget organisation-file.mend
organisation-file.start organisation-file.upload person.erase portal.follow-registry portal.mend portal.restore
portal.sign-out portal.tell-again portal.tell-changed portal.tell-ended portal.tell-person proposal.lapse
retention.forget review-campaign.begin-due review-campaign.export review-campaign.open review-campaign.start
review-campaign.stop review-campaign.tell sign-in-link.mail sign-in.warn sms.warn staff-account.break-glass
staff-account.invite staff-account.renew staff-note.erase staff-note.write staff.look-up staff.search
strong-sign-in.lapse-all strong-sign-in.tell`;

test("of what staff and the portal do, an event that no log tells is withheld from whom it is about, or listed here", () => {
  const quiet = new Set<string>(events.flatMap(({ name, group }) => (group === "quiet" ? [name] : [])));
  const insurers = ["servicedesk", "onboarding", "auditor", "staffAdmin", "system"];
  const theirs = duties.filter(({ act, who }) => quiet.has(act) && who.every((one) => insurers.includes(one)));
  expect(theirs.map(({ act }) => act).filter((act) => !withheldEvents.includes(act as never))).toEqual(
    readable.trim().split(/\s+/),
  );
});
