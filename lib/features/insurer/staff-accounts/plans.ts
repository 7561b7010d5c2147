import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import type { StaffRole } from "#lib/platform/access/roles.ts";
import { inBoth, type Proposed } from "#lib/platform/gate/second.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { words } from "./texts.ts";

type Wanted = {
  /** Null for someone who has no account yet. */
  readonly accountId: string | null;
  readonly person: Name;
  readonly email: string;
  /** The duties from, null where there were none, and to; or the number. */
  readonly duties?: { readonly from: readonly StaffRole[] | null; readonly to: readonly StaffRole[] };
  readonly mobileNumber?: string;
};

/** What one of the insurer's people would get. */
export const staffPlan = (
  act: "invite" | "renew" | "duties",
  { accountId, person, email, duties, mobileNumber }: Wanted,
): Proposed => ({
  ...{ organisationId: null, subjectId: accountId, gainers: accountId === null ? [] : [accountId] },
  binds: mobileNumber ? [mobileNumber] : [],
  plan: inBoth((locale) => {
    const { planned, duties: named } = words[locale];
    const list = (all: readonly StaffRole[]) => all.map((duty) => named[duty]).join(", ");
    return {
      ...{ what: planned[act], whom: fullName(person) },
      changes: [
        { label: planned.email, from: null, to: email },
        ...(duties ? [{ label: planned.duties, from: duties.from && list(duties.from), to: list(duties.to) }] : []),
        ...(mobileNumber ? [{ label: planned.mobile, from: null, to: phoneText(mobileNumber) }] : []),
      ],
    };
  }),
});
