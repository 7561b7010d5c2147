import { isDecline, outcomes, type Decline } from "#lib/features/help/help-requests/rules.ts";
import { code, declareEvents, id, told } from "#lib/platform/audit/event.ts";
import { z } from "zod";

const declined: Record<"nl" | "en", Record<Decline, string>> = {
  nl: {
    NOT_OURS: "hoort bij een andere organisatie",
    NOT_NEEDED: "geen toegang nodig",
    LEFT: "werkt hier niet meer",
    UNKNOWN: "onbekend",
  },
  en: {
    NOT_OURS: "belongs to another organisation",
    NOT_NEEDED: "needs no access",
    LEFT: "no longer works here",
    UNKNOWN: "unknown",
  },
};

export const events = declareEvents("help", {
  "help-request.settle": told("help", {
    title: { nl: "Hulpvraag afgerond", en: "Help request closed" },
    before: { helpRequestId: id, status: code },
    after: { helpRequestId: id, status: code, outcome: z.enum(outcomes) },
    nl: ({ By, of, after: { outcome = null } }) =>
      isDecline(outcome)
        ? `${By} wees ${of("de hulpvraag")} af: ${declined.nl[outcome]}.`
        : `${By} rondde ${of("de hulpvraag")} af.`,
    en: ({ By, of, after: { outcome = null } }) =>
      isDecline(outcome)
        ? `${By} declined ${of("help request")}: ${declined.en[outcome]}.`
        : `${By} finished ${of("help request")}.`,
  }),
});
