import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  fields: {
    identifierMissing: "Enter your email address or access code.",
    identifierTooLong: "This is too long. Enter your email address or access code.",
  },
  refusals: { linkClosed: "This link no longer works. Ask for a new one." },
  ask: {
    title: "A link to sign in",
    lead: "Do you have to wait after wrong passwords? We email you a link. With it you can sign in all the same.",
    identifier: "Email address or access code",
    submit: "Send me a link",
  },
  sent: {
    title: "Check your email",
    lead: "Do we know you? Then an email is on its way to the address we have for you.",
    next: "Open the link in the browser in which you want to sign in. It works for an hour.",
    none: "No email? Look in your spam folder.",
    again: "Ask for the link again",
    forgotten: "Do you no longer know your password? Choose a new one.",
  },
  open: {
    title: "Continue signing in",
    lead: "Click the button. After that you can enter your password in this browser for an hour.",
    submit: "Continue signing in",
    closed: "This link no longer works",
    why: "A link works for an hour, and once.",
    renew: "Ask for a new link",
  },
};
