import { type Address, to } from "#lib/addresses.ts";
import { report, reports, unknown } from "#lib/features/administration/account-changes/mails.ts";
import { signIn, sinceAccess, sinceAccount, sinceAdministrator } from "#lib/features/base/people/mails.ts";
import { letter, type Said } from "#lib/platform/outbox/letter.ts";

type By = { readonly by: string; readonly organisation: string };

/** Says that the name was changed. Both names are shown only on screen, to whoever may see them. */
export const nameChangedLetter = letter("personal-details.name", ({ by, organisation }: By, { desk }) => ({
  nl: {
    subject: "Je naam is gewijzigd",
    paragraphs: [
      `${by}, beheerder van ${organisation}, heeft je naam in de portalen gewijzigd.`,
      `Klopt dat niet? Vraag het ${by}, of bel de ${desk.name}: ${desk.phone}.`,
    ],
  },
  en: {
    subject: "Your name has been changed",
    paragraphs: [
      `${by}, administrator of ${organisation}, has changed your name in the portals.`,
      `Is that not right? Ask ${by}, or call the ${desk.name}: ${desk.phone}.`,
    ],
  },
  button: { nl: "Bekijk je gegevens", en: "View your details", path: to.mine() },
  reason: sinceAccess(organisation),
}));

/** Asks whether a name is right. Both names are on the page behind the link, and in no mail. */
export const askNameLetter = letter(
  "personal-details.ask-name",
  ({ by, organisation, link }: By & { readonly link: string }) => ({
    nl: {
      subject: "Klopt je nieuwe naam?",
      paragraphs: [
        `${by}, beheerder van ${organisation}, wil je naam in de portalen wijzigen. Dat geldt dan overal waar je werkt.`,
        "Bekijk de nieuwe naam en kies ja of nee. De link werkt 7 dagen. Doe je niets? Dan blijft je naam zoals hij is.",
      ],
    },
    en: {
      subject: "Is your new name right?",
      paragraphs: [
        `${by}, administrator of ${organisation}, wants to change your name in the portals. It then changes wherever you work.`,
        "Look at the new name and choose yes or no. The link works for 7 days. If you do nothing, your name stays as it is.",
      ],
    },
    button: { nl: "Bekijk de nieuwe naam", en: "Look at the new name", path: to.newName(link) },
    reason: sinceAccess(organisation),
  }),
);

type Answered = Pick<By, "organisation"> & { readonly answer: "yes" | "no"; readonly theirs: string };

/** To the beheerder who proposed the name; `theirs` is the person there. */
export const nameAnsweredLetter = letter(
  "personal-details.name-answered",
  ({ answer, organisation, theirs }: Answered) => ({
    nl: {
      subject: answer === "yes" ? "Je collega bevestigde de nieuwe naam" : "Je collega wees de nieuwe naam af",
      paragraphs: [
        answer === "yes"
          ? "De naam die je voorstelde, geldt vanaf nu."
          : "De naam die je voorstelde, klopt niet volgens je collega. Er is niets gewijzigd.",
      ],
    },
    en: {
      subject: answer === "yes" ? "Your colleague confirmed the new name" : "Your colleague refused the new name",
      paragraphs: [
        answer === "yes"
          ? "The name you proposed is theirs from now on."
          : "The name you proposed is not right, says your colleague. Nothing was changed.",
      ],
    },
    button: { nl: "Bekijk de gebruiker", en: "View the user", path: to.colleague(theirs) },
    reason: sinceAdministrator(organisation),
  }),
);

type Elsewhere = { readonly organisation: string; readonly theirs: string };

/** To beheerders of another organisation, who need not know who manages whom; `theirs` is the person there. */
export const nameChangedElsewhereLetter = letter(
  "personal-details.name-elsewhere",
  ({ organisation, theirs }: Elsewhere) => ({
    nl: {
      subject: `De naam van een gebruiker van ${organisation} is gewijzigd`,
      paragraphs: [`Een gebruiker van ${organisation} heeft elders ook toegang. Daar is de naam gewijzigd.`],
    },
    en: {
      subject: `The name of a user of ${organisation} has been changed`,
      paragraphs: [`A user of ${organisation} has access elsewhere too. The name was changed there.`],
    },
    button: { nl: "Bekijk de gebruiker", en: "View the user", path: to.colleague(theirs) },
    reason: sinceAdministrator(organisation),
  }),
);

