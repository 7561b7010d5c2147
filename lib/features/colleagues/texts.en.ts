import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  list: {
    title: "Users",
    search: "Search by name, email address or access code",
    status: "Status",
    everyone: "Everyone",
    sort: "Order",
    sorts: { name: "By name", lastSignIn: "Last sign-in" },
    show: "Show",
    caption: "People of your organisation",
    columns: {
      name: "Name",
      role: "Role",
      status: "Status",
      lastSignIn: "Last sign-in",
      action: "Action",
    },
    you: "this is you",
    never: "Not yet",
    empty: "Your organisation has no users yet.",
    noneFound: "Nobody found.",
    clear: "Show everyone",
  },
};
