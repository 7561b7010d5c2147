import { to } from "#lib/addresses.ts";
import { sinceAdministrator } from "#lib/features/base/people/mails.ts";
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
        `${by} heeft ${person} toegevoegd als gebruiker van ${organisation}.`,
        "Ken je deze persoon niet? Vraag ernaar, of trek de uitnodiging in.",
      ],
    },
    en: {
      subject: `New user: ${person}`,
      paragraphs: [
        `${by} has added ${person} as a user of ${organisation}.`,
        "Do you not know this person? Ask about it, or revoke the invitation.",
      ],
    },
    button: { nl: "Bekijk de gebruiker", en: "Look at the user", path: to.colleague(authorisationId) },
    reason: sinceAdministrator(organisation),
  }),
);
