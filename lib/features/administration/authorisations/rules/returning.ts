import { type Address, ownAddress, to, withQuery } from "#lib/addresses.ts";

/** What stands in the place of a list's query on the pages of somebody who was opened from the access review. */
export const fromReview = "controle";

/** Where a beheerder's form leads when it is done, with what to tell there. */
export function backTo(typed: string | undefined, tell: Readonly<Record<string, string>>): Address {
  const page = ownAddress(typed) ?? to.overview();
  return withQuery(page, { gedaan: null, melding: null, wie: null, afgehandeld: null, ...tell });
}
