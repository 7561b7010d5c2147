import { to, type Address } from "#lib/addresses.ts";
import { ended } from "#lib/platform/i18n/format.ts";
import type { Said, Way } from "#lib/platform/outbox/letter.ts";

// The buttons and reasons that letters of more than one room share.

export const signIn: Way = { nl: "Inloggen", en: "Sign in", path: to.signIn() };
export const helpSigningIn: Way = { nl: "Hulp bij inloggen", en: "Help with signing in", path: to.help() };

/** The link to the state of a help request, where the person can say that it did not help. */
export const stillNot = (path: Address): Way => ({ nl: "Toch nog niet gelukt", en: "Still not working", path });

export const sinceAdministrator = (organisation: string): Said => ({
  nl: `Je krijgt deze mail omdat je beheerder bent van ${ended(organisation)}`,
  en: `You get this email because you are an administrator of ${ended(organisation)}`,
});

export const sinceAccess = (organisation: string): Said => ({
  nl: `Je krijgt deze mail omdat je toegang hebt via ${ended(organisation)}`,
  en: `You get this email because you have access through ${ended(organisation)}`,
});

/** For whoever is let in again and may not know the password any more. */
export const anotherPassword = {
  nl: "Wachtwoord vergeten? Kies een nieuw wachtwoord",
  en: "Forgotten your password? Choose a new one",
  path: to.forgotPassword(),
};

export const sinceAccount = (insurer: string): Said => ({
  nl: `Je krijgt deze mail omdat je een account hebt voor de zakelijke portalen van ${ended(insurer)}`,
  en: `You get this email because you have an account for the business portals of ${ended(insurer)}`,
});
