import "server-only";
import { standingOf } from "#lib/features/standing/rules.ts";
import { personAt } from "#lib/features/standing/store.ts";
import { fullName } from "#lib/features/people/rules.ts";
import { activeAdministrators } from "#lib/features/people/store.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { anyone, command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { email, localeOf } from "#lib/platform/outbox/mail.ts";
import { publicLimits } from "#lib/platform/gate/limit.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { administratorsLetter } from "./mails.ts";
import { AskForAdministrators } from "./schema.ts";

const aboutNobody = { subjectId: null, organisationId: null, before: null, after: null };

/** Takes in the question who someone's beheerders are. Looks nothing up, so that it is the same for every address. */
export const askForAdministrators = command({
  event: "administrators.ask",
  input: AskForAdministrators,
  limits: ({ input, request }) => publicLimits("administrators.ask", input.email, request.ip, 5),
  subject: ({ input }) => Promise.resolve(input),
  may: anyone,
  run: ({ input }) =>
    Promise.resolve(done({ result: null, audit: aboutNobody, send: [job(mailAdministrators, input)] })),
});

/** Mails someone, at the address on file, who their beheerders are and how they stand. */
export const mailAdministrators = command({
  event: "administrators.mail",
  input: AskForAdministrators,
  subject: async ({ tx, input }) => ({ person: await personAt(tx, input.email) }),
  may: onlySystem,
  async run({ tx, subject: { person }, now }) {
    const organisations = [];
    for (const authorisation of person?.authorisations ?? []) {
      const administrators = await activeAdministrators(tx, authorisation.organisationId, now);
      organisations.push({
        name: authorisation.organisation.name,
        standing: standingOf(authorisation.account, authorisation, now),
        administrators: administrators
          .filter(({ accountId }) => accountId !== person?.accountId)
          .map((administrator) => ({ name: fullName(administrator), email: administrator.email })),
      });
    }
    const locale = person ? localeOf(person) : "nl";
    return done({
      result: null,
      audit: { ...aboutNobody, subjectId: person?.accountId ?? null, after: { organisations: organisations.length } },
      send:
        person && organisations.length > 0
          ? [email(person, administratorsLetter(locale, { organisations, desk: servicedesk(locale) }))]
          : [],
    });
  },
});
