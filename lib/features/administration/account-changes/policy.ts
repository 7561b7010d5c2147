import { mayRestrict } from "#lib/features/administration/authorisations/policy.ts";

/** What an account is proven with. Of a beheerder only another beheerder touches it, no deputy; nobody his own. */
export const mayChange = mayRestrict;
