import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import { inBoth, type Proposed } from "#lib/platform/gate/second.ts";
import { maskedEmail, maskedMobile } from "#lib/platform/i18n/format.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { words } from "./texts.ts";

type Person = Name & {
  readonly id: string;
  readonly organisationId: string;
  readonly accountId: string;
  readonly email: string;
  readonly account: { readonly mobileNumber: string | null };
};

type Bound = { readonly mobileNumber: string; readonly newEmail: string | null };

/** What would be bound to whom. What stands now is masked; what is new is shown whole. */
export const bindingPlan = (what: "reactivation" | "number", person: Person, { mobileNumber, newEmail }: Bound) => {
  const { id: subjectId, organisationId, accountId, email, account } = person;
  return {
    ...{ organisationId, subjectId, gainers: [accountId], binds: [mobileNumber, newEmail] },
    plan: inBoth((locale) => {
      const { planned } = words[locale];
      const { mobileNumber: now } = account;
      const mobile = { label: planned.mobile, from: now && maskedMobile(now), to: phoneText(mobileNumber) };
      const address = newEmail ? [{ label: planned.email, from: maskedEmail(email), to: newEmail }] : [];
      return { what: planned[what], whom: fullName(person), changes: [mobile, ...address] };
    }),
  } satisfies Proposed;
};
