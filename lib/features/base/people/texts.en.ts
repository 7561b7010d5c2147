import { exact, lastDay, time } from "#lib/platform/i18n/format.ts";
import { portalName } from "#lib/platform/portals.ts";
import type { nl } from "./texts.nl.ts";

const roles = { ADMINISTRATOR: "administrator", EMPLOYEE: "user" } as const;

export const en: typeof nl = {
  given: ({ role, portals = [], validUntil }) =>
    [
      ...(role ? [roles[role]] : []),
      ...portals.map((portal) => portalName("en", portal)),
      ...(validUntil ? [`until ${lastDay("en", validUntil)}`] : []),
    ].join(", "),
  duties: {
    SERVICEDESK: "Servicedesk",
    ONBOARDING: "Administrator applications and organisations",
    AUDITOR: "Audit",
    STAFF_ADMIN: "Staff accounts",
  },
  renamed: (renamed) => (renamed ? `: ${renamed.from} became ${renamed.to}` : ""),
  nameProblems: {
    nameTooLong: "This name is too long. Please shorten it.",
    nameAddress: "Please enter a name only, no web or email address.",
    nameOdd: "Please use only letters, spaces, full stops, hyphens and apostrophes.",
  },
  people: (n = 0) => (n === 1 ? "1 person" : `${exact("en", n)} people`),
  earlier: ({ by, at }) => `${by && ` by ${by}`}${at ? ` at ${time("en", at)}` : ""}`,
};
