import "server-only";
import { resend } from "#lib/features/administration/invitations/rules.ts";
import { invitationTo, invitedAt } from "#lib/features/entrance/password-links/store.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { events } from "#lib/features/insurer/servicedesk/events.ts";
import { Help } from "#lib/features/insurer/servicedesk/schema.ts";
import { days, hours } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { isRefused, refuse, withFacts } from "#lib/platform/gate/outcome.ts";
import { mayHelp } from "#lib/features/insurer/servicedesk/policy.ts";
import { called, changeOf, subject } from "./helping.ts";

/** Sends someone who was invited a new link, to the address on file and nowhere else. */
export const renewInvitationByStaff = command({
  event: events["staff.renew-invitation"],
  input: Help,
  subject,
  may: mayHelp,
  async run({ tx, actor, subject: person, now }) {
    const { id } = person;
    const detail = { person: fullName(person) };
    const outcome = resend(person, now);
    if (isRefused(outcome)) return withFacts(outcome, detail);
    const invited = await invitedAt(tx, id);
    if (!invited) return refuse("accepted", detail);
    // Shares the limit with the beheerder's command: it is the same mailbox.
    const buckets = [
      { bucket: `invitation.resend ${id}`, times: 3, withinMs: hours(1) },
      { bucket: `invitation.resend day ${id}`, times: 6, withinMs: days(1) },
    ];
    const until = await takeLimits(tx, buckets, now);
    if (until) return refuse("tooOften", { ...detail, until });
    const call = await called(tx, person, actor, now);
    return done({
      result: { authorisationId: id },
      audit: changeOf(person, outcome, call),
      send: [...call.send, await invitationTo(tx, invited, undefined, now)],
    });
  },
});
