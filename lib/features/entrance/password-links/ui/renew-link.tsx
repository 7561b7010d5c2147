import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { renewInvitationAction } from "../actions.ts";
import { words } from "../texts.ts";

/** A button that mails a new invitation, to the same address, when the old one no longer works. */
export const RenewLink = ({ locale, link }: { locale: Locale; link: string }) => (
  <Form action={renewInvitationAction} locale={locale} submit={words[locale].closed.renew} hidden={{ link }} />
);
