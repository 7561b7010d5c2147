import { to, type Address } from "#lib/addresses.ts";
import type { Desk } from "#lib/platform/contact.ts";
import type { Action, OutcomeText, Place } from "./tree.ts";

/** A desk and whether it answers now, which `now` says in a sentence. */
type OpenDesk = Desk & { readonly open: boolean; readonly now: string };

/** What the help says about the insurer. An address is empty when the insurer has none set. */
export type Facts = {
  readonly servicedesk: OpenDesk;
  readonly bmw: OpenDesk;
  readonly addresses: { readonly adviser: string; readonly business: string; readonly bmw: string };
  readonly eherkenning: {
    readonly service: string;
    readonly level: string;
    readonly manual: string;
    /** Whether one can sign in with it here. */
    readonly isOpen: boolean;
  };
  /** The origin of this site, for those who read an address from paper. */
  readonly origin: string;
};

/** Whether the insurer's settings allow this action. */
export function isAvailable(action: Action, { addresses, eherkenning }: Facts): boolean {
  if (action.kind === "mail") return addresses[action.to] !== "";
  if (action.kind === "external") return eherkenning.isOpen;
  return action.kind !== "manual" || eherkenning.manual !== "";
}

/** What the reader can do now, the best first. While the Servicedesk is closed, being called comes before calling. */
export function actionsNow(actions: readonly Action[], facts: Facts): readonly Action[] {
  const available = actions.filter((action) => isAvailable(action, facts));
  const callBack = available.find(({ kind }) => kind === "callBack");
  if (facts.servicedesk.open || !callBack) return available;
  return available
    .filter((action) => action !== callBack)
    .flatMap((action) => (action.kind === "call" ? [callBack, action] : [action]));
}

/** A link that opens a mail already written. Without an address the reader fills in their own. */
export const mailto = (address: string, subject: string, lines: readonly string[]) =>
  `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join("\r\n"))}`;

const toForms = ["ask", "askOther", "who", "newPassword", "reset", "callBack"] as const;
type FormAction = Extract<Action, { readonly kind: (typeof toForms)[number] }>;

/** Whether it leads to a short form of ours, that tells where in the help it was begun. */
export const isForm = (action: Action): action is FormAction => toForms.some((kind) => kind === action.kind);

export function formOf(action: FormAction, hulp: OutcomeText): Address {
  switch (action.kind) {
    case "ask":
    case "askOther":
      return to.askAdministrator({ problem: action.problem, hulp });
    case "who":
      return to.whoIsAdministrator({ hulp });
    case "newPassword":
    case "reset":
      return to.forgotPassword({ hulp });
    case "callBack":
      return to.callBack({ hulp });
  }
}

/** The form that puts forward a beheerder; `hulp` is the end of the help that leads to it. */
export function appointAddress(place: Place, hulp: OutcomeText): Address {
  if (place === "organisation") return to.appoint({ hulp });
  return to.appointFor(place === "office" ? "tussenpersoon" : "bedrijf", [], { hulp });
}
