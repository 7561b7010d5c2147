import { minutes } from "#lib/platform/durations.ts";

/** What the page tells was done just now, by its name in addresses: the event that must stand in the log. */
export const doneBy = {
  uitgelogd: "session.end-other",
  "alles-uitgelogd": "session.end-others",
  apparaat: "known-device.end",
  wachtwoord: "password.change",
  "sms-uit": "sms.switch-off",
  "sms-aan": "sms.switch-on",
} as const;
export type Told = keyof typeof doneBy;

/** A page that says what was done is opened at once. */
export const justNowMs = minutes(2);
