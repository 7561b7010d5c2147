import { to } from "#lib/addresses.ts";
import { clockNow } from "#lib/platform/clock.ts";
import { deskNow, servicedesk } from "#lib/platform/contact.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { PrintButton } from "#lib/ui/print-button.tsx";
import { Qr } from "#lib/ui/qr.tsx";
import type { MyAdministrators as Known } from "../queries.ts";
import { words } from "../texts.ts";

/** The beheerders, on a card that is all that gets printed. */
export function MyAdministrators({ locale, known }: { locale: Locale; known: Known }) {
  const { lead, print, hint } = words[locale].administrators;
  return (
    <>
      {known.people.length > 0 && <p className="lead">{lead(known.organisation)}</p>}
      <section className="card handout">
        <h2>{known.organisation}</h2>
        <People locale={locale} people={known.people} />
        <Stuck locale={locale} origin={known.origin} />
      </section>
      <p>{hint}</p>
      <PrintButton label={print} />
    </>
  );
}

function People({ locale, people }: { locale: Locale; people: Known["people"] }) {
  const { who, you, none, onlyYou, can, unblock, number, portals } = words[locale].administrators;
  if (people.length === 0) return <p>{none}</p>;
  return (
    <>
      <h3>{who}</h3>
      <ul className="mb-4 grid gap-3">
        {people.map(({ name, email, isMe }) => (
          <li key={email}>
            <strong>{name}</strong> {isMe && you}
            <a className="block" href={`mailto:${email}`}>
              {email}
            </a>
          </li>
        ))}
      </ul>
      {people.every(({ isMe }) => isMe) && <p>{onlyYou}</p>}
      <h3>{can}</h3>
      <ul>
        <li>{unblock}</li>
        <li>{number}</li>
        <li>{portals}</li>
      </ul>
    </>
  );
}

function Stuck({ locale, origin }: { locale: Locale; origin: string }) {
  const { stuck, ask, scan, call } = words[locale].administrators;
  const { name, phone, tel, hours } = servicedesk(locale);
  const help = href(locale, to.help());
  return (
    <>
      <h3>{stuck}</h3>
      <p>
        {ask}{" "}
        <a href={help} className="block">
          {origin.replace(/^https?:\/\//, "") + help}
        </a>
      </p>
      <Qr text={origin + help} label={scan} />
      <p>
        {call(name)}{" "}
        <a href={tel} className="whitespace-nowrap">
          {phone}
        </a>
        , {hours}. <span className="desk-now print:hidden">{deskNow(locale, "servicedesk", clockNow()).sentence}</span>
      </p>
    </>
  );
}
