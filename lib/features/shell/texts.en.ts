import type { Texts } from "./texts.nl.ts";

export const en: Texts = {
  name: "Portaalhulp",
  demo: {
    label: "Demonstration",
    before: "This is a demonstration: all data is made up.",
    mailbox: "See the messages",
  },
  footer: {
    help: "Help with signing in",
    accessibility: "Accessibility",
    privacy: "Privacy and cookies",
  },
  phone: {
    call: (name) => `Phone the ${name}:`,
    callBack: "Have us call you",
    orCall: (name) => `Or phone the ${name}:`,
  },
  outage: "Disturbance",
  home: {
    title: "Help with and access to your portal",
    heading: "Back to work in no time",
    lead: "Sign in to the business portals. Does that not work? We sort it out here.",
    signIn: { title: "Sign in", text: "With your e-mail address or access code." },
    help: { title: "Help with signing in", text: "A few questions lead to the answer." },
    appoint: { title: "Appoint an administrator", text: "For an office or company without an administrator." },
  },
  notFound: {
    title: "Page not found",
    text: "This page does not exist, or you may not see it. Check the address.",
    help: "Help with signing in",
    home: "Go to the start",
  },
  error: {
    title: "Something went wrong on our side",
    text: "What you had saved is safe. Try again in a minute.",
    again: "Try again",
  },
  stillStuck: "Does it still not work then?",
  accessibility: {
    title: "Accessibility",
    lead: "Everyone must be able to use this site.",
    paragraphs: [
      "We aim to meet the standard WCAG 2.2, level AA.",
      "A program (axe) tests every new version for mistakes. We also test with the keyboard alone.",
      "Nobody from outside has examined the site yet. So we may have missed something.",
      "The public pages work without JavaScript, on a small phone and in the dark.",
    ],
    wrong: "Does something not work for you?",
    mail: "Mail us:",
  },
  privacy: {
    title: "Privacy and cookies",
    lead: "We keep only what we need to help you.",
    paragraphs: [
      "Do you ask for help? Then we use your e-mail address only to help you.",
      "Your administrator sees your request. Is there no administrator? Then our staff see it.",
      "We delete a call-back request and your telephone number 30 days after the call.",
      "We delete a request from an unknown address after 90 days.",
      "We record who changes something. We also count tries per internet address. That is how we stop misuse.",
    ],
    cookies: "Cookies",
    only: "We do not follow you. These cookies are needed:",
    session: "keeps you signed in.",
    login: "remembers for 15 minutes that your password was right.",
    typed: "remembers for 15 minutes which e-mail address you entered.",
    questions: "Do you have a question about your data?",
  },
};
