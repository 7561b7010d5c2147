import "server-only";
import { redirect } from "next/navigation";
import { ownAddress, to } from "#lib/addresses.ts";
import { type Actor, waitsFor } from "../access/actor.ts";
import { screenIn } from "../access/made-for.ts";
import { href } from "../i18n/locale.ts";
import { currentPath } from "../web/request-facts.ts";

/** Leads to signing in, and from there back to the page of this request, in this organisation if it matters. */
export async function signInFirst(organisationId: string | null = null): Promise<never> {
  const { locale, path } = await currentPath();
  const page = organisationId === null ? undefined : ownAddress(path);
  const naar = page && organisationId !== null ? href(locale, screenIn(organisationId, page)) : path;
  redirect(href(locale, to.signIn({ naar })));
}

/** Leads to where a session that waits gets what it waits for. */
export async function strengthenFirst(actor: Actor): Promise<never> {
  const { locale, path } = await currentPath();
  redirect(href(locale, waitsFor(actor) === "passkey" ? to.myPasskeys() : to.strongerSignIn({ naar: path })));
}

/** Leads to the page that asks for the own second factor, and from there back to the page of this request. */
export async function confirmFirst(): Promise<never> {
  const { locale, path } = await currentPath();
  redirect(href(locale, to.confirmFactor({ naar: path })));
}
