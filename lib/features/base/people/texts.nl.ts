import type { Said } from "#lib/platform/audit/event.ts";
import { exact, lastDay, time } from "#lib/platform/i18n/format.ts";
import { portalName } from "#lib/platform/portals.ts";
import type { Earlier, Given } from "./rules.ts";

const roles = { ADMINISTRATOR: "beheerder", EMPLOYEE: "gebruiker" } as const;

export const nl = {
  /** Reads within a sentence of the log. */
  given: ({ role, portals = [], validUntil }: Given) =>
    [
      ...(role ? [roles[role]] : []),
      ...portals.map((portal) => portalName("nl", portal)),
      ...(validUntil ? [`tot en met ${lastDay("nl", validUntil)}`] : []),
    ].join(", "),
  duties: {
    SERVICEDESK: "Servicedesk",
    ONBOARDING: "Aanmeldingen en organisaties",
    AUDITOR: "Controle",
    STAFF_ADMIN: "Medewerkers",
  },
  renamed: (renamed: Said["renamed"]) => (renamed ? `: eerst ${renamed.from}, nu ${renamed.to}` : ""),
  /** What is wrong with a part of a name. */
  nameProblems: {
    nameTooLong: "Deze naam is te lang. Kort hem in.",
    nameAddress: "Vul alleen een naam in, geen webadres of e-mailadres.",
    nameOdd: "Gebruik alleen letters, spaties, punten, streepjes en apostrofs.",
  },
  people: (n = 0) => (n === 1 ? "1 persoon" : `${exact("nl", n)} mensen`),
  /** Behind what somebody did already, such as "Al gebeld": by whom and at what time, as far as that is known. */
  earlier: ({ by, at }: Earlier) => `${by && ` door ${by}`}${at ? ` om ${time("nl", at)}` : ""}`,
};
