import { to } from "#lib/addresses.ts";
import { signIn } from "#lib/features/base/people/mails.ts";
import type { StaffRole } from "#lib/platform/access/roles.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { ended, shortDate, time } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { letter, type Said } from "#lib/platform/outbox/letter.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

type Told = {
  readonly firstName: string;
  /** The name of whoever did it. */
  readonly by: string;
};

const sinceStaff = (insurer: string): Said => ({
  nl: `Je krijgt deze mail omdat je een account hebt als medewerker van ${ended(insurer)}`,
  en: `You get this email because you have an account as a member of staff of ${ended(insurer)}`,
});

const notRight = ({ name, phone }: Desk): Said => ({
  nl: `Klopt dit niet? Bel de ${name}: ${phone}.`,
  en: `Is this not right? Call the ${name}: ${phone}.`,
});

type NewStaff = {
  readonly firstName: string;
  readonly person: string;
  readonly duties: readonly StaffRole[];
  readonly at: Date;
};

/** To everyone who manages staff or audits. */
export const newStaffLetter = letter(
  "staff-accounts.new-colleague",
  ({ firstName, person, duties, at }: NewStaff, { insurer, desk }) => ({
    hello: firstName,
    nl: {
      subject: "Er is een nieuwe medewerker uitgenodigd",
      paragraphs: [
        `${person} is op ${shortDate("nl", at)} om ${time("nl", at)} uitgenodigd voor Portaalhulp.`,
        `Taken: ${duties.map((duty) => nl.duties[duty]).join(", ")}.`,
        "Wie het voorstelde en wie het goedkeurde, staat in het logboek.",
      ],
      closing: [notRight(desk).nl],
    },
    en: {
      subject: "A new member of staff was invited",
      paragraphs: [
        `${person} was invited to Portaalhulp on ${shortDate("en", at)} at ${time("en", at)}.`,
        `Duties: ${duties.map((duty) => en.duties[duty]).join(", ")}.`,
        "The log says who proposed it and who approved it.",
      ],
      closing: [notRight(desk).en],
    },
    button: { nl: "Bekijk de medewerkers", en: "View the staff", path: to.staffAccounts() },
    reason: sinceStaff(insurer),
  }),
);

type Emergency = { readonly firstName: string; readonly people: readonly string[]; readonly at: Date };

const listed = (people: readonly string[], locale: Locale) =>
  new Intl.ListFormat(locale, { type: "conjunction" }).format(people);

/** To everybody else of the staff. */
export const emergencyLetter = letter(
  "staff-accounts.emergency",
  ({ firstName, people, at }: Emergency, { insurer, desk }) => ({
    hello: firstName,
    nl: {
      subject: "Noodtoegang tot Portaalhulp gebruikt",
      paragraphs: [
        `${listed(people, "nl")} beginnen op ${shortDate("nl", at)} om ${time("nl", at)} opnieuw met hun account.`,
        "Dit is buiten het scherm om gedaan, door wie Portaalhulp beheert. Het staat in het logboek.",
      ],
      closing: [notRight(desk).nl],
    },
    en: {
      subject: "Emergency access to Portaalhulp was used",
      paragraphs: [
        `${listed(people, "en")} begin their accounts anew on ${shortDate("en", at)} at ${time("en", at)}.`,
        "This was done outside the screens, by whoever runs Portaalhulp. The log has it.",
      ],
      closing: [notRight(desk).en],
    },
    reason: sinceStaff(insurer),
  }),
);

type Changed = Told & { readonly duties: readonly StaffRole[] };

export const dutiesLetter = letter(
  "staff-accounts.duties",
  ({ firstName, by, duties }: Changed, { insurer, desk }) => ({
    hello: firstName,
    nl: {
      subject: "Je taken in Portaalhulp zijn gewijzigd",
      paragraphs: [
        `${by} heeft je taken gewijzigd.`,
        `Dit zijn ze nu: ${duties.map((duty) => nl.duties[duty]).join(", ")}.`,
        "Je bent overal uitgelogd. Log opnieuw in om verder te gaan.",
      ],
      closing: [notRight(desk).nl],
    },
    en: {
      subject: "Your duties in Portaalhulp were changed",
      paragraphs: [
        `${by} changed your duties.`,
        `Your duties now: ${duties.map((duty) => en.duties[duty]).join(", ")}.`,
        "You are signed out everywhere. Sign in again to go on.",
      ],
      closing: [notRight(desk).en],
    },
    button: signIn,
    reason: sinceStaff(insurer),
  }),
);

export const endedLetter = letter("staff-accounts.ended", ({ firstName, by }: Told, { insurer, desk }) => ({
  hello: firstName,
  nl: {
    subject: "Je toegang tot Portaalhulp is beëindigd",
    paragraphs: [`${by} heeft je toegang tot Portaalhulp beëindigd.`, "Je kunt niet meer inloggen."],
    closing: [notRight(desk).nl],
  },
  en: {
    subject: "Your access to Portaalhulp has ended",
    paragraphs: [`${by} ended your access to Portaalhulp.`, "You can no longer sign in."],
    closing: [notRight(desk).en],
  },
  reason: sinceStaff(insurer),
}));
