import { type Address, to } from "#lib/addresses.ts";
import { helpSigningIn, signIn, sinceAccess, sinceAdministrator, stillNot } from "#lib/features/base/people/mails.ts";
import { date, ended } from "#lib/platform/i18n/format.ts";
import { letter, type Said, type Way } from "#lib/platform/outbox/letter.ts";
import { portalName, portalNames, type PortalKey } from "#lib/platform/portals.ts";

export type Here = { readonly organisation: string };
/** The beheerder who did it. */
export type Done = Here & { readonly by: string };
export type Person = Here & { readonly person: string; readonly authorisationId: string };
/** The address of the help request it answers, where the person can say that it did not help. */
export type Answer = { readonly path: Address | null };

export const view = (authorisationId: string) => ({ nl: "Bekijken", en: "View", path: to.colleague(authorisationId) });

const sinceHadAccess = (organisation: string): Said => ({
  nl: `Je krijgt deze mail omdat je toegang had via ${ended(organisation)}`,
  en: `You get this email because you had access through ${ended(organisation)}`,
});

export const elsewhere: Said = {
  nl: "Heb je ook toegang via een andere organisatie? Die blijft.",
  en: "Do you also have access through another organisation? That stays.",
};

type Rights = { readonly portals: readonly PortalKey[]; readonly validUntil: Date | null };

/** The portal that the person asked for and has now, if there is one: the mail leads there. */
type Asked = { readonly asked: PortalKey | null };

const goTo = (portal: PortalKey): Way => ({
  nl: `Ga naar ${portalName("nl", portal)}`,
  en: `Go to ${portalName("en", portal)}`,
  path: to.portalEntry(portal),
});

/** What someone may do from now on; by whom and why they can ask. */
export const rightsChangedLetter = letter(
  "authorisations.rights-changed",
  ({ organisation, portals, validUntil, asked }: Here & Rights & Asked, { insurer }) => ({
    nl: {
      subject: `Je rechten via ${organisation} zijn gewijzigd`,
      paragraphs: [
        `Een beheerder van ${organisation} heeft je rechten in de portalen van ${insurer} gewijzigd.`,
        `Je mag nu in: ${portalNames("nl", portals) || "geen portaal"}.`,
        validUntil
          ? `Je toegang loopt tot en met ${date("nl", new Date(validUntil.getTime() - 1))}.`
          : "Je toegang heeft geen einddatum.",
        "Klopt dat niet? Vraag het een beheerder van je organisatie.",
      ],
    },
    en: {
      subject: `Your rights through ${organisation} have changed`,
      paragraphs: [
        `An administrator of ${organisation} has changed your rights in the portals of ${ended(insurer)}`,
        `You may now use: ${portalNames("en", portals) || "no portal"}.`,
        validUntil
          ? `Your access lasts until the end of ${date("en", new Date(validUntil.getTime() - 1))}.`
          : "Your access has no end date.",
        "Is that not right? Ask an administrator of your organisation.",
      ],
    },
    button: asked === null ? signIn : goTo(asked),
    reason: sinceAccess(organisation),
  }),
);

/** To someone whom a beheerder signed out: nothing happened to the account, so there is nothing to freeze. */
export const signedOutLetter = letter(
  "authorisations.signed-out",
  ({ firstName, by, organisation }: Done & { readonly firstName: string }) => ({
    hello: firstName,
    nl: {
      subject: "Je bent overal uitgelogd",
      paragraphs: [
        `${by}, beheerder van ${organisation}, heeft je daar overal uitgelogd. Je kunt gewoon weer inloggen.`,
      ],
      closing: [`Weet je niet waarom? Vraag het ${by}.`],
    },
    en: {
      subject: "You have been signed out everywhere",
      paragraphs: [
        `${by}, administrator of ${organisation}, signed you out there everywhere. You can simply sign in again.`,
      ],
      closing: [`You do not know why? Ask ${by}.`],
    },
    button: signIn,
    reason: sinceAccess(organisation),
  }),
);

