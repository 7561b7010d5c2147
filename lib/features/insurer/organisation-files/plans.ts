import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import { inBoth, type Proposed } from "#lib/platform/gate/second.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { words } from "./texts.ts";

type Administrator = {
  readonly organisation: string;
  readonly name: Name;
  readonly email: string;
  readonly mobileNumber: string | null;
};

type Called = { readonly organisation: string; readonly phoneNumber: string };

export type TakesTwo = { readonly administrators: readonly Administrator[]; readonly called: readonly Called[] };

/** Every beheerder whom a file would make, and every number on which staff would call back. */
export const loadPlan = (
  { id, fileName }: { readonly id: string; readonly fileName: string },
  { administrators, called }: TakesTwo,
): Proposed => ({
  ...{ organisationId: null, subjectId: id, gainers: [] },
  binds: [
    ...administrators.flatMap(({ email, mobileNumber }) => [email, mobileNumber]),
    ...called.map(({ phoneNumber }) => phoneNumber),
  ],
  plan: inBoth((locale) => ({
    ...{ what: words[locale].planned(administrators.length), whom: fileName },
    changes: [
      ...administrators.map(({ organisation, name, email, mobileNumber }) => ({
        ...{ label: organisation, from: null },
        to: [fullName(name), email, mobileNumber && phoneText(mobileNumber)].filter(Boolean).join(" · "),
      })),
      ...called.map(({ organisation, phoneNumber }) => ({
        ...{ label: organisation, from: null },
        to: `${words[locale].plannedCalls} · ${phoneText(phoneNumber)}`,
      })),
    ],
  })),
});
