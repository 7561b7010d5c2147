import { ended } from "#lib/platform/i18n/format.ts";

export const nl = {
  fields: {},
  refusals: {
    again: "Ververs deze pagina en probeer het opnieuw.",
    showFirst: "Log opnieuw in met je app of je passkey. Daarna kun je dit doen.",
  },
  title: "Herstelcodes",
  what: "Is je telefoon kwijt of stuk? Vul dan na je wachtwoord een herstelcode in. Elke code werkt één keer.",
  none: "Je hebt nog geen herstelcodes.",
  left: (left: number, day: string) =>
    left === 0
      ? `Alle herstelcodes van ${day} zijn gebruikt. Maak nieuwe.`
      : `Je hebt nog ${left === 1 ? "1 herstelcode" : `${left} herstelcodes`}, gemaakt op ${day}.`,
  make: "Maak herstelcodes",
  makeAnew: "Maak nieuwe herstelcodes",
  anew: "Je oude herstelcodes werken dan niet meer.",
  made: "Dit zijn je herstelcodes. Je ziet ze maar één keer: bewaar ze nu.",
  keep: "Print ze of zet ze in je wachtwoordmanager. Bewaar ze niet alleen op je telefoon.",
  print: "Print de codes",
  download: "Download als tekstbestand",
  copy: "Kopieer de codes",
  copied: "Gekopieerd",
  fileName: "herstelcodes.txt",
  fileHead: (insurer: string) => `Herstelcodes voor ${ended(insurer)} Elke code werkt één keer, na je wachtwoord.`,
  afterApp: "Je app is toegevoegd. Maak nu herstelcodes, voor als je telefoon kwijt is.",
  otherWay: "Je bent ingelogd met eHerkenning. Log in met je wachtwoord om herstelcodes te maken.",
  back: "Naar je authenticator-app",
};
