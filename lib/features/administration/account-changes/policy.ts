import { mayRestrict } from "#lib/features/administration/authorisations/policy.ts";

/** Nobody changes what their own account is proven with; of a beheerder only another beheerder does, and no deputy. */
export const mayChange = mayRestrict;
