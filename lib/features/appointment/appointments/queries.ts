import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { after } from "#lib/platform/durations.ts";
import { anyone } from "#lib/platform/gate/command.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { expectedAt } from "./commands/asking.ts";
import { confirmWithinMs, rejectReasons } from "./rules.ts";
import { StatusLink } from "./schema.ts";
import { appointmentWith } from "./store.ts";

/** The state of an appointment, for whoever has a link from its mails. Reading it changes nothing. */
export const appointmentStatus = query({
  input: StatusLink,
  may: anyone,
  async run({ db, input, now }) {
    const found = await appointmentWith(db, input.link);
    if (!found) return { status: "unknown" as const };
    const { kind, viewOnly, reference, companyName, submittedAt, confirmedAt, takenAt, decidedAt, endedAt } = found;
    // A link used too late is expired, even before a job has recorded that.
    const isLate = found.status === "SUBMITTED" && now >= after(submittedAt, confirmWithinMs);
    const status = isLate ? ("EXPIRED" as const) : found.status;
    return {
      ...{ kind, viewOnly, status, reference, company: companyName, person: fullName(found) },
      ...{ submittedAt, confirmedAt, takenAt, decidedAt, endedAt },
      expectedAt: confirmedAt && expectedAt(confirmedAt),
      rejectReason: rejectReasons.find((reason) => reason === found.rejectReason) ?? null,
    };
  },
});

export type ShownAppointment = AnswerOf<typeof appointmentStatus>;
