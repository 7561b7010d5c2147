export const nl = {
  list: {
    title: "Gebruikers",
    search: "Zoek op naam, e-mailadres of toegangscode",
    status: "Status",
    everyone: "Iedereen",
    sort: "Volgorde",
    sorts: { name: "Op naam", lastSignIn: "Laatst ingelogd" },
    show: "Toon",
    caption: "Mensen van je organisatie",
    columns: {
      name: "Naam",
      role: "Rol",
      status: "Status",
      lastSignIn: "Laatst ingelogd",
      action: "Actie",
    },
    you: "dit ben jij",
    never: "Nog niet",
    empty: "Je organisatie heeft nog geen gebruikers.",
    noneFound: "Niemand gevonden.",
    clear: "Toon iedereen",
  },
};
