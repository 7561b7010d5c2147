import "server-only";
import { redirect } from "next/navigation";
import { to } from "#lib/addresses.ts";
import { href } from "../i18n/locale.ts";
import { currentPath } from "../web/request-facts.ts";

/** Leads to signing in, and from there back to the page of this request. */
export async function signInFirst(): Promise<never> {
  const { locale, path } = await currentPath();
  redirect(href(locale, to.signIn({ naar: path })));
}

/** Leads to the page that asks for the own second factor, and from there back to the page of this request. */
export async function confirmFirst(): Promise<never> {
  const { locale, path } = await currentPath();
  redirect(href(locale, to.confirmFactor({ naar: path })));
}
