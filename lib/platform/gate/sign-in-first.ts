import "server-only";
import { redirect } from "next/navigation";
import { currentPath } from "../web/request-facts.ts";

/** Leads to signing in, and from there back to the page of this request. */
export async function signInFirst(): Promise<never> {
  const { locale, path } = await currentPath();
  redirect(`/${locale}/inloggen?naar=${encodeURIComponent(path)}`);
}
