import { to } from "#lib/addresses.ts";
import type { ListPage } from "#lib/features/administration/colleagues/queries.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { prepareAction } from "../actions.ts";
import { words } from "../texts.ts";

/** Above the list of those who are not invited yet: one button for all of them. */
export function InviteAll({ locale, page }: { locale: Locale; page: ListPage }) {
  const { q, status, rol, portaal, filter, sort, total, hasMore } = page;
  if (status !== "nog-niet-uitgenodigd" || total === 0) return null;
  const view = { q, status, rol: rol ?? "", portaal: portaal ?? "", filter: filter ?? "", sort };
  return (
    <Form
      locale={locale}
      formId="allen"
      action={prepareAction}
      hidden={{ ...view, act: "invite", alle: "alles", terug: to.colleagues(page) }}
      submit={words[locale].inviteAll(total, hasMore)}
    />
  );
}
