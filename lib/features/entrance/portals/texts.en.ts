import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  title: (portal: string) => `To ${portal}`,
  go: {
    lead: (portal: string) => `You are on your way to ${portal}.`,
    button: "Continue",
    open: (portal: string) => `Open ${portal}`,
  },
  closed: {
    title: (portal: string) => `${portal} is not open to you yet`,
    notYours: (organisation: string) => `At ${organisation} you do not have access to this portal yet.`,
    notHere: (organisation: string) => `For ${organisation} this portal is not open.`,
    notHereNext: "Your administrator arranges this with us.",
    stopped: "This portal has ended.",
    nowhere: "You do not have access to this portal at any organisation now.",
    staff: "This portal is for customers. An account of the insurer does not open it.",
  },
  choose: {
    title: (portal: string) => `For which organisation are you going to ${portal}?`,
    elsewhere: (organisation: string) => `You are working for ${organisation}, where this portal is not open to you.`,
    where: "It is open to you here:",
    button: "Choose an organisation",
  },
  stronger: {
    title: "Sign in with a passkey",
    lead: (portal: string) => `${portal} asks for a stronger way of signing in.`,
    next: "Sign out, and then sign in with a passkey or eHerkenning.",
  },
  administrators: "Who are my administrators?",
  again: "I have access now: continue",
  mine: "My details",
  tooLate: {
    title: "Begin again at the portal",
    lead: "You began to sign in too long ago, or in another browser.",
    next: "Open the portal again. You can also do that from your own page.",
  },
};
