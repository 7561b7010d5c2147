import { date, dateTime, dayTime } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const since = (moment: Date | null) => (moment ? ` since ${dateTime("en", moment)}` : "");

export const en: typeof nl = {
  causes: {
    blocked: {
      passwords: (moment, tries) =>
        `Your account has been blocked${since(moment)}. That happened after ${tries} wrong passwords.`,
      codes: (moment, tries) =>
        `Your account has been blocked${since(moment)}. That happened after ${tries} wrong codes.`,
    },
    waiting: (until) =>
      `You are not blocked, but your password was wrong a few times. You can sign in again from ${dayTime("en", until)}.`,
    frozen: (moment) => `Your account has been frozen${since(moment)}. Only we can lift that.`,
    authorisationBlocked: (moment) => `An administrator has blocked your access${since(moment)}.`,
    withdrawn: (moment) =>
      `Your access code ${moment ? `stopped being active on ${date("en", moment)}` : "is no longer active"}.`,
    invited: {
      never: "You have not activated your account yet.",
      sent: (moment) => `The invitation of ${date("en", moment)} was not used.`,
      expired: "The link in it has expired.",
      pending: "Your access here is not active yet.",
    },
    none: "Your account is active. You can sign in.",
  },
  helpers: {
    blocked: "Who can unblock you:",
    waiting: "Your administrators:",
    frozen: "Your administrators (they cannot lift this):",
    authorisationBlocked: "Who can give you access again:",
    withdrawn: "Who can authorise you again:",
    invited: "Your administrators:",
    none: "Your administrators:",
  },
  alone: "You are an administrator here yourself. No other administrator can help now.",
  nobody: "There is no administrator here who can help you now.",
  nobodyAsk: (desk) => `If you send a help request, the ${desk.name} gets it.`,
  call: (desk) => `Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`,
  staff: "You work for the insurer. That is why you have no administrator here.",
  nowhere: "Your account belongs to no organisation.",
  administrator: "your administrator",
  desk: (desk) => `the ${desk.name}`,
  steps: {
    unblock: { subject: (who) => `Ask ${who} to unblock you`, button: "Ask to be unblocked" },
    restore: { subject: (who) => `Ask ${who} to restore your access`, button: "Ask for access" },
    reauthorise: { subject: (who) => `Ask ${who} for new access`, button: "Ask for new access" },
    askAccess: { subject: (who) => `Ask ${who} for access`, button: "Ask for access" },
    callDesk: { subject: (_, desk) => `Call the ${desk.name} about your account`, button: "Ask for a call" },
    activate: { subject: () => "Activate your account", button: "Activate account" },
    signInLater: { subject: () => "Sign in again later", button: "Sign in" },
    signIn: { subject: () => "Sign in: your account is active", button: "Sign in" },
  },
};
