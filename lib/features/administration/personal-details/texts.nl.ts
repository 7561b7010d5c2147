import { words as people } from "#lib/features/base/people/texts.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { dayTime } from "#lib/platform/i18n/format.ts";

type Of = { readonly person: string };

export const nl = {
  fields: {
    colleagueMissing: "Kies eerst een collega uit de lijst.",
    ...people.nl.nameProblems,
    firstNameMissing: "Vul de voornaam in.",
    lastNameMissing: "Vul de achternaam in.",
    reasonMissing: "Kies waarom je de naam wijzigt.",
    emailMissing: "Vul het nieuwe e-mailadres in.",
    emailInvalid: "Vul een e-mailadres in zoals naam@bedrijf.nl.",
  },
  refusals: {
    notActive: "De autorisatie is ingetrokken. Autoriseer eerst opnieuw.",
    sameName: "De naam is al zo. Er is niets gewijzigd.",
    sameEmail: "Dit is al het e-mailadres. Vul een ander adres in.",
    emailTaken: "Iemand van je organisatie heeft dit e-mailadres al. Vul een ander adres in.",
    tooOften: ({ until }: { until: Date }) => `Dit is vandaag te vaak gedaan. Het kan weer ${dayTime("nl", until)}.`,
    notActivated: ({ person }: Of) => `${person} heeft het account nog niet geactiveerd. Laad de pagina opnieuw.`,
    activated: ({ person }: Of) => `${person} heeft het account intussen geactiveerd. Laad de pagina opnieuw.`,
    reactivating: ({ person }: Of) => `${person} wordt opnieuw geactiveerd. Wacht tot dat klaar is.`,
    frozen: ({ person }: Of) => `Het account van ${person} is vastgezet. Bel de Servicedesk.`,
    nothingUnderWay: "Er loopt geen wijziging van het e-mailadres meer.",
    linkClosed: "Deze link werkt niet meer. Laad de pagina opnieuw om te zien waarom.",
  },
  name: {
    title: "Naam wijzigen",
    lead: "Je collega krijgt een mail dat de naam is gewijzigd.",
    initials: "Voorletters",
    firstName: "Voornaam",
    namePrefix: "Tussenvoegsel",
    prefixHint: "Zoals van, de of van der.",
    lastName: "Achternaam",
    reason: "Waarom wijzig je de naam?",
    reasons: {
      MARRIAGE: "Trouwen of scheiden",
      TYPING_ERROR: "Typefout",
      OTHER: "Iets anders",
    },
    submit: "Naam wijzigen",
  },
  email: {
    title: "E-mailadres wijzigen",
    current: "Nu:",
    how: "Wij mailen het oude en het nieuwe adres. Je collega bevestigt op beide.",
    lasts: "Dat kan 24 uur. Tot die tijd blijft het oude adres gelden.",
    invited: "Dit account is nog niet geactiveerd. Het nieuwe adres krijgt meteen een uitnodiging.",
    dead: "Werkt het oude adres niet meer?",
    reactivate: "Activeer het account opnieuw",
    field: "Nieuw e-mailadres",
    hint: "Van deze persoon alleen, niet een gedeeld postvak.",
    submit: "E-mailadres wijzigen",
    shared: (email: string) => `${email} lijkt een gedeeld postvak. Wie daarbij kan, kan ook dit account overnemen.`,
  },
  under: {
    title: "Nieuw e-mailadres: wacht op bevestiging",
    to: (email: string, by: string, at: string) => `${by} begon dit op ${at}. Het nieuwe adres is ${email}.`,
    old: "Oude adres",
    fresh: "Nieuwe adres",
    yes: "bevestigd",
    no: "nog niet bevestigd",
    until: (until: string) => `Zonder bevestiging vervalt dit ${until}.`,
    stop: "Stop deze wijziging",
  },
  told: {
    naam: (person: string) => `De naam is nu ${person}.`,
    adres: (person: string) =>
      `Beide adressen van ${person} krijgen een mail. Na bevestiging op beide wijzigt het adres.`,
    uitnodiging: (person: string) => `De uitnodiging voor ${person} gaat naar het nieuwe adres.`,
    gestopt: "De wijziging van het e-mailadres is gestopt.",
  },
  link: {
    title: "Bevestig je e-mailadres",
    open: {
      old: (email: string) => `Je e-mailadres wordt ${email}. Klopt dat?`,
      new: (email: string) => `${email} wordt het adres waarmee je inlogt. Klopt dat?`,
    },
    both: "Het adres wijzigt pas als je op het oude én het nieuwe adres bevestigt.",
    submit: "Ja, dit klopt",
    not: "Klopt het niet? Bevestig dan niet. In de mail staat hoe je dit stopt.",
    waiting: {
      title: "Bevestigd",
      old: "Bevestig nu ook op je nieuwe adres. Daar ligt een mail van ons.",
      new: "Bevestig nu ook op je oude adres. Daar ligt een mail van ons.",
    },
    done: { title: "Je e-mailadres is gewijzigd", text: "Log voortaan in met je nieuwe adres.", button: "Inloggen" },
    replaced: { title: "Deze link werkt niet meer", text: "Er is een nieuwere mail. Gebruik de link daarin." },
    stopped: {
      title: "Deze wijziging is gestopt",
      text: "Er is niets gewijzigd. Vraag je beheerder als dat niet klopt.",
    },
    expired: {
      title: "Deze link is verlopen",
      text: "Er is niets gewijzigd. Vraag je beheerder om opnieuw te beginnen.",
    },
    frozen: {
      title: "Dit account is vastgezet",
      text: (desk: Desk) => `Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    },
    help: "Hulp bij inloggen",
    unknown: { title: "Deze link kennen we niet", text: "Kopieer de hele link uit de mail en probeer het opnieuw." },
  },
};
