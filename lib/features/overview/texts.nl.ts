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
    invited: (n: number) =>
      n === 1
        ? "1 collega is uitgenodigd, maar nog niet actief."
        : `${n} collega’s zijn uitgenodigd, maar nog niet actief.`,
    atLeast: (n: number) => `Meer dan ${n} collega’s zijn uitgenodigd, maar nog niet actief.`,
    moreBlocked: "Bekijk alle geblokkeerde collega’s",
    look: "Bekijken",
    all: "Alle gebruikers",
  },
};
