import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import type { Letters } from "../queries.ts";
import { colours } from "../rules/in-frame.ts";
import { words } from "../texts.ts";
import { MailFrame } from "./mail-frame.tsx";

type Props = { readonly locale: Locale; readonly page: Letters };

/** Every letter by its room, or one of them in both languages. */
export function Gallery({ locale, page }: Props) {
  const { title, lead, rooms: names } = words[locale];
  if (page.shown) return <OneLetter locale={locale} page={page} shown={page.shown} />;
  const isTwice = (said: string) => page.list.filter(({ subject }) => subject[locale] === said).length > 1;
  const rooms = [...new Set(page.list.map(({ room }) => room))];
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{lead(page.list.length)}</p>
      {rooms.map((room) => (
        <section key={room} aria-labelledby={room}>
          <h2 id={room}>{names[room]}</h2>
          <ul>
            {page.list
              .filter((letter) => letter.room === room)
              .map(({ key, subject, face }) => (
                <li key={key}>
                  <a href={href(locale, to.letters({ brief: key }))}>{subject[locale]}</a>
                  {face !== null && isTwice(subject[locale]) && ` (${face})`}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

type One = Props & { readonly shown: NonNullable<Letters["shown"]> };

function OneLetter({ locale, page: { list, kleur }, shown: { key, faces } }: One) {
  const { all, languages, asText, previous, next, colours: names } = words[locale];
  const place = list.findIndex((letter) => letter.key === key);
  const [before, after] = [list[place - 1], list[place + 1]];
  const at = (brief: string, colour = kleur) => href(locale, to.letters({ brief, kleur: colour }));
  return (
    <>
      <h1>{faces[0]?.subject}</h1>
      <p className="flex flex-wrap gap-4">
        <a href={href(locale, to.letters())}>{all}</a>
        {before && <a href={at(before.key)}>{previous}</a>}
        {after && <a href={at(after.key)}>{next}</a>}
        {colours.map((colour) => (
          <a key={colour} href={at(key, colour)} aria-current={colour === kleur ? "true" : undefined}>
            {names[colour]}
          </a>
        ))}
      </p>
      <div className="grid gap-6 lg:grid-cols-2">
        {faces.map(({ locale: language, subject, text }) => (
          <section key={language} lang={language} aria-labelledby={`in-${language}`}>
            <h2 id={`in-${language}`} lang={locale}>
              {languages[language]}
            </h2>
            <MailFrame asked={{ brief: key, taal: language, kleur }} title={subject} />
            <details>
              <summary lang={locale}>{asText}</summary>
              <pre className="whitespace-pre-wrap break-words">{text}</pre>
            </details>
          </section>
        ))}
      </div>
    </>
  );
}
