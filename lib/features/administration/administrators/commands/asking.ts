import "server-only";
import { HelpEnd } from "#lib/features/base/figures/schema.ts";
import { inviteLink } from "#lib/features/entrance/password-links/store.ts";
import { nextStep, toActivate, type KnownPerson } from "#lib/features/entrance/standing/rules/causes.ts";
import { lockPersonAt } from "#lib/features/entrance/standing/store.ts";
import { days } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { anyone, command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { publicLimits, takeLimits } from "#lib/platform/gate/limit.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { events } from "#lib/features/administration/administrators/events.ts";
import { administratorsLetter } from "#lib/features/administration/administrators/mails.ts";
import { AskForAdministrators } from "#lib/features/administration/administrators/schema.ts";

const aboutNobody = { subjectId: null, organisationId: null, before: null };

/** Takes in the question who someone's beheerders are. It looks nothing up, so every address takes as long. */
export const askForAdministrators = command({
  event: events["administrators.ask"],
  input: AskForAdministrators.extend({ helpEnd: HelpEnd }),
  limits: ({ input, request }) => publicLimits("administrators.ask", input.email, request.ip, 20),
  subject: ({ input }) => Promise.resolve(input),
  may: anyone,
  run: ({ input: { helpEnd, email } }) =>
    Promise.resolve(
      done({
        result: null,
        audit: { ...aboutNobody, after: helpEnd ? { helpEnd } : null },
        send: [job("administrators.mail", { email })],
      }),
    ),
});

/** Someone who never activated the account gets the link for it in the same mail. */
async function activationFor(tx: Tx, person: KnownPerson, now: Date): Promise<string | null> {
  const place = nextStep(person) === "activate" ? toActivate(person.places) : null;
  return place && inviteLink(tx, person.accountId, place.authorisationId, now);
}

/** Mails someone, at the address on file, who their beheerders are, what keeps them out, and what to do next. */
export const mailAdministrators = command({
  event: events["administrators.mail"],
  input: AskForAdministrators,
  subject: async ({ tx, input, now }) => ({ person: await lockPersonAt(tx, input.email, now) }),
  may: onlySystem,
  async run({ tx, subject: { person }, now }) {
    if (!person) return done({ result: null, audit: { ...aboutNobody, after: { organisations: 0 } } });
    const audit = {
      ...aboutNobody,
      subjectId: person.accountId,
      after: { organisations: person.places.length },
    };
    const fiveADay = { bucket: `administrators.mail ${person.accountId}`, times: 5, withinMs: days(1) };
    if (await takeLimits(tx, [fiveADay], now)) return done({ result: null, audit });
    const activation = await activationFor(tx, person, now);
    return done({ result: null, audit, send: [mail(person, administratorsLetter, { ...person, activation })] });
  },
});
