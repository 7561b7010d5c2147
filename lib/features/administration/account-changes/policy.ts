import { mayRestrict } from "#lib/features/administration/authorisations/policy.ts";

/** What an account is proven with, nobody changes of his own, and of a beheerder only another beheerder, no deputy. */
export const mayChange = mayRestrict;
