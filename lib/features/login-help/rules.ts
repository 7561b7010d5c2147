import type { Desk } from "#lib/platform/contact.ts";
import type { Action } from "./tree.ts";

/** What the help says about the insurer. An empty address is one the insurer has not given. */
export type Facts = {
  readonly servicedesk: Desk;
  readonly bmw: Desk;
  readonly addresses: { readonly adviser: string; readonly business: string; readonly bmw: string };
  readonly eherkenning: { readonly service: string; readonly manual: string };
};

/** Whether the insurer's settings allow this action. */
export function isAvailable(action: Action, { addresses, eherkenning }: Facts): boolean {
  if (action.kind === "mail") return addresses[action.to] !== "";
  return action.kind !== "manual" || eherkenning.manual !== "";
}

/** Opens a mail that is written already; without an address the reader fills in whose it is. */
export const mailto = (address: string, subject: string, lines: readonly string[]) =>
  `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join("\r\n"))}`;

export const helpPath = (slugs: readonly string[]) => ["/hulp-bij-inloggen", ...slugs].join("/");
