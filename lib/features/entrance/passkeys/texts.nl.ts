export const nl = {
  fields: { passkeyMissing: "Hiervoor heeft je browser JavaScript en een passkey nodig." },
  refusals: {
    gone: "Je was te lang bezig. Begin opnieuw.",
    late: "Dit duurde te lang. Probeer het nog een keer.",
    unknown: "Deze passkey kennen we niet meer. Log in met je wachtwoord, of kijk bij Hulp bij inloggen.",
    unfit: "Met deze passkey kun je nu niet inloggen. Log in met je wachtwoord, of kijk bij Hulp bij inloggen.",
  },
  signIn: {
    button: "Gebruik je passkey",
    notDone: "Er is geen passkey gebruikt. Probeer het nog een keer, of log in met je wachtwoord.",
  },
  secondStep: { notDone: "Er is geen passkey gebruikt. Probeer het nog een keer, of kies iets anders." },
  confirm: {
    ask: "Bevestig met je passkey dat jij het bent.",
    button: "Bevestig met je passkey",
    notDone: "Er is geen passkey gebruikt. Probeer het nog een keer, of vraag een code.",
  },
};
