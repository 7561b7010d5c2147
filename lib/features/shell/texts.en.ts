import type { Texts } from "./texts.nl.ts";

export const en: Texts = {
  name: "Portaalhulp",
  demo: {
    label: "Demonstration",
    before: "This is a demonstration: all data is made up.",
    mailbox: "See the messages",
  },
  footer: { help: "Help with signing in", phone: (name) => `Phone the ${name}:` },
  home: {
    title: "Help with and access to your portal",
    heading: "Back to work in no time",
    lead: "Sign in to the business portals. Does that not work? We sort it out here.",
    signIn: { title: "Sign in", text: "With your e-mail address or access code." },
    help: { title: "Help with signing in", text: "A few questions lead to the answer." },
    appoint: { title: "Appoint a beheerder", text: "For an office or company without an administrator." },
  },
  notFound: {
    title: "Page not found",
    text: "This page does not exist, or you may not see it. Check the address.",
    home: "Go to the start",
  },
  error: {
    title: "Something went wrong on our side",
    text: "What you had saved is safe. Try again in a minute.",
    again: "Try again",
  },
};
