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

/** Every beheerder whom a file would make. */
export const loadPlan = (
  { id, fileName }: { readonly id: string; readonly fileName: string },
  administrators: readonly Administrator[],
): Proposed => ({
  ...{ organisationId: null, subjectId: id, gainers: [] },
  plan: inBoth((locale) => ({
    ...{ what: words[locale].planned(administrators.length), whom: fileName },
    changes: administrators.map(({ organisation, name, email, mobileNumber }) => ({
      ...{ label: organisation, from: null },
      to: [fullName(name), email, mobileNumber && phoneText(mobileNumber)].filter(Boolean).join(" · "),
    })),
  })),
});
