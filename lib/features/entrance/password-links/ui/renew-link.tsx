import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { renewInvitationAction } from "../actions.ts";
import { words } from "../texts.ts";

/** In place of an invitation that no longer works: a new one, to the same address. */
export const RenewLink = ({ locale, link }: { locale: Locale; link: string }) => (
  <Form action={renewInvitationAction} locale={locale} submit={words[locale].closed.renew} hidden={{ link }} />
);
