import "server-only";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { job, registerJob } from "#lib/platform/outbox/outgoing.ts";
import { readReturnBox } from "#lib/platform/outbox/return-box.ts";
import { settings } from "#lib/platform/settings.ts";
import { after as later, minutes } from "#lib/platform/durations.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { events } from "./events.ts";
import { isOfAddress, troubleOf } from "./rules.ts";
import { Heard, LookForReturns } from "./schema.ts";
import { clearReturned, hear, isLookPlanned, markReturned } from "./store.ts";

/** Reads what came back to the return path, and looks again in a minute. */
export const lookForReturns = command({
  event: events["message.look"],
  input: LookForReturns,
  may: onlySystem,
  async prepare({ input }) {
    const { BOUNCE_IMAP_URL } = settings();
    return BOUNCE_IMAP_URL ? readReturnBox(BOUNCE_IMAP_URL, input) : null;
  },
  subject: () => Promise.resolve({}),
  async run({ tx, prepared, now }) {
    if (!prepared) return refuse("noMailbox");
    const { uids, reports, unreadable, withheld } = prepared;
    const isPlanned = uids.length === 0 && (await isLookPlanned(tx));
    const notHandedOver = withheld.length > 0 && { withheld: withheld.length };
    const after = { mails: uids.length, reports: reports.length, unreadable, ...notHandedOver };
    return done({
      result: null,
      audit: { subjectId: null, organisationId: null, before: null, after },
      send: [
        ...(reports.length > 0 ? [job("message.report", { via: "mailbox", reports: [...reports] })] : []),
        ...(isPlanned
          ? []
          : [registerJob("message.look", { kept: [...uids], withheld: [...withheld] }, later(now, minutes(1)))]),
      ],
    });
  },
});

/** Writes down what servers say of messages they took, and from which addresses messages come back. */
export const hearOfMessages = command({
  event: events["message.report"],
  input: Heard,
  subject: () => Promise.resolve({}),
  may: onlySystem,
  async run({ tx, input: { via, reports }, now }) {
    const count = { arrived: 0, late: 0, returned: 0 };
    for (const report of reports) {
      const message = await hear(tx, report, now);
      if (!message || message.kind === "JOB") continue;
      const { to, kind, sentAt } = message;
      if (report.fate === "DELAYED") count.late++;
      else if (report.fate === "DELIVERED") {
        count.arrived++;
        await clearReturned(tx, to, sentAt ?? now);
      } else {
        count.returned++;
        if (isOfAddress(troubleOf(report.reason))) await markReturned(tx, to, kind, report.reason, now);
      }
    }
    if (count.arrived + count.late + count.returned === 0) return refuse("nothingOfOurs");
    const audit = { subjectId: null, organisationId: null, before: null, after: { via, ...count } };
    return done({ result: null, audit });
  },
});
