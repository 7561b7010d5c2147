import { to } from "../../lib/addresses.ts";
import { onTheWay } from "./before.mjs";

const visitor = [null];
const colleague = ["bram"];
const beheerder = ["anna"];
const servicedesk = ["sara"];
const audit = ["aad"];
const managesStaff = ["stef"];

/**
 * As whom of the demo (lib/features/demo/guide/rules.ts) a page is looked at; null is nobody. It is one line a page,
 * and a test refuses a page without one.
 */
export const whose = {
  start: visitor,
  accessibility: visitor,
  privacy: visitor,
  notFound: visitor,
  notFoundHere: ["anna", "sara"],
  broken: visitor,
  guide: visitor,
  mailbox: visitor,
  letters: visitor,

  signIn: visitor,
  signInCode: [onTheWay.signingIn],
  signInLink: visitor,
  signInLinkSent: visitor,
  openSignIn: visitor,
  externalLink: [onTheWay.withLink],
  externalFinish: [onTheWay.fromElsewhere],
  forgotPassword: visitor,
  forgotPasswordSent: visitor,
  newPassword: visitor,
  activation: visitor,
  acceptance: visitor,
  newEmail: visitor,
  newName: visitor,
  newNumber: visitor,
  newNumberCode: visitor,
  notMe: visitor,

  help: visitor,
  askAdministrator: visitor,
  askedAdministrator: visitor,
  helpRequestStatus: visitor,
  whoIsAdministrator: visitor,
  whoIsAdministratorSent: visitor,
  callBack: visitor,
  callBackSent: visitor,
  callBackLink: visitor,

  appoint: visitor,
  appointFor: [...visitor, onTheWay.applying],
  appointAtBmw: visitor,
  appointSent: visitor,
  appointmentStatus: visitor,

  chooseOrganisation: ["ivo"],
  confirmFactor: beheerder,
  portalEntry: ["hanna"],
  portalTooLate: visitor,
  mine: ["bram", "anna"],
  preferences: beheerder,
  allSet: colleague,
  myExternal: ["rachid"],
  myAdministrators: colleague,
  authenticatorApp: colleague,
  recoveryCodes: colleague,
  security: ["bram", "sara"],
  myPasskeys: colleague,
  strongerSignIn: beheerder,
  newPasskey: colleague,
  changePassword: colleague,
  myHistory: colleague,
  dispute: colleague,
  myData: colleague,

  overview: ["anna", "sven"],
  firstSteps: ["sven"],
  helpRequests: beheerder,
  helpRequest: beheerder,
  proposals: beheerder,
  accessReview: beheerder,
  log: beheerder,
  ownFigures: beheerder,

  colleagues: beheerder,
  colleaguesExport: beheerder,
  newColleague: beheerder,
  imports: beheerder,
  oneImport: beheerder,
  importColumns: beheerder,
  undoImport: beheerder,
  bulkAct: beheerder,

  colleague: beheerder,
  block: beheerder,
  withdraw: beheerder,
  reauthorise: beheerder,
  reactivate: beheerder,
  rights: beheerder,
  changeName: beheerder,
  changeEmail: beheerder,
  changeNumber: beheerder,
  invitation: beheerder,

  administrators: beheerder,
  strongRule: beheerder,
  appointColleague: beheerder,
  handOver: beheerder,
  deputise: beheerder,
  stopAdministrator: beheerder,

  requestQueue: ["sara", "otto", "aad", "stef"],
  staffProposals: ["stef"],
  callQueue: servicedesk,
  caseQueue: servicedesk,
  messages: servicedesk,
  portalDeliveries: servicedesk,
  staffLog: audit,
  staffRecord: audit,
  figures: audit,

  appointments: ["otto"],
  appointment: ["otto", "ina"],

  search: servicedesk,
  people: servicedesk,
  person: servicedesk,
  personAct: servicedesk,

  campaigns: ["otto"],
  newCampaign: ["otto"],
  campaign: ["otto"],

  evidence: audit,
  erasure: audit,
  organisations: ["otto"],
  newOrganisation: ["otto"],
  organisation: ["sara", "otto"],
  changeOrganisation: ["otto"],
  mergeOrganisation: ["otto"],
  closeOrganisation: ["otto"],
  loads: ["otto"],
  load: ["otto"],

  staffAccounts: managesStaff,
  newStaffAccount: managesStaff,
  staffAccount: managesStaff,
  endStaffAccount: managesStaff,
};

const patterns = Object.entries(to).map(([name, { folder }]) => ({
  name,
  // The parts that are written out count; those of which there can be any number come last.
  weight: (folder.includes("[[") ? 0 : 100) + folder.split("/").filter((part) => !part.startsWith("[")).length,
  isExact: !folder.includes("["),
  is: new RegExp(`^${folder.replace(/\/\[(\[?)[^\]]+\]+/g, (_, many) => (many ? "(?:/[^/]+)*" : "/[^/]+"))}$`),
}));
// An address that is written out before one that is a pattern, and a narrow pattern before a wide one.
patterns.sort((a, b) => Number(b.isExact) - Number(a.isExact) || b.weight - a.weight);

/** Which of our addresses a path without its language is. */
export const nameOf = (path) => patterns.find(({ is }) => is.test(path))?.name;
