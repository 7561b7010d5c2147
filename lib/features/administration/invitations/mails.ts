import { to } from "#lib/addresses.ts";
import { sinceAdministrator } from "#lib/features/base/people/mails.ts";
import { ended } from "#lib/platform/i18n/format.ts";
import { letter } from "#lib/platform/outbox/letter.ts";

type New = {
  /** As the beheerder wrote the name. */
  readonly person: string;
  readonly organisation: string;
  readonly by: string;
  readonly authorisationId: string;
};

/** To the other beheerders, so that no beheerder lets someone in unseen. */
export const newColleagueLetter = letter(
  "invitations.new-colleague",
  ({ person, organisation, by, authorisationId }: New) => ({
    nl: {
      subject: `Nieuwe gebruiker: ${person}`,
      paragraphs: [
        `${by} heeft ${person} toegevoegd als gebruiker van ${ended(organisation)}`,
        "Ken je deze persoon niet? Vraag ernaar, of trek de uitnodiging in.",
      ],
    },
    en: {
      subject: `New user: ${person}`,
      paragraphs: [
        `${by} has added ${person} as a user of ${ended(organisation)}`,
        "Do you not know this person? Ask about it, or revoke the invitation.",
      ],
    },
    button: { nl: "Bekijk de gebruiker", en: "Look at the user", path: to.colleague(authorisationId) },
    reason: sinceAdministrator(organisation),
  }),
);

type Ended = Pick<New, "person" | "organisation" | "authorisationId"> & { readonly email: string };

/** Says nothing of the account but that it is another one, for it may belong to someone this organisation does not know. */
export const invitationEndedLetter = letter(
  "invitations.ended",
  ({ person, organisation, authorisationId, email }: Ended) => ({
    nl: {
      subject: `De uitnodiging van ${person} is vervallen`,
      paragraphs: [
        `Je organisatie nodigde ${person} uit op ${email}. Het account bij dat adres is gewijzigd. Daarom geldt de uitnodiging niet meer.`,
        `Vraag ${person} welk adres klopt, en nodig dan opnieuw uit.`,
      ],
    },
    en: {
      subject: `The invitation of ${person} has ended`,
      paragraphs: [
        `Your organisation invited ${person} at ${email}. The account at that address changed. That is why the invitation is no longer valid.`,
        `Ask ${person} which address is right, and then invite them again.`,
      ],
    },
    button: { nl: "Bekijk de gebruiker", en: "Look at the user", path: to.colleague(authorisationId) },
    reason: sinceAdministrator(organisation),
  }),
);

/** Also to who never invited them: that they would become beheerder stood in the log and the list. */
export const appointmentEndedLetter = letter(
  "invitations.appointment-ended",
  ({ person, organisation, authorisationId }: Omit<Ended, "email">) => ({
    nl: {
      subject: `De uitnodiging van ${person} is vervallen`,
      paragraphs: [
        `${person} was aangemeld als beheerder van ${ended(organisation)} Die aanmelding is gestopt of verlopen.`,
        `Daarom geldt de uitnodiging niet meer. Had je ${person} zelf ook uitgenodigd? Dan is die uitnodiging ook vervallen.`,
        `Moet ${person} toch toegang krijgen? Autoriseer dan opnieuw.`,
      ],
    },
    en: {
      subject: `The invitation of ${person} has ended`,
      paragraphs: [
        `${person} was put forward as an administrator of ${ended(organisation)} That application was stopped or has expired.`,
        `That is why the invitation is no longer valid. Had you invited ${person} yourself as well? Then that invitation has ended too.`,
        `Should ${person} have access after all? Then reauthorise them.`,
      ],
    },
    button: { nl: "Bekijk de gebruiker", en: "Look at the user", path: to.colleague(authorisationId) },
    reason: sinceAdministrator(organisation),
  }),
);
