import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly about: Parameters<typeof to.erasure>[0] | null };

/** The way from somebody's page to what can be erased or must stay; for who may see that. */
export const EraseLink = ({ locale, about }: Props) =>
  about && (
    <p>
      <a href={href(locale, to.erasure(about))}>{words[locale].title}</a>
    </p>
  );
