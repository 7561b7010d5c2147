import { nl as people } from "#lib/features/base/people/texts.nl.ts";
import { nl as codes } from "#lib/features/entrance/one-time-codes/texts.nl.ts";
import { dateTime, dayTime, time } from "#lib/platform/i18n/format.ts";

type Of = { readonly person: string };

export const nl = {
  fields: {
    ...codes.fields,
    ...people.mobileProblems,
    colleagueMissing: "Zoek eerst een persoon op.",
    reasonMissing: "Kies waarom je deze gegevens bekijkt.",
    scriptIncomplete: "Vink alle drie aan. Klopt er een niet? Doe dan niets.",
    ...people.emailProblems,
  },
  refusals: {
    notActive: ({ person }: Of) => `${person} heeft hier geen actieve autorisatie.`,
    frozen: ({ person }: Of) => `Het account van ${person} is vastgezet. Gebruik Vrijgeven.`,
    blockedByInsurer: ({ person }: Of) => `De verzekeraar heeft het account van ${person} geblokkeerd.`,
    notSignedIn: ({ person }: Of) => `${person} is nergens ingelogd.`,
    notBlocked: ({ person }: Of) => `${person} is niet geblokkeerd.`,
    notFrozen: ({ person }: Of) => `Het account van ${person} is niet vastgezet.`,
    hasAdministrator: ({ helpers }: { helpers: string }) =>
      `Een beheerder kan dit zelf doen: ${helpers || "die van de organisatie"}. Verwijs daarheen.`,
    takeCaseFirst: ({ by }: { by: string }) =>
      by ? `${by} behandelt deze zaak. Overleg eerst.` : "Pak eerst de zaak op, bij Zaken.",
    bindingNew:
      "Vlak voor het vastzetten is er iets gewijzigd. Kies Opnieuw activeren: dan vervalt wat er gewijzigd is.",
    blocked: ({ person }: Of) => `${person} is geblokkeerd. Deblokkeer eerst.`,
    blockedHere: ({ person }: Of) => `${person} is hier geblokkeerd. Deblokkeer eerst.`,
    reactivating: ({ person }: Of) => `${person} moet opnieuw activeren. Begin dat opnieuw met het goede nummer.`,
    notActivated: ({ person }: Of) => `${person} heeft het account nog nooit geactiveerd. Stuur de uitnodiging.`,
    elsewhere: ({ person }: Of) => `${person} heeft ook toegang bij een andere organisatie.`,
    sameNumber: ({ person }: Of) => `Dit nummer staat al bij ${person}.`,
    changedMeanwhile: ({ person }: Of) => `Het account van ${person} is intussen veranderd. Laad de pagina opnieuw.`,
    emailNotPossible: "Dit e-mailadres kan hier niet. Kies een ander adres.",
    tooOften: ({ person, until }: { person: string; until: Date }) =>
      `Dit is te vaak gedaan voor ${person}. Het kan weer ${dayTime("nl", until)}.`,
    accepted: ({ person }: Of) => `${person} heeft de uitnodiging al gebruikt.`,
    ended: ({ person }: Of) => `De autorisatie van ${person} is beëindigd. Een uitnodiging helpt dan niet.`,
  },
  ask: {
    lead: "Zeg eerst waarom je de gegevens bekijkt.",
    reason: "Waarom bekijk je deze gegevens?",
    hint: (organisation: string) => `De beheerders van ${organisation} zien dit in hun logboek.`,
    submit: "Gegevens tonen",
    address: "E-mailadres",
  },
  person: {
    title: "Persoon",
    back: "Gebruikers",
    shownUntil: (until: Date) => `Je ziet deze gegevens tot ${time("nl", until)}.`,
    matter: "Wat er aan de hand is",
    nothing: (person: string) => `${person} kan inloggen.`,
    frozen: (since: string) =>
      `Het account is vastgezet${since && ` sinds ${since}`}: iemand meldde ‘dit was ik niet’.`,
    blockedByInsurer: (since: string) => `De verzekeraar blokkeerde het account${since && ` op ${since}`}.`,
    invited: "Er is een uitnodiging. Die is nog niet gebruikt.",
    reactivating: "De gebruiker moet het account opnieuw activeren.",
    underWay: {
      number: (mobile: string, until: Date) =>
        `Er is een nieuw nummer onderweg: ${mobile}. Bevestigen kan tot ${dateTime("nl", until)}.`,
      reactivation: (from: Date) => `Opnieuw activeren kan vanaf ${dateTime("nl", from)}.`,
    },
    helpers: (names: string) => `Een beheerder kan helpen: ${names}. Verwijs daarheen.`,
    officeNumber: "Nummer van de organisatie",
    unproven: "nog nooit bevestigd met een code",
    mayBeStolen: "Bel dit niet: het nummer is misschien gewijzigd door een ander.",
    organisation: "Organisatie",
    elsewhere: "Ook bij",
    managers: "Beheerders",
    deputy: "waarnemend",
    noManagers: "Deze organisatie heeft geen beheerder.",
    appoint: "Laat de organisatie een beheerder aanmelden",
    facts: "Gegevens",
    history: "Wat er gebeurde",
  },
  say: {
    title: "Wat mag je zeggen?",
    before: "Voor je hebt teruggebeld",
    beforeList: [
      "Zeg niet of er een account is.",
      "Noem geen adres, nummer of beheerder.",
      "Wel: ‘We mailen of bellen wat bij ons bekend is.’",
    ],
    then: "Na het terugbellen",
    thenList: [
      "Wat er aan de hand is, en sinds wanneer.",
      "Wie de beheerders zijn en of ze kunnen helpen.",
      "Wat jij nu doet. De klant krijgt daar een mail van.",
    ],
    never: "Vraag nooit om een wachtwoord of code.",
  },
  script: {
    title: "Bel eerst terug",
    steps: [
      "Hang op. Bel zelf, op een nummer dat we al hadden.",
      "Vraag de toegangscode of het e-mailadres. Zeg die niet voor.",
      "Vraag bij welke organisatie de klant hoort.",
    ],
    noNumber: "We hebben geen nummer om te bellen. Dan kan dit niet per telefoon.",
    legend: "Dit heb ik gedaan",
    boxes: {
      ownCall: "Ik belde zelf, op een nummer dat we al hadden",
      saidWho: "De klant noemde de toegangscode of het e-mailadres",
      saidWhere: "De klant noemde de organisatie",
    },
    lost: "Is de telefoon kwijt? Bel dan het nummer van de organisatie.",
    cancel: "Niet doen",
  },
  acts: {
    unblock: {
      title: "Deblokkeren",
      lead: (person: string) => `${person} kan daarna weer inloggen.`,
      told: "De klant krijgt een mail. Zijn er andere beheerders, dan zij ook.",
      submit: "Deblokkeren",
      done: (person: string) => `${person} is gedeblokkeerd en krijgt daar bericht van.`,
    },
    unfreeze: {
      title: "Vrijgeven",
      lead: (person: string) => `Het account van ${person} gaat weer open. Het oude wachtwoord vervalt.`,
      told: "De klant krijgt een mail om een nieuw wachtwoord te kiezen. De beheerders krijgen bericht.",
      submit: "Vrijgeven",
      done: (person: string) => `Het account van ${person} is weer vrij. De klant kiest nu een nieuw wachtwoord.`,
    },
    number: {
      title: "Mobiel nummer wijzigen",
      lead: (person: string) => `${person} bevestigt het nieuwe nummer via de mail, met wachtwoord en code.`,
      told: "Tot dan blijft het oude nummer. Dat nummer en de beheerders krijgen bericht.",
      leadNew: (person: string) => `${person} bevestigt het nummer bij het activeren.`,
      toldNew: "De klant krijgt een mail dat het nummer is ingevuld.",
      submit: "Mobiel nummer wijzigen",
      done: (person: string) => `Het nummer van ${person} is doorgegeven. Wat nu volgt, staat in de mail.`,
      lost: "Ook het wachtwoord kwijt?",
    },
    reactivate: {
      title: "Opnieuw activeren",
      lead: (person: string) => `Voor ${person}: telefoon én wachtwoord kwijt.`,
      told: "Wachtwoord en nummer vervallen meteen. Na 24 uur werkt de link in de mail.",
      submit: "Opnieuw activeren",
      done: (person: string) => `${person} kan over 24 uur opnieuw activeren, met de link in de mail.`,
    },
    signOut: {
      title: "Overal uitloggen",
      lead: (person: string) => `${person} is daarna nergens meer ingelogd, bij geen enkele organisatie.`,
      told: "De klant krijgt een mail, en kan gewoon weer inloggen.",
      submit: "Overal uitloggen",
      done: (person: string) => `${person} is overal uitgelogd en krijgt daar bericht van.`,
    },
    invite: {
      title: "Nieuwe uitnodiging",
      lead: (person: string) => `${person} krijgt een nieuwe link, op het adres dat we hebben.`,
      told: "Een oudere link werkt dan niet meer.",
      submit: "Verstuur uitnodiging",
      done: (person: string) => `${person} heeft een nieuwe uitnodiging gekregen.`,
    },
  },
  inputs: {
    number: "Nieuw mobiel nummer",
    numberHint: "Zoals 06 12345678",
    email: "Nieuw e-mailadres",
    emailHint: (email: string) => `Alleen als ${email} niet (meer) van de klant is.`,
  },
};
