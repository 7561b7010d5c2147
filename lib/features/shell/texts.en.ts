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
    lead: "We keep only what is needed to help you.",
    paragraphs: [
      "Your question goes to your administrator, or to our staff.",
      "We delete a call-back request with your number after 30 days.",
      "We delete a question from an address we do not know after 90 days.",
      "Against misuse we keep a log of changes. We also count attempts per internet address.",
    ],
    cookies: "Cookies",
    only: "We do not follow you. These cookies are needed:",
    session: "keeps you signed in.",
    login: "remembers for 15 minutes that your password was right.",
    typed: "remembers your e-mail address for 15 minutes.",
    draft: "keeps what you filled in on a form of more pages. It is gone after 24 hours.",
    questions: "Do you have a question about your data?",
  },
};
