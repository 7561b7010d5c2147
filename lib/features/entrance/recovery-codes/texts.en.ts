import { ended } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  fields: {},
  refusals: {
    again: "Reload this page and try again.",
    showFirst: "Please sign in again with your app or your passkey. Then you can do this.",
  },
  title: "Recovery codes",
  what: "A recovery code lets you in after your password when your phone is lost or broken. Each code works once.",
  none: "You have no recovery codes yet.",
  left: (left, day) =>
    left === 0
      ? `All recovery codes of ${day} have been used. Make new ones.`
      : `You have ${left === 1 ? "1 recovery code" : `${left} recovery codes`} left, made on ${day}.`,
  make: "Make recovery codes",
  makeAnew: "Make new recovery codes",
  anew: "Your old recovery codes will then no longer work.",
  made: "These are your recovery codes. You see them only once: keep them now.",
  keep: "Print them or put them in your password manager. Do not keep them on your phone alone.",
  print: "Print the codes",
  download: "Download as a text file",
  copy: "Copy the codes",
  copied: "Copied",
  fileName: "recovery-codes.txt",
  fileHead: (insurer) => `Recovery codes for ${ended(insurer)} Each code works once, after your password.`,
  afterApp: "Your app was added. Make recovery codes now, in case you lose your phone.",
  otherWay: "You signed in with eHerkenning. Sign in with your password to make recovery codes.",
  back: "To your authenticator app",
};
