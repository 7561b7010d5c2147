import type { Address } from "#lib/addresses.ts";
import { letter } from "#lib/platform/outbox/letter.ts";
import type { Kind } from "./rules.ts";

type Given = {
  readonly kind: Kind;
  readonly reference: string;
  /** The colleague who gives it. */
  readonly by: string;
  readonly path: Address;
};

const whats: Readonly<Record<Kind, { readonly nl: string; readonly en: string }>> = {
  requests: { nl: "een hulpvraag", en: "a help request" },
  calls: { nl: "een terugbelverzoek", en: "a call-back request" },
  cases: { nl: "een zaak", en: "a case" },
};

/** To one of the staff, who has it from now on. It names no customer. */
export const givenLetter = letter("matters.given", ({ kind, reference, by, path }: Given) => ({
  nl: {
    subject: `Voor jou: ${whats[kind].nl} (kenmerk ${reference})`,
    paragraphs: [`${by} geeft je ${whats[kind].nl} met kenmerk ${reference}. Vanaf nu staat dit op jouw naam.`],
  },
  en: {
    subject: `For you: ${whats[kind].en} (reference ${reference})`,
    paragraphs: [`${by} gives you ${whats[kind].en} with reference ${reference}. It is in your name now.`],
  },
  button: { nl: "Bekijk dit", en: "View this", path },
  reason: {
    nl: "Je krijgt deze mail omdat een collega dit aan jou gaf.",
    en: "You get this email because a colleague handed this to you.",
  },
}));
