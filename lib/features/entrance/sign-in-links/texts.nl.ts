export const nl = {
  fields: {
    identifierMissing: "Vul je e-mailadres of toegangscode in.",
    identifierTooLong: "Dit is te lang. Vul je e-mailadres of toegangscode in.",
  },
  refusals: { linkClosed: "Deze link werkt niet meer. Vraag een nieuwe aan." },
  ask: {
    title: "Link om in te loggen",
    lead: "Houden foute wachtwoorden je tegen? Wij mailen je een link. Daarmee log je toch in.",
    identifier: "E-mailadres of toegangscode",
    submit: "Stuur mij een link",
  },
  sent: {
    title: "Kijk in je mail",
    lead: "Kennen we je? Dan is er nu een mail onderweg naar het adres dat we van je hebben.",
    next: "Open de link in de browser waarin je wilt inloggen. De link werkt een uur.",
    none: "Krijg je geen mail? Kijk bij je ongewenste e-mail (spam).",
    again: "Vraag de link nog eens",
    forgotten: "Weet je je wachtwoord niet meer? Kies een nieuw wachtwoord.",
  },
  open: {
    title: "Verder met inloggen",
    lead: "Klik op de knop. Daarna kun je een uur lang in deze browser je wachtwoord invullen.",
    submit: "Verder met inloggen",
    closed: "Deze link werkt niet meer",
    why: "Een link werkt een uur en één keer.",
    renew: "Vraag een nieuwe link",
  },
};
