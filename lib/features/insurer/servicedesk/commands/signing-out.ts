import "server-only";
import { events } from "#lib/features/insurer/servicedesk/events.ts";
import { signedOutLetter } from "#lib/features/insurer/servicedesk/mails.ts";
import { mayHelp } from "#lib/features/insurer/servicedesk/policy.ts";
import { signOut } from "#lib/features/insurer/servicedesk/rules.ts";
import { Help } from "#lib/features/insurer/servicedesk/schema.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse, withFacts } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { called, changeOf, decidedBy, subject } from "./helping.ts";

/** Ends every session of somebody who called about a lost or stolen device, in whichever organisation. */
export const signOutByStaff = command({
  event: events["staff.sign-out"],
  input: Help,
  fresh: 60,
  subject,
  may: mayHelp,
  async run({ tx, actor, subject: person, now }) {
    const { id, accountId } = person;
    const { named } = await decidedBy(tx, person, actor, now);
    const outcome = signOut(person, now);
    if (isRefused(outcome)) return withFacts(outcome, named);
    const sessions = await endSessions(tx, { accountId }, now);
    if (sessions === 0) return refuse("notSignedIn", named);
    const call = await called(tx, person, actor, now);
    return done({
      result: { authorisationId: id },
      audit: changeOf(person, { sessions }, call),
      send: [...call.send, mail(person, signedOutLetter, { firstName: person.firstName || person.initials })],
    });
  },
});
