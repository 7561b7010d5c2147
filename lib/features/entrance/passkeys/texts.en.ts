import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  fields: { passkeyMissing: "For this your browser needs JavaScript and a passkey." },
  refusals: {
    gone: "This took too long. Please start again.",
    late: "This took too long. Please try again.",
    unknown: "We no longer know this passkey. Sign in with your password, or see Help with signing in.",
    unfit: "You cannot sign in with this passkey now. Sign in with your password, or see Help with signing in.",
  },
  signIn: {
    button: "Use your passkey",
    notDone: "No passkey was used. Please try again, or sign in with your password.",
  },
  secondStep: { notDone: "No passkey was used. Please try again, or choose something else." },
  confirm: {
    ask: "Confirm with your passkey that it is you.",
    button: "Confirm with your passkey",
    notDone: "No passkey was used. Please try again, or ask for a code.",
  },
};
