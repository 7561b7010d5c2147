import { dayTime } from "#lib/platform/i18n/format.ts";

/** Who can be called, and on which number. */
type Desk = { desk: string; phone: string };

export const nl = {
  fields: {
    codeMissing: "Vul de code in.",
    codeUnclear: "Een code uit een sms of app heeft 6 cijfers. Een herstelcode heeft 10 letters en cijfers.",
  },
  refusals: {
    gone: "Je was te lang bezig. Begin opnieuw.",
    codeExpired: "Deze code is verlopen. Vraag een nieuwe code aan.",
    appUnreadable: "We kunnen de codes van je app nu niet lezen. Kies een andere manier, of bel de Servicedesk.",
    wrongCode: "Deze code klopt niet. Kijk in de nieuwste sms, of naar de code die nu in je app staat.",
    over: "Je hebt te vaak een verkeerde code ingevuld. Begin opnieuw.",
    tooSoon: "We stuurden net een code. Wacht een halve minuut en probeer het opnieuw.",
    noCodesLeft: "We stuurden al 3 codes. Lukt het niet? Begin dan opnieuw.",
    tooManyCodes: ({ until }: { until: Date }) =>
      `Er zijn te veel codes naar je telefoon gestuurd. Probeer het na ${dayTime("nl", until)}.`,
    smsStopped: ({ desk, phone }: Desk) =>
      `We kunnen nu geen sms sturen. Probeer het later, of bel de ${desk}: ${phone}.`,
    smsCountry: ({ desk, phone }: Desk) =>
      `Naar het land van je mobiele nummer sturen we geen sms. Bel de ${desk}: ${phone}.`,
    noCall: "Bellen kan nu niet. Vraag een nieuwe code aan.",
    noGuessesLeft: "Vandaag is te vaak een verkeerde code ingevuld. Probeer het morgen, of vraag hulp.",
    noMobile: "Bij je account staat geen mobiel nummer. Vraag je beheerder om het toe te voegen.",
  },
  enter: {
    title: "Bevestig dat jij het bent",
    sent: (mobile: string) => `We stuurden een sms met een code naar ${mobile}.`,
    lasts: "De code werkt 5 minuten.",
    code: "Code",
    hint: "6 cijfers",
    submit: "Code controleren",
    app: "Open de app op je telefoon die codes maakt.",
    appCode: "Code uit de app",
    appHint: "6 cijfers. De code wisselt elke 30 seconden.",
    recovery: "Vul een van de herstelcodes in die je hebt bewaard. Elke code werkt één keer.",
    recoveryCode: "Herstelcode",
    recoveryHint: "10 letters en cijfers, zoals H7K3F-9QX2M",
    mayText: (mobile: string) => `We sturen een sms met een code naar ${mobile}.`,
    text: "Stuur een sms-code",
    other: "Iets anders gebruiken",
    useApp: "Gebruik de code uit je app",
    useText: "Gebruik de code uit de sms",
    useRecovery: "Gebruik een herstelcode",
    lostPhone: "Telefoon kwijt, en geen herstelcodes?",
    none: "Geen sms gekregen?",
    wait: "Een sms komt meestal binnen een minuut.",
    resend: "Stuur een nieuwe code",
    resent: "We stuurden je een nieuwe code.",
    mayCall: "Komt er geen sms? Dan bellen we je met een code.",
    call: "Bel me",
    calling: "We bellen je. Neem op en luister naar de code.",
    wrongNumber: "Lukt het niet, of klopt dit nummer niet meer?",
    askAdministrator: "Hulp bij inloggen",
  },
};
