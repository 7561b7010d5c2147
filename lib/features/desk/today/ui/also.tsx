import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import type { Today } from "../queries.ts";
import { words } from "../texts.ts";

/** What whoever watches, and whoever manages staff, comes for. */
export function Also({ locale, today: { manages, audits } }: { readonly locale: Locale; readonly today: Today }) {
  const { today } = words[locale];
  const places = [
    ...(audits
      ? [
          { address: to.staffLog(), name: today.log },
          { address: to.figures(), name: today.figures },
          { address: to.campaigns(), name: today.reviews },
          { address: to.evidence(), name: today.evidence },
        ]
      : []),
    ...(manages ? [{ address: to.staffAccounts(), name: today.staff }] : []),
  ];
  if (places.length === 0) return null;
  return (
    <section>
      <h2>{today.also}</h2>
      <ul>
        {places.map(({ address, name }) => (
          <li key={address}>
            <a href={href(locale, address)}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
