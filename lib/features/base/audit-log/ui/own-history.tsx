import { to } from "#lib/addresses.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Notice } from "#lib/ui/notice.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";
import type { MyHistory } from "../queries.ts";
import { sentenceOf } from "../rules.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly history: MyHistory };

export const HistoryLink = ({ locale }: { locale: Locale }) => (
  <p>
    <a href={href(locale, to.myHistory())}>{words[locale].own.link}</a>
  </p>
);

/** Shows nothing unless the report was really made, whatever the address says. */
export function Reported({ locale, history }: Props) {
  const { dispute } = words[locale];
  if (!history.reported) return null;
  return (
    <Notice tone="success" title={dispute.done}>
      {dispute.reference(history.reported)}
    </Notice>
  );
}

export function OwnHistory({ locale, history }: Props) {
  const { none } = words[locale];
  const { entries, after, next } = history;
  return (
    <>
      {entries.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul>
          {entries.map((entry) => (
            <li key={entry.id}>
              <Line locale={locale} entry={entry} />
            </li>
          ))}
        </ul>
      )}
      <Pagination
        locale={locale}
        first={after ? href(locale, to.myHistory()) : undefined}
        next={next ? href(locale, to.myHistory({ na: next })) : undefined}
      />
    </>
  );
}

function Line({ locale, entry }: { locale: Locale; entry: MyHistory["entries"][number] }) {
  const { own } = words[locale];
  const sentence = sentenceOf(locale, entry);
  const { id, at, organisation, dispute } = entry;
  const where = organisation === "" ? "" : ` ${own.at(organisation)}`;
  return (
    <>
      {sentence}
      <br />
      <small>
        {shortDateTime(locale, at)}
        {where}
        {" · "}
        {dispute === null ? (
          <a href={href(locale, to.dispute(id))}>
            {own.wrong}
            <span className="sr-only">: {sentence}</span>
          </a>
        ) : (
          own.reported(dispute)
        )}
      </small>
    </>
  );
}
