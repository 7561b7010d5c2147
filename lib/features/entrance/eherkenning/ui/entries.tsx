import type { ReactNode } from "react";
import { to } from "#lib/addresses.ts";
import type { EntryName } from "#lib/platform/broker/entry-names.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { words } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  readonly entries: readonly EntryName[];
  readonly destination?: string | undefined;
};

/**
 * The ways to sign in at another party, and before them what else there is without a password. They are links, since
 * no form may lead there.
 */
export function Entries({ locale, entries, destination, children }: Props & { readonly children: ReactNode }) {
  const texts = words[locale].entries;
  if (entries.length === 0) return children;
  return (
    <section>
      <h2>{texts.or}</h2>
      {children}
      {entries.map((via) => (
        <p key={via}>
          <ButtonLink look="secondary" href={href(locale, to.externalSignIn({ via, naar: destination }))}>
            {texts[via]}
          </ButtonLink>
        </p>
      ))}
    </section>
  );
}

/** The way from the page about one's own sign-in to the identities that open the account; not there where there are none. */
export function MyEntries({ locale, entries }: Omit<Props, "destination">) {
  const { title, manage } = words[locale].mine;
  if (entries.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <p>
        <a href={href(locale, to.myExternal())}>{manage}</a>
      </p>
    </section>
  );
}
