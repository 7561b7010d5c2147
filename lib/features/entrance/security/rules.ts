import { days } from "#lib/platform/durations.ts";

/** What somebody is told of by mail, since another person may have done it: a code for each, and there is no other. */
export const securityChanges = [
  "newDevice",
  "afterWrongPasswords",
  "secondFactorFailed",
  "stepUpFailed",
  "password",
  "appAdded",
  "appRemoved",
  "passkeyAdded",
  "passkeyRemoved",
  "externalAdded",
  "externalRemoved",
  "externalOutgrown",
  "recoveryCodesMade",
  "recoveryCodeUsed",
  "smsOff",
  "smsOn",
  "deviceForgotten",
  "sessionEnded",
  "otherSessionsEnded",
] as const;
export type SecurityChange = (typeof securityChanges)[number];

/** How long "that was not me" in such a mail still freezes the account. */
export const notMeLastsMs = days(7);

export type Device = { readonly browser: string | null; readonly system: string | null };

// The first that fits: nearly all browsers also call themselves those they descend from.
const browsers = [
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\b(?:OPR|OPT|Opera)\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /(?:\bCriOS|Chrome)\//],
  ["Safari", /\bVersion\/[\d.]+ (?:Mobile\/\w+ )?Safari\//],
] as const;

const systems = [
  ["Windows", /\bWindows\b/],
  ["iPhone", /\b(?:iPhone|iPod)\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Mac", /\bMac(?:intosh|\sOS X)\b/],
  ["Linux", /\bLinux\b/],
] as const;

const first = (table: readonly (readonly [string, RegExp])[], userAgent: string) =>
  table.find(([, sign]) => sign.test(userAgent))?.[0] ?? null;

/** What a browser says of itself, as far as that is worth telling. Anybody can have theirs say anything. */
export const deviceOf = (userAgent: string): Device => ({
  browser: first(browsers, userAgent),
  system: first(systems, userAgent),
});
