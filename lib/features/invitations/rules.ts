import type { InvitedAs, Name } from "#lib/features/people/rules.ts";

/** What a beheerder sees of someone who has an account already is what that beheerder wrote. */
export const invitedAs = (isNew: boolean, name: Name, mobileNumber: string | null): InvitedAs | null =>
  isNew ? null : { ...name, mobileNumber };
