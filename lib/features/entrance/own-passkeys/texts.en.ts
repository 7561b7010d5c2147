import { en as codes } from "#lib/features/entrance/one-time-codes/texts.en.ts";
import { en as passkeys } from "#lib/features/entrance/passkeys/texts.en.ts";
import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  fields: {
    ...codes.fields,
    ...passkeys.fields,
    nameMissing: "Give your passkey a name.",
    nameTooLong: "This name is too long. Use 40 characters at most.",
  },
  refusals: {
    late: "This took too long. Please try again.",
    unfit: "We cannot use this passkey. Try another device, or another password app.",
    known: "This passkey is with an account already.",
    showFirst: "Please confirm first with a passkey that you have already.",
    last: "This is your only passkey. Add another one first: you cannot work without a passkey.",
    lastFactor:
      "You get no codes by text message. Make recovery codes or add another passkey first, or you could not get in any more.",
    tooMany: "You have 20 passkeys already. Remove one first.",
  },
  list: {
    title: "Passkeys",
    lead: "A passkey is kept on your own device. You use it with your finger, your face or your PIN. No password and no text message.",
    none: "You have no passkey yet.",
    one: "Add another one, on another device. Then you also get in when you have lost this device.",
    add: "Add a passkey",
    made: (day) => `Added on ${day}`,
    used: (day) => `Last used on ${day}`,
    unused: "Not used yet",
    backedUp: "Also on your other devices",
    name: "Name",
    change: "Change or remove",
    save: "Save name",
    remove: "Remove this passkey",
    weak: "The way you signed in does not let you change passkeys. Sign in with your password or a passkey.",
    work: "You need a passkey for your work. Until you use one, there is nothing else you can do here.",
    strong: "For your work a code by text message is not enough.",
    strongLost: "Lost your passkey? Sign in with a recovery code, or ask another administrator for help.",
    workFirst: "Add one. Then you confirm with it, and carry on.",
    workShow: "Confirm with your passkey. Then you carry on.",
    workLost: "Lost your passkey? Ask a colleague who manages staff to invite you again.",
    done: {
      toegevoegd: "Your passkey was added. You can sign in with it next time.",
      weggehaald: "Your passkey was removed.",
      naam: "The new name was saved.",
    },
  },
  add: {
    title: "Add a passkey",
    lead: "Your browser will ask for your finger, your face or your PIN. We do not get to see it.",
    own: "Only do this on a device that is your own.",
    button: "Add a passkey",
    notDone: "No passkey was made. This device may have one already. Otherwise, please try again.",
    without: "This browser cannot make a passkey. Turn JavaScript on, or use another browser.",
  },
};
