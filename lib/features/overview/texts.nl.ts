const colleagues = (n: number) => (n === 1 ? "1 collega" : `${n} collega’s`);

export const nl = {
  overview: {
    title: "Overzicht",
    hello: (firstName: string) => `Dag ${firstName}`,
    calm: "Alles is bij. Niemand wacht op jou.",
    waiting: (n: number) => (n === 1 ? "Er wacht 1 collega op jou." : `Er wachten ${n} vragen op jou.`),
    now: "Nu doen",
    notice: "Let op",
    nothingToDo: "Er zijn geen open hulpvragen.",
    blocked: (person: string, since: string) => `${person} is geblokkeerd${since ? ` sinds ${since}` : ""}.`,
    waits: (person: string, until: string) => `${person} moet wachten tot ${until}.`,
    expired: (person: string, day: string) => `De uitnodiging van ${person} is verlopen op ${day}.`,
    again: "Opnieuw uitnodigen",
    moreExpired: "Bekijk iedereen die is uitgenodigd",
    invited: (n: number) => `${colleagues(n)} uitgenodigd, maar nog niet actief.`,
    remarks: {
      withoutMobile: (n: number) => `${colleagues(n)} zonder bevestigd mobiel nummer.`,
      neverSignedIn: (n: number) => `${colleagues(n)} nog nooit ingelogd.`,
      unused: (n: number) => `${colleagues(n)} 90 dagen niet ingelogd.`,
      endsSoon: (n: number) => `${colleagues(n)} van wie de autorisatie binnen 30 dagen eindigt.`,
      sharedMailbox: (n: number) => `${colleagues(n)} met een gedeeld postvak, zoals info@.`,
    },
    moreBlocked: "Bekijk alle geblokkeerde collega’s",
    look: "Bekijken",
    all: "Alle gebruikers",
    administrators: "Beheerders",
    regulate: "Naar de beheerders",
  },
};
