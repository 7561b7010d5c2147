import { en as imports } from "#lib/features/administration/imports/texts.en.ts";
import { en as base } from "#lib/features/base/people/texts.en.ts";
import { exact } from "#lib/platform/i18n/format.ts";
import { portalsToChoose } from "#lib/platform/portals.ts";
import type { nl } from "./texts.nl.ts";

const { fileTooLarge, oldExcel, notASpreadsheet, unzippedTooLarge } = imports.refusals;
const { tooManyCells, tooMuchToRead, readersBusy } = imports.refusals;
const ofAnyFile = {
  ...{ fileTooLarge, oldExcel, notASpreadsheet, unzippedTooLarge },
  ...{ tooManyCells, tooMuchToRead, readersBusy },
};

const { people } = base;
const { rows } = imports;
const organisations = (count: number) => (count === 1 ? "1 organisation" : `${exact("en", count)} organisations`);

const beside = (row: number) => (row > 0 ? ` in row ${row}` : " earlier in the file");

export const en: typeof nl = {
  loading: {
    template: "Download an empty file (xlsx)",
    templateCsv: "Download an empty file (csv)",
    templateName: "organisations",
    title: "Import file",
    back: "Organisations",
    lead: "A csv or xlsx with one row per person. We check everything first. Nothing happens yet.",
    file: "File",
    hint: "Xlsx or csv, at most 10,000 rows and 2 MB",
    button: "Check the file",
    columnsTitle: "Which columns?",
    columnsLead: "Put the names of the columns in the first row. Their order does not matter.",
    columnsCaption: "Columns we know",
    column: "Column",
    meaning: "What is in it",
    same: "Importing the same file twice adds nothing. What is already there stays as it is.",
    invited: "People who are ‘active’ in the file get an invitation too. We do not know their passwords.",
    recent: "Imported before",
    caption: "Files, newest first",
    columns: { file: "File", status: "Status", when: "When", by: "By" },
    statuses: { CHECKED: "Not started yet", RUNNING: "Under way", DONE: "Done" },
    noName: "Without a name",
  },
  columnNames: {
    kind: "Kind",
    organisation: "Organisation",
    intermediaryNumbers: "Intermediary number",
    policyNumbers: "Policy number",
    numbers: "Numbers",
    kvkNumber: "KvK number",
    phoneNumber: "Telephone",
    opened: "Portals",
    initials: "Initials",
    firstName: "First name",
    namePrefix: "Prefix",
    lastName: "Last name",
    email: "Email address",
    mobileNumber: "Mobile number",
    portals: "Person portals",
    accessCode: "Access code",
    role: "Role",
    status: "Status",
  },
  columnMeans: {
    kind: "broker or business; may be empty when the number says it",
    organisation: "the name of the broker or business",
    intermediaryNumbers: "one or more, with a space or ; between them",
    policyNumbers: "one or more, with a space or ; between",
    numbers: "instead of the two above, when the kind is given",
    kvkNumber: "8 digits; may be empty",
    phoneNumber: "of the organisation; may be empty",
    get opened() {
      return `${portalsToChoose("en")}; empty is what is usual`;
    },
    initials: "or a first name",
    firstName: "or initials",
    namePrefix: "may be empty",
    lastName: "with all columns of the person empty: the organisation alone",
    email: "of the person",
    mobileNumber: "may be empty; without a number nobody can activate",
    portals: "empty is all that the organisation has",
    accessCode: "empty is a new one",
    role: "administrator or colleague; empty is colleague",
    status: "active or invited; may be empty",
  },
  check: {
    download: "Download only the wrong rows (xlsx)",
    downloadName: "wrong-rows",
    reason: "Reason",
    title: "Is this file right?",
    fresh: (count) => `${organisations(count)} new`,
    known: (count) => `${organisations(count)} known already`,
    people: (count) => `${people(count)} new`,
    unchanged: (count) => `${rows(count)} known already`,
    wrong: (count) => `${rows(count)} wrong`,
    unreachable: (count) =>
      `${people(count)} ${count === 1 ? "has" : "have"} no mobile number. Without a number nobody can activate.`,
    different: (count) => `For ${rows(count)} something else is there now. We do not change that.`,
    notable: "Wrong or different",
    caption: "Rows, with the number in your file",
    wrongCaption: "Wrong rows",
    mend: "Save and check again",
    columns: { row: "Row", what: "Who or what", outcome: "What there is", mend: "Correct", skip: "Leave out" },
    row: (number) => `Row ${number}`,
    kept: (fields) => `Not changed: ${fields}.`,
    leftOut: (count) => `${count === 1 ? "1 wrong row is" : `${exact("en", count)} wrong rows are`} left out.`,
    nothing: "There is nothing new to import.",
    again: "Choose another file",
    start: "Import",
    invites: "Send invitation",
    now: "Now: everyone who is new gets an email at once",
    later: "Later: nobody gets an email now",
    button: "Import",
  },
  progress: {
    title: "We are importing the file",
    done: (count, all) => `${exact("en", count)} of ${rows(all)} done.`,
    leave: "You may close this page. When it takes long, you get an email.",
    refresh: "Refresh",
    stuckTitle: "The import has stopped",
    stuck: "Something went wrong. What was imported stays. Continue where it stopped.",
  },
  report: {
    title: "The file has been imported",
    added: (count, fresh) => `${people(count)} added, ${organisations(fresh)} made.`,
    unchanged: (count) => `${rows(count)} ${count === 1 ? "was" : "were"} there already.`,
    failed: (count) => `${rows(count)} failed.`,
    by: (name, when) => `Started by ${name} on ${when}.`,
    kept: "We keep this report for 90 days.",
    caption: "What became of each row",
    outcomes: { ADDED: "Added", UNCHANGED: "Exists already", FAILED: "Failed" },
    ofOrganisation: "the organisation itself",
  },
  problems: {
    organisationMissing: () => "Fill in the name of the organisation.",
    organisationTooLong: () => "The name may have 120 characters at most.",
    organisationDiffers: (row) => `This number has another name${beside(row)}.`,
    organisationUnclear: () => "These numbers belong to different organisations now.",
    organisationClosed: () => "This organisation is closed.",
    organisationChanged: () =>
      "These numbers belong to another organisation now. Check them, and import the file again.",
    kindMissing: () => "Fill in whether it is a broker or a business.",
    kindUnclear: () => "Write ‘broker’ or ‘business’.",
    kindDiffers: (row) => `This number has another kind${beside(row)}.`,
    numberMissing: () => "Fill in an intermediary number or policy number.",
    numberUnclear: () => "A number has 20 letters and digits at most.",
    kvkUnclear: () => "A KvK number has 8 digits.",
    kvkDiffers: (row) => `This number has another KvK number${beside(row)}.`,
    accessCodeUnclear: () => "An access code has 4 to 20 letters or digits.",
    accessCodeTwice: (row) => `This access code is also${beside(row)}.`,
    accessCodeTaken: () => "Someone else has this access code already.",
    roleUnclear: () => "Write ‘administrator’ or ‘colleague’.",
    administratorThere: () =>
      "There is an administrator already, who can add another. Or have this person apply as administrator.",
    statusUnclear: () => "We import ‘active’ and ‘invited’ only.",
    emailOfStaff: () => "This email address is that of someone of the insurer’s staff.",
  },
  fields: {
    fileMissing: "Choose a file first.",
    loadMissing: "This file is no longer there.",
    invitesMissing: "Choose whether we send an invitation now.",
  },
  planned: (n) =>
    n === 0
      ? "Organisations from a file, with numbers to call back on"
      : n === 1
        ? "One administrator from a file"
        : `${n} administrators from a file`,
  plannedCalls: "number to call back on",
  refusals: {
    ...ofAnyFile,
    fileEmpty: "This file is empty. Choose another file.",
    tooManyRows: ({ count }) =>
      `A file may have 10,000 rows at most. This one has ${exact("en", count)}. Split it into more files.`,
    tooManyColumns: ({ count }) => `A file may have 300 columns at most. This one has ${exact("en", count)}.`,
    noRows: "We find no rows in this file. Put each person in a row of their own.",
    organisationColumnMissing: "There is no column ‘Organisation’. Put that above the names.",
    numberColumnMissing: "There is no column with a number. Put ‘Intermediary number’ or ‘Policy number’ above it.",
    peopleColumnsMissing: "People need a column ‘Last name’ and a column ‘Email address’.",
    alreadyStarted: "This file has been started already. Load the page again.",
    nothingNew: "There is nothing new to import.",
    anotherRunning: "Another file is being imported. Wait until it is done.",
  },
};
