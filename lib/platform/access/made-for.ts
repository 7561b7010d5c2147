import "server-only";
import { z } from "zod";
import { type Address, withQuery } from "#lib/addresses.ts";
import { keyedHash, openedText, sealedText } from "../secrets.ts";
import { type Actor, isSignedIn } from "./actor.ts";

/** For whom a page was made, and for which organisation; null for whoever acts for none. */
export type MadeFor = { readonly accountId: string; readonly organisationId: string | null };

/** The name in the query of a link or file that says for which organisation it was made. */
export const madeForName = "voor";

const Mark = z.tuple([z.uuid(), z.uuid().nullable()]);

/** The organisation that someone acts for. */
export const placeOf = (actor: Actor) => (actor.kind === "member" ? actor.organisationId : null);

/** What every form and file of a page carries. Sealed, so that it says no more than what this portal wrote in it. */
export const markOf = (actor: Actor): string | null =>
  isSignedIn(actor) ? sealedText([actor.accountId, placeOf(actor)], "page") : null;

/** Null for what is missing or not ours. */
export function readMark(mark: string | null | undefined): MadeFor | null {
  const [accountId, organisationId] = (mark && openedText(mark, "page", Mark)) || [];
  return accountId === undefined || organisationId === undefined ? null : { accountId, organisationId };
}

const plain = (organisationId: string) => Buffer.from(organisationId.replaceAll("-", ""), "hex").toString("base64url");
const proof = (organisationId: string) => keyedHash("link", organisationId).slice(0, 22);

/** What a link in a mail to a screen of one organisation carries, whoever opens it. */
export const linkMarkOf = (organisationId: string) => plain(organisationId) + proof(organisationId);

/** The address of a screen that every organisation has, in this one: for a mail, or on the way to it. */
export const screenIn = (organisationId: string, screen: Address): Address =>
  withQuery(screen, { [madeForName]: linkMarkOf(organisationId) });

/** The organisation of such a link; null when it is not ours. */
export function organisationOfLink(mark: string): string | null {
  const hex = Buffer.from(mark.slice(0, 22), "base64url").toString("hex");
  const organisationId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return mark === linkMarkOf(organisationId) ? organisationId : null;
}
