const counted = (n: number) => n.toLocaleString("nl-NL");

export const nl = {
  list: {
    title: "Gebruikers",
    search: "Zoek op naam, e-mailadres of toegangscode",
    status: "Status",
    position: "Rol",
    portal: "Portaal",
    remark: "Let op",
    all: "Alle",
    sort: "Volgorde",
    sorts: { name: "Op naam", lastSignIn: "Laatst ingelogd" },
    show: "Toon",
    positions: {
      administrator: "Beheerder",
      deputy: "Waarnemend beheerder",
      employee: "Medewerker",
    },
    remarks: {
      endsSoon: "Eindigt binnenkort",
      neverSignedIn: "Nog nooit ingelogd",
      unused: "90 dagen niet ingelogd",
      withoutMobile: "Geen bewezen mobiel nummer",
      sharedMailbox: "Gedeeld postvak",
    },
    /** Above the table: how many it is about. */
    caption: (n: number, hasMore: boolean, isFiltered: boolean) =>
      isFiltered
        ? `${hasMore ? "Meer dan " : ""}${counted(n)} gevonden`
        : hasMore
          ? `Meer dan ${counted(n)} mensen in je organisatie`
          : n === 1
            ? "1 persoon in je organisatie"
            : `${counted(n)} mensen in je organisatie`,
    columns: {
      name: "Naam",
      status: "Status",
      portals: "Portalen",
      lastSignIn: "Laatst ingelogd",
      action: "Actie",
    },
    until: (day: string) => `t/m ${day}`,
    noPortals: "Geen portaal",
    you: "dit ben jij",
    never: "Nog niet",
    empty: "Je organisatie heeft nog geen gebruikers.",
    noneFound: "Niemand gevonden.",
    noneFoundHow: "Zoek met minder letters, of kies minder filters.",
    clear: "Toon iedereen",
    add: "Gebruiker toevoegen",
    import: "Importeren",
    export: "Exporteren",
  },
  exporting: {
    title: "Exporteren",
    what: (n: number) => (n === 1 ? "Het bestand bevat 1 persoon." : `Het bestand bevat ${counted(n)} mensen.`),
    most: (n: number) => `Er zijn er meer. Het bestand bevat de eerste ${counted(n)}.`,
    chosen: "Dit is wat je koos in de lijst:",
    everyone: "Dit is iedereen van je organisatie.",
    searched: (q: string) => `Zoeken op “${q}”`,
    holds:
      "Per persoon: naam, e-mailadres, mobiel nummer, toegangscode, rol, portalen, status, einddatum en laatst ingelogd.",
    careful: "Bewaar het bestand veilig. Het logboek houdt bij dat je exporteert.",
    code: "Soms vragen we eerst een code die we je per sms sturen.",
    xlsx: "Exporteren naar Excel",
    csv: "Exporteren naar csv",
    nobody: "Er is niemand om te exporteren.",
    fileName: "gebruikers",
    columns: {
      lastName: "Achternaam",
      namePrefix: "Tussenvoegsel",
      firstName: "Voornaam",
      initials: "Voorletters",
      email: "E-mailadres",
      mobile: "Mobiel nummer",
      accessCode: "Toegangscode",
      position: "Rol",
      portals: "Portalen",
      status: "Status",
      validUntil: "Einddatum",
      lastSignIn: "Laatst ingelogd",
    },
  },
  everyone: {
    title: "Mensen zoeken",
    search: "Zoek op naam, e-mailadres of toegangscode",
    submit: "Zoek",
    start: "Zoek met minstens drie letters of cijfers achter elkaar.",
    noneFound: "Niemand gevonden. Vraag de beller hoe de naam geschreven wordt.",
    caption: (n: number) => (n === 1 ? "1 gevonden" : `${n} gevonden`),
    hasMore: (n: number) => `Meer dan ${n} gevonden. Zoek preciezer: met voornaam, of een stuk van het adres.`,
    columns: { name: "Naam", email: "E-mailadres", places: "Organisatie en status" },
    insurer: "Medewerker van de verzekeraar",
    nowhere: "Geen organisatie",
  },
};
