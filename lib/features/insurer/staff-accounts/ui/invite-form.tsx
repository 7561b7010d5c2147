import { staffRoles, type StaffRole } from "#lib/platform/access/roles.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { CheckboxField } from "#lib/ui/choices.tsx";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { inviteStaffAction } from "../actions.ts";
import { words } from "../texts.ts";

/** The details are someone else's, so the browser must not fill in the user's own. */
const plain = { autoComplete: "off", spellCheck: false } as const;

export function InviteForm({ locale, requestKey }: { locale: Locale; requestKey: string }) {
  const { inviting } = words[locale];
  return (
    <Form action={inviteStaffAction} locale={locale} submit={inviting.submit} requestKey={requestKey}>
      <h2>{inviting.who}</h2>
      <TextField name="initials" label={inviting.initials} optional short {...plain} />
      <TextField name="firstName" label={inviting.firstName} {...plain} />
      <TextField name="namePrefix" label={inviting.namePrefix} optional short {...plain} autoCapitalize="none" />
      <TextField name="lastName" label={inviting.lastName} {...plain} />
      <TextField
        name="email"
        label={inviting.email}
        hint={inviting.emailHint}
        inputMode="email"
        autoCapitalize="none"
        {...plain}
      />
      <TextField
        name="mobileNumber"
        label={inviting.mobile}
        hint={inviting.mobileHint}
        short
        inputMode="tel"
        {...plain}
      />
      <DutyBoxes locale={locale} duties={[]} hint={inviting.dutiesHint} />
    </Form>
  );
}

type Boxes = { readonly locale: Locale; readonly duties: readonly StaffRole[]; readonly hint?: string };

export function DutyBoxes({ locale, duties, hint }: Boxes) {
  const { inviting, duties: names, dutiesMean } = words[locale];
  const boxes = staffRoles.map((role) => ({
    name: role,
    label: names[role],
    hint: dutiesMean[role],
    checked: duties.includes(role),
  }));
  return <CheckboxField name="duties" label={inviting.duties} {...(hint !== undefined && { hint })} boxes={boxes} />;
}
