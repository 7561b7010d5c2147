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
    lead: "Do we know your email address? Then a mail is on its way to you now.",
    to: "You entered:",
    wrong: "Is this address wrong?",
    change: "Change it",
    next: "The mail says who your administrators are and what you can do now.",
    help: "You need not know the name to ask for help.",
    ask: "Ask your administrator for help",
    none: "No mail?",
    spam: "Look in your junk mail (spam).",
    callBack: "Ask us to call you",
    call: (name) => `Or call the ${name}:`,
  },
  mail: {
    hello: (firstName) => `Hello ${firstName},`,
    asked: "You asked who your administrator is. This mail says that, and how your account stands.",
    mobile: (ending) =>
      `A code by text message goes to your number ending in ${ending}. Is that wrong? Say so when you ask for help.`,
    noMobile: "We have no mobile number for you. Say so when you ask for help.",
    linkLasts: "The button below works for 7 days, and once. An older link no longer works.",
    notMe: "Did you not ask for this? Then you need do nothing.",
    reason: "You get this mail because someone with your e-mail address asked who your administrator is.",
  },
};
