import { noSmsTo } from "#lib/platform/phone-country.ts";
import { nl as people } from "#lib/features/base/people/texts.nl.ts";
import { nl as adding } from "#lib/features/administration/invitations/texts.nl.ts";
import { nl as codes } from "#lib/features/entrance/one-time-codes/texts.nl.ts";
import { dayTime, shortDateTime } from "#lib/platform/i18n/format.ts";

const { firstNameMissing, lastNameMissing, nameTooLong, nameAddress, nameOdd, emailMissing, emailInvalid } =
  adding.fields;
const { phoneMissing, phoneUnclear, phoneShort, phonePremium, phoneMachine, phoneLandline } = adding.fields;

export const nl = {
  title: "Medewerkers",
  lead: (insurer: string) => `Wie bij ${insurer} met dit portaal werkt, en met welke taken.`,
  planned: {
    invite: "Medewerker uitnodigen",
    renew: "Medewerker opnieuw laten beginnen met een ander nummer",
    duties: "Taken",
    email: "E-mailadres",
    mobile: "Mobiel nummer",
  },
  duties: people.duties,
  dutiesMean: {
    SERVICEDESK: "Helpt mensen die bellen of om hulp vragen.",
    ONBOARDING: "Controleert aanmeldingen en houdt organisaties bij.",
    AUDITOR: "Ziet alles en wijzigt niets. Gaat niet samen met een andere taak.",
    STAFF_ADMIN: "Beheert de accounts van medewerkers. Gaat niet samen met een andere taak.",
  },
  states: { invited: "Uitgenodigd", active: "Actief", blocked: "Geblokkeerd", ended: "Beëindigd" },
  list: {
    caption: (n: number) => (n === 1 ? "1 medewerker" : `${n} medewerkers`),
    columns: { name: "Naam", duties: "Taken", state: "Status", lastSignIn: "Laatst ingelogd" },
    never: "Nog niet",
    invite: "Medewerker uitnodigen",
    none: "Er is nog geen medewerker.",
    gone: (n: number) => `Werkten hier eerder (${n})`,
    more: "Er zijn meer dan 200 medewerkers. Hier staan de eerste.",
  },
  inviting: {
    title: "Medewerker uitnodigen",
    lead: "Op het zakelijke adres komt een link om het account te activeren.",
    who: "Wie is het?",
    firstName: "Voornaam",
    initials: "Voorletters",
    namePrefix: "Tussenvoegsel",
    lastName: "Achternaam",
    email: "Zakelijk e-mailadres",
    emailHint: "Een eigen adres, geen gedeeld postvak.",
    mobile: "Mobiel nummer",
    mobileHint: "Hier komen de codes om in te loggen.",
    duties: "Taken",
    dutiesHint: "Wat iemand zelf controleert, keurt een ander goed. Ook als iemand twee taken heeft.",
    submit: "Uitnodigen",
  },
  account: {
    title: "Medewerker",
    facts: {
      state: "Status",
      duties: "Taken",
      email: "E-mailadres",
      mobile: "Mobiel nummer",
      lastSignIn: "Laatst ingelogd",
      link: "Uitnodiging",
    },
    noDuties: "Geen",
    noMobile: "Geen",
    linkOpen: (until: Date) => `De link werkt tot ${shortDateTime("nl", until)}.`,
    linkExpired: (until: Date) => `De link is verlopen op ${shortDateTime("nl", until)}.`,
    log: "Bekijk wat deze medewerker deed",
    self: "Dit ben jij. Een collega met de taak Medewerkers kan dit voor je wijzigen.",
    changing: "Taken wijzigen",
    changes: "Je collega is daarna overal uitgelogd en krijgt een mail.",
    change: "Taken wijzigen",
    renewing: "Opnieuw uitnodigen",
    renews: {
      invited: "De vorige link werkt dan niet meer.",
      anew: "Voor wie de telefoon of het wachtwoord kwijt is, of geblokkeerd is. Het wachtwoord vervalt meteen.",
    },
    newMobile: "Nieuw mobiel nummer",
    newMobileHint: "Alleen als het nummer niet meer klopt.",
    renew: "Opnieuw uitnodigen",
    ending: "Werkt hier niet meer?",
    end: "Toegang beëindigen",
    again: (person: string) => `Komt ${person} terug? Nodig dan hetzelfde adres opnieuw uit.`,
  },
  ending: {
    title: (person: string) => `Toegang van ${person} beëindigen?`,
    happens: [
      "Inloggen kan meteen niet meer, ook niet waar je collega nog is ingelogd.",
      "Alle taken vervallen.",
      "Wat je collega deed, blijft in het logboek staan.",
    ],
    submit: "Toegang beëindigen",
    cancel: "Niet doen",
  },
  told: {
    uitgenodigd: (person: string) => `${person} is uitgenodigd. De mail is onderweg.`,
    bestaat: (person: string) => `${person} is al medewerker. Er is niets gewijzigd.`,
    opnieuw: (person: string) => `De nieuwe uitnodiging voor ${person} is onderweg.`,
    taken: (person: string) => `De taken van ${person} zijn gewijzigd.`,
    beeindigd: (person: string) => `De toegang van ${person} is beëindigd.`,
  },
  fields: {
    ...codes.fields,
    ...{ firstNameMissing, lastNameMissing, nameTooLong, nameAddress, nameOdd, emailMissing, emailInvalid },
    ...{ phoneMissing, phoneUnclear },
    noDuty: "Kies minstens één taak.",
    auditorAlone: "Controle gaat niet samen met een andere taak. Kies één van beide.",
    staffAdminAlone: "Medewerkers gaat niet samen met een andere taak. Kies één van beide.",
    accountMissing: "Kies eerst een medewerker uit de lijst.",
  },
  refusals: {
    domainNotOurs: "Dit adres is niet van ons. Gebruik het zakelijke e-mailadres van je collega.",
    ...{ phoneMissing, phoneUnclear, phoneShort, phonePremium, phoneMachine, phoneLandline, phoneCountry: noSmsTo.nl },
    notStaff: "Dit adres hoort bij een organisatie. Gebruik een zakelijk adres van de verzekeraar.",
    alreadyStaff: "Met dit adres is iemand al medewerker.",
    staffAdminsExist: "Er zijn al twee mensen met de taak Medewerkers. Vraag een van hen om de uitnodiging.",
    alreadyActive: "Deze medewerker is al actief.",
    lastStaffAdmin: "Dit is de laatste met de taak Medewerkers. Geef die taak eerst aan iemand anders.",
    sameDuties: "Deze taken heeft je collega al.",
    ended: "De toegang van deze medewerker is al beëindigd.",
    tooOften: ({ until }: { until: Date }) =>
      `Er gingen al genoeg uitnodigingen naar dit adres. Wacht tot ${dayTime("nl", until)}.`,
  },
};
