import type { nl } from "./texts.nl.ts";

const counted = (n: number) => n.toLocaleString("en-GB");

export const en: typeof nl = {
  list: {
    title: "Users",
    search: "Search by name, e-mail address or access code",
    status: "Status",
    position: "Role",
    portal: "Portal",
    remark: "Notice",
    all: "All",
    sort: "Order",
    sorts: { name: "By name", lastSignIn: "Last sign-in" },
    show: "Show",
    positions: {
      administrator: "Administrator",
      deputy: "Deputy administrator",
      employee: "Employee",
    },
    remarks: {
      endsSoon: "Ends soon",
      neverSignedIn: "Never signed in",
      unused: "Not signed in for 90 days",
      withoutMobile: "No proven mobile number",
      sharedMailbox: "Shared mailbox",
    },
    caption: (n, hasMore, isFiltered) =>
      isFiltered
        ? `${hasMore ? "More than " : ""}${counted(n)} found`
        : hasMore
          ? `More than ${counted(n)} people in your organisation`
          : n === 1
            ? "1 person in your organisation"
            : `${counted(n)} people in your organisation`,
    columns: {
      name: "Name",
      status: "Status",
      portals: "Portals",
      lastSignIn: "Last sign-in",
      action: "Action",
    },
    until: (day) => `until ${day}`,
    noPortals: "No portal",
    you: "this is you",
    never: "Not yet",
    empty: "Your organisation has no users yet.",
    noneFound: "Nobody found.",
    noneFoundHow: "Search with fewer letters, or choose fewer filters.",
    clear: "Show everyone",
    add: "Add a user",
    import: "Import",
    export: "Export",
  },
  exporting: {
    title: "Export",
    what: (n) => (n === 1 ? "The file holds 1 person." : `The file holds ${counted(n)} people.`),
    most: (n) => `There are more. The file holds the first ${counted(n)}.`,
    chosen: "This is what you chose in the list:",
    everyone: "This is everyone in your organisation.",
    searched: (q) => `Search for “${q}”`,
    holds:
      "Of each person: name, e-mail address, mobile number, access code, role, portals, status, end date and last sign-in.",
    careful: "Keep the file safe. The log records that you export.",
    code: "Sometimes we first ask for a code, which we send you by text message.",
    xlsx: "Export to Excel",
    csv: "Export to csv",
    nobody: "There is nobody to export.",
    fileName: "users",
    columns: {
      lastName: "Last name",
      namePrefix: "Prefix",
      firstName: "First name",
      initials: "Initials",
      email: "E-mail address",
      mobile: "Mobile number",
      accessCode: "Access code",
      position: "Role",
      portals: "Portals",
      status: "Status",
      validUntil: "End date",
      lastSignIn: "Last sign-in",
    },
  },
  everyone: {
    title: "Find people",
    search: "Search by name, e-mail address or access code",
    submit: "Search",
    start: "Search with at least three letters or digits in a row.",
    noneFound: "Nobody found. Ask the caller how the name is spelt.",
    caption: (n) => (n === 1 ? "1 found" : `${n} found`),
    hasMore: (n) => `More than ${n} found. Search more precisely: with a first name, or a piece of the address.`,
    columns: { name: "Name", email: "E-mail address", places: "Organisation and status" },
    insurer: "Member of the insurer’s staff",
    nowhere: "No organisation",
  },
};
