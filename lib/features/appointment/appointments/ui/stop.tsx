import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { withdrawByStaffAction } from "../actions.ts";
import type { Status } from "../rules.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly appointmentId: string; readonly status: Status };

/** Lets staff stop it after the decision, when a present beheerder says that it is wrong. */
export function Stop({ locale, appointmentId, status }: Props) {
  const { stop } = words[locale];
  if (status !== "APPROVED" && status !== "INVITED") return null;
  return (
    <details>
      <summary>{stop.title}</summary>
      <p>{stop.means}</p>
      <Form
        action={withdrawByStaffAction}
        locale={locale}
        submit={stop.submit}
        look="danger"
        hidden={{ appointmentId }}
      />
    </details>
  );
}
