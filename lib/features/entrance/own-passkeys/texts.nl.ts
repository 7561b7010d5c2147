import { nl as codes } from "#lib/features/entrance/one-time-codes/texts.nl.ts";
import { nl as passkeys } from "#lib/features/entrance/passkeys/texts.nl.ts";

export const nl = {
  fields: {
    ...codes.fields,
    ...passkeys.fields,
    nameMissing: "Geef je passkey een naam.",
    nameTooLong: "Deze naam is te lang. Gebruik hoogstens 40 tekens.",
  },
  refusals: {
    late: "Dit duurde te lang. Probeer het nog een keer.",
    unfit: "Deze passkey kunnen we niet gebruiken. Probeer een ander apparaat, of een andere app voor wachtwoorden.",
    known: "Deze passkey staat al bij een account.",
    showFirst: "Bevestig eerst met een passkey die je al hebt.",
    last: "Dit is je enige passkey. Voeg eerst een andere toe: zonder passkey kun je niet werken.",
    tooMany: "Je hebt al 20 passkeys. Haal er eerst een weg.",
  },
  list: {
    title: "Passkeys",
    lead: "Een passkey staat op je eigen apparaat. Je logt ermee in met je vinger, je gezicht of je pincode. Zonder wachtwoord en zonder sms.",
    none: "Je hebt nog geen passkey.",
    one: "Voeg er nog een toe, op een ander apparaat. Dan kom je ook binnen als je dit apparaat kwijt bent.",
    add: "Passkey toevoegen",
    made: (day: string) => `Toegevoegd op ${day}`,
    used: (day: string) => `Laatst gebruikt op ${day}`,
    unused: "Nog niet gebruikt",
    backedUp: "Ook op je andere apparaten",
    name: "Naam",
    change: "Wijzigen of weghalen",
    save: "Bewaar naam",
    remove: "Haal deze passkey weg",
    weak: "Je logde in op een manier waarmee je geen passkeys kunt wijzigen. Log in met je wachtwoord of een passkey.",
    work: "Voor je werk heb je een passkey nodig. Zolang je die niet gebruikt, kun je hier verder niets.",
    workFirst: "Voeg er een toe. Daarna bevestig je ermee, en ga je verder.",
    workShow: "Bevestig met je passkey. Dan ga je verder.",
    workLost: "Passkey kwijt? Vraag een collega die medewerkers beheert om je opnieuw uit te nodigen.",
    done: {
      toegevoegd: "Je passkey is toegevoegd. De volgende keer kun je ermee inloggen.",
      weggehaald: "Je passkey is weggehaald.",
      naam: "De nieuwe naam is opgeslagen.",
    },
  },
  add: {
    title: "Passkey toevoegen",
    lead: "Je browser vraagt zo om je vinger, je gezicht of je pincode. Wij krijgen die niet te zien.",
    own: "Doe dit alleen op een apparaat dat van jou is.",
    button: "Passkey toevoegen",
    notDone: "Er is geen passkey gemaakt. Misschien heeft dit apparaat er al een. Probeer het anders nog een keer.",
    without: "Deze browser kan geen passkey maken. Zet JavaScript aan, of gebruik een andere browser.",
  },
};
