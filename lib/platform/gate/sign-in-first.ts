import "server-only";
import { redirect } from "next/navigation";
import { type Address, ownAddress, to, withQuery } from "#lib/addresses.ts";
import { linkMarkOf } from "../access/made-for.ts";
import { href } from "../i18n/locale.ts";
import { currentPath } from "../web/request-facts.ts";

/** Leads to signing in, and from there back to the page of this request, in this organisation if it matters. */
export async function signInFirst(organisationId: string | null = null): Promise<never> {
  const { locale, path } = await currentPath();
  const marked = (page: Address) => withQuery(page, { voor: linkMarkOf(organisationId ?? "") });
  const page = organisationId === null ? undefined : ownAddress(path);
  redirect(href(locale, to.signIn({ naar: page ? href(locale, marked(page)) : path })));
}

/** Leads to the page that asks for the own second factor, and from there back to the page of this request. */
export async function confirmFirst(): Promise<never> {
  const { locale, path } = await currentPath();
  redirect(href(locale, to.confirmFactor({ naar: path })));
}
