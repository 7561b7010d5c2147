import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Notice } from "#lib/ui/notice.tsx";
import type { CameBack } from "../queries.ts";
import { words } from "../texts.ts";

/** That mail or SMS to someone comes back, and what to do about it. */
export function MailCameBack({ locale, came }: { readonly locale: Locale; readonly came: CameBack }) {
  const { title, since, next, troubles } = words[locale];
  return came.map(({ kind, at, trouble }) => (
    <Notice key={kind} title={title[kind]} tone="warning">
      <p>{[since(at), troubles[trouble], next[kind]].join(" ")}</p>
    </Notice>
  ));
}
