import { dayTime } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  fields: {
    codeMissing: "Enter the code.",
    codeUnclear: "A code from a text message or an app has 6 digits. A recovery code has 10 letters and digits.",
  },
  refusals: {
    gone: "This took too long. Please start again.",
    codeExpired: "This code has expired. Ask for a new code.",
    appUnreadable: "We cannot read the codes of your app now. Choose another way, or call the Servicedesk.",
    wrongCode: "This code is not right. Look at the newest text message, or at the code that your app shows now.",
    over: "A wrong code was entered too often. Please start again.",
    tooSoon: "We have just sent a code. Wait half a minute and try again.",
    noCodesLeft: "We have sent 3 codes. Does it not work? Then start again.",
    tooManyCodes: ({ until }) => `Too many codes were sent to your phone. Try again after ${dayTime("en", until)}.`,
    smsStopped: ({ desk, phone }) =>
      `We cannot send texts at the moment. Try again later, or call the ${desk}: ${phone}.`,
    smsCountry: ({ desk, phone }) =>
      `We send no texts to the country of your mobile number. Call the ${desk}: ${phone}.`,
    noGuessesLeft: "A wrong code was entered too often today. Try again tomorrow, or ask for help.",
    noMobile: "There is no mobile number with your account. Ask your administrator to add it.",
  },
  enter: {
    title: "Enter the code",
    sent: (mobile) => `We sent a text message with a code to ${mobile}.`,
    lasts: "The code works for 5 minutes.",
    code: "Code",
    hint: "6 digits",
    submit: "Check code",
    app: "Open the app on your phone that makes codes.",
    appCode: "Code from the app",
    appHint: "6 digits. The code changes every 30 seconds.",
    recovery: "Enter one of the recovery codes you kept. Each code works once.",
    recoveryCode: "Recovery code",
    recoveryHint: "10 letters and digits, such as H7K3F-9QX2M",
    mayText: (mobile) => `We send a text message with a code to ${mobile}.`,
    text: "Send a code by text",
    other: "Use something else",
    useApp: "Use the code from your app",
    useText: "Use the code from the text message",
    useRecovery: "Use a recovery code",
    lostPhone: "Lost your phone, and no recovery codes?",
    none: "No text message?",
    wait: "A text message usually arrives within a minute.",
    resend: "Send a new code",
    resent: "We have sent you a new code.",
    wrongNumber: "Does it not work, or is this number no longer yours?",
    askAdministrator: "Help signing in",
  },
};
