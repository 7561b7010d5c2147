import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  fields: {
    emailMissing: "Enter your e-mail address.",
    emailInvalid: "Enter an e-mail address like name@company.com.",
  },
  refusals: {},
  who: {
    email: "Email address",
    emailHint: "The address you sign in with.",
    title: "Who is my administrator?",
    lead: "We mail you who your administrators are. The mail also says why you cannot sign in.",
    submit: "Mail me the names",
    skip: "Need help now?",
    skipLink: "Send a help request",
  },
  told: {
    title: "Check your mail",
    known: "Do we know your e-mail address? Then your administrators’ names are in your mail now.",
    help: "You need not know the name to ask for help.",
  },
  mail: {
    subject: "These are your administrators",
    standings: {
      blocked: "Your account is blocked after too many wrong passwords.",
      frozen: "Your account was frozen as a precaution. Please call the Servicedesk.",
      authorisationBlocked: "An administrator has blocked your access.",
      withdrawn: "Your access code is no longer active.",
      invited: "You have not activated your account yet.",
      active: "Your account is active. You can sign in.",
    },
    these: {
      blocked: "Who can unblock you:",
      frozen: "Your administrators:",
      authorisationBlocked: "Who can unblock you:",
      withdrawn: "Who can authorise you again:",
      invited: "Who can help you:",
      active: "Your administrators:",
    },
    nobody: (desk) =>
      `There is no administrator who can help you now. Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    buttons: {
      blocked: "Ask to be unblocked",
      frozen: "Help with signing in",
      authorisationBlocked: "Send a help request",
      withdrawn: "Ask for new access",
      invited: "Send a help request",
      active: "Sign in",
    },
    notMe: "Did you not ask for this? Then you need do nothing.",
    reason: "You get this mail because someone with your e-mail address asked who your administrator is.",
  },
};