/** `unconfirmed`: no beheerder said in the access review that the person still needs it. */
export const withdrawnLetter = letter(
  "authorisations.withdrawn",
  ({ organisation, unconfirmed }: Here & { readonly unconfirmed: boolean }) => ({
    nl: {
      subject: `Je toegang via ${organisation} is beëindigd`,
      paragraphs: [
        unconfirmed && `Geen beheerder van ${organisation} heeft bevestigd dat je nog toegang nodig hebt.`,
        `Je hebt geen toegang meer tot de zakelijke portalen via ${ended(organisation)} Je autorisatie is ingetrokken.`,
        `Je toegangscode werkt niet meer. ${elsewhere.nl}`,
      ],
      closing: ["Klopt dit niet? Vraag het een beheerder van je organisatie."],
    },
    en: {
      subject: `Your access through ${organisation} has ended`,
      paragraphs: [
        unconfirmed && `No administrator of ${organisation} confirmed that you still need access.`,
        `You no longer have access to the business portals through ${ended(organisation)} Your authorisation has been withdrawn.`,
        `Your access code no longer works. ${elsewhere.en}`,
      ],
      closing: ["Is this not right? Ask an administrator of your organisation."],
    },
    reason: sinceHadAccess(organisation),
  }),
);

/** `by` is null when the insurer did it. */
export const administratorWithdrawnLetter = letter(
  "authorisations.administrator-withdrawn",
  ({ by, person, organisation, authorisationId }: Person & { readonly by: string | null }) => ({
    nl: {
      subject: `${person} is geen beheerder meer`,
      paragraphs: [`${by ?? "De verzekeraar"} heeft de autorisatie van ${person} bij ${organisation} ingetrokken.`],
    },
    en: {
      subject: `${person} is no longer an administrator`,
      paragraphs: [`${by ?? "The insurer"} has withdrawn the authorisation of ${person} at ${ended(organisation)}`],
    },
    button: view(authorisationId),
    reason: sinceAdministrator(organisation),
  }),
);

export const expiredLetter = letter("authorisations.expired", ({ organisation }: Here) => ({
  nl: {
    subject: `Je toegang via ${organisation} is verlopen`,
    paragraphs: [
      `Je autorisatie bij ${organisation} had een einddatum. Die is voorbij: je toegangscode werkt niet meer.`,
      elsewhere.nl,
      "Heb je de toegang nog nodig? Vraag je beheerder om je opnieuw te autoriseren.",
    ],
  },
  en: {
    subject: `Your access through ${organisation} has expired`,
    paragraphs: [
      `Your authorisation at ${organisation} had an end date. That is over: your access code no longer works.`,
      elsewhere.en,
      "Do you still need access? Ask your administrator to reauthorise you.",
    ],
  },
  button: {
    nl: "Vraag om nieuwe toegang",
    en: "Ask for new access",
    path: to.askAdministrator({ problem: "ACCESS_CODE_INACTIVE" }),
  },
  reason: sinceHadAccess(organisation),
}));

export const colleagueExpiredLetter = letter(
  "authorisations.colleague-expired",
  ({ person, organisation, authorisationId }: Person) => ({
    nl: {
      subject: `De autorisatie van ${person} is verlopen`,
      paragraphs: [
        `De einddatum van ${person} bij ${organisation} is voorbij. ${person} kan niet meer inloggen.`,
        "Is de toegang nog nodig? Autoriseer dan opnieuw.",
      ],
    },
    en: {
      subject: `The authorisation of ${person} has expired`,
      paragraphs: [
        `The end date of ${person} at ${organisation} is over. ${person} can no longer sign in.`,
        "Is access still needed? Then reauthorise.",
      ],
    },
    button: { nl: "Opnieuw autoriseren", en: "Reauthorise", path: to.reauthorise(authorisationId) },
    reason: sinceAdministrator(organisation),
  }),
);

/** `blockCause` says what still keeps the person out. */
type Reauthorised = Done & Answer & { readonly blockCause: "WRONG_TRIES" | "FREEZE" | "STAFF" | null };

export const reauthorisedLetter = letter(
  "authorisations.reauthorised",
  ({ by, organisation, blockCause, path }: Reauthorised, { desk }) => ({
    nl: {
      subject: `Je hebt weer toegang via ${organisation}`,
      paragraphs: [
        `${by}, beheerder van ${organisation}, heeft je opnieuw geautoriseerd. Je toegangscode werkt weer.`,
        blockCause === "WRONG_TRIES"
          ? "Je account is nog geblokkeerd. Vraag je beheerder om je te deblokkeren."
          : blockCause && `Je account is nog vastgezet. Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`,
      ],
    },
    en: {
      subject: `You have access through ${organisation} again`,
      paragraphs: [
        `${by}, administrator of ${organisation}, has reauthorised you. Your access code works again.`,
        blockCause === "WRONG_TRIES"
          ? "Your account is still blocked. Ask your administrator to unblock you."
          : blockCause && `Your account is still frozen. Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`,
      ],
    },
    button: blockCause === null ? signIn : helpSigningIn,
    links: path === null ? [] : [stillNot(path)],
    reason: sinceAccess(organisation),
  }),
);