type Asked = By & { readonly link: string };
/** The secret of the link with which this reader can stop it. */
type Stoppable = { readonly notMe: string };

const thisWasNotMe = (secret: string) => [{ nl: "Dit was ik niet", en: "This was not me", path: to.notMe(secret) }];

const freezes: Said = {
  nl: "Klik je op “Dit was ik niet”? Dan kun je je account meteen vastzetten.",
  en: "If you choose “This was not me” you can freeze your account at once.",
};

const both: Said = {
  nl: "Bevestig dit op je oude en op je nieuwe adres. De link werkt 24 uur en één keer.",
  en: "Confirm this on your old and on your new address. The link works for 24 hours, and once.",
};

const confirm = (link: string) => ({
  nl: "E-mailadres bevestigen",
  en: "Confirm email address",
  path: to.newEmail(link),
});

/** `newEmail` is masked; its owner recognises it. */
export const confirmOldLetter = letter(
  "personal-details.confirm-old",
  ({ by, organisation, newEmail, link, notMe }: Asked & Stoppable & { readonly newEmail: string }) => ({
    nl: {
      subject: "Bevestig je e-mailadres",
      paragraphs: [
        `${by}, beheerder van ${organisation}, wil je e-mailadres wijzigen. Het nieuwe adres is ${newEmail}.`,
        both.nl,
      ],
      closing: [freezes.nl],
    },
    en: {
      subject: "Confirm your email address",
      paragraphs: [
        `${by}, administrator of ${organisation}, wants to change your email address. The new address is ${newEmail}.`,
        both.en,
      ],
      closing: [freezes.en],
    },
    button: confirm(link),
    links: thisWasNotMe(notMe),
    reason: sinceAccess(organisation),
  }),
);

/** To an address that may have been typed wrongly: its reader can freeze nobody. */
export const confirmNewLetter = letter("personal-details.confirm-new", ({ by, organisation, link }: Asked) => ({
  nl: {
    subject: "Bevestig je e-mailadres",
    paragraphs: [`${by}, beheerder van ${organisation}, wil dit adres gebruiken voor jouw account.`, both.nl],
    closing: [unknown.nl],
  },
  en: {
    subject: "Confirm your email address",
    paragraphs: [`${by}, administrator of ${organisation}, wants to use this address for your account.`, both.en],
    closing: [unknown.en],
  },
  button: confirm(link),
  reason: sinceAccess(organisation),
}));

export const emailChangedLetter = letter(
  "personal-details.email-changed",
  ({ firstName, notMe }: Stoppable & { readonly firstName: string }, { insurer }) => ({
    hello: firstName,
    nl: {
      subject: "Je e-mailadres is gewijzigd",
      paragraphs: ["Je logt voortaan in met je nieuwe e-mailadres. Overal waar je was ingelogd, ben je nu uitgelogd."],
      closing: [freezes.nl],
    },
    en: {
      subject: "Your email address has been changed",
      paragraphs: [
        "From now on you sign in with your new email address. Wherever you were signed in, you are signed out.",
      ],
      closing: [freezes.en],
    },
    button: signIn,
    links: thisWasNotMe(notMe),
    reason: sinceAccount(insurer),
  }),
);

type Theirs = { readonly person: string; readonly organisation: string; readonly notRight: Address };

export const theirEmailChangedLetter = letter(
  "personal-details.their-email",
  ({ person, organisation, notRight: path }: Theirs) => ({
    nl: {
      subject: `Het e-mailadres van ${person} is gewijzigd`,
      paragraphs: [`${person} heeft het nieuwe e-mailadres op beide adressen bevestigd.`],
      closing: [reports.nl],
    },
    en: {
      subject: `The email address of ${person} has been changed`,
      paragraphs: [`${person} has confirmed the new email address on both addresses.`],
      closing: [reports.en],
    },
    links: [{ ...report, path }],
    reason: sinceAdministrator(organisation),
  }),
);
