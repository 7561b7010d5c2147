import type { Desk } from "#lib/platform/contact.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };

/** Below every answer that is the same for everyone: what to do when the mail does not come. */
export function NoMail({ locale, again, desk }: { locale: Locale; again: string; desk: Desk }) {
  const { noMail, spam, other, call, hours } = words[locale].asked;
  return (
    <section>
      <h2>{noMail}</h2>
      <ul>
        <li>{spam}</li>
        <li>
          <a href={href(locale, again)}>{other}</a>
        </li>
        <li>
          <a href={desk.tel}>{call(desk)}</a>. {hours(desk)}
        </li>
      </ul>
    </section>
  );
}
