import { shortDateTime } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { portalName } from "#lib/platform/portals.ts";
import { settings } from "#lib/platform/settings.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { Stacked } from "#lib/ui/queue.tsx";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { Table } from "#lib/ui/table.tsx";
import { tellAgainAction } from "../actions.ts";
import type { PortalDeliveries } from "../queries.ts";
import { words } from "../texts.ts";

type Row = PortalDeliveries["rows"][number];

/** What became of what portals were told: a row for each portal and each kind. */
export function PortalsTold({
  locale,
  page: { rows, again },
  requestKey,
}: {
  readonly locale: Locale;
  readonly page: PortalDeliveries;
  readonly requestKey: string;
}) {
  const { columns, tellings, never, caption, none, done, again: submit } = words[locale];
  if (rows.length === 0) return <EmptyState>{none}</EmptyState>;
  const canAgain = rows.some((row) => row.canAgain);
  return (
    <>
      {again && <Notice tone="success" title={done} />}
      <Table
        caption={caption}
        columns={[
          ...[columns.portal, columns.what, columns.last, columns.state].map((header) => ({ header })),
          ...(canAgain ? [{ header: columns.again, unseen: true }] : []),
        ]}
        rows={rows.map((row) => ({
          id: `${row.portal} ${row.telling}`,
          cells: [
            portalName(locale, row.portal),
            tellings[row.telling],
            row.lastAt ? (
              <time key="last" dateTime={row.lastAt.toISOString()}>
                {shortDateTime(locale, row.lastAt)}
              </time>
            ) : (
              never(settings().RETENTION_DAYS.Outbox)
            ),
            <State key="state" locale={locale} row={row} />,
            ...(canAgain
              ? [
                  row.canAgain && (
                    <Form
                      key="again"
                      locale={locale}
                      action={tellAgainAction}
                      requestKey={`${requestKey}-${row.portal}-${row.telling}`}
                      hidden={{ portal: row.portal, telling: row.telling }}
                      submit={submit}
                    />
                  ),
                ]
              : []),
          ],
        }))}
      />
    </>
  );
}

function State({ locale, row }: { readonly locale: Locale; readonly row: Row }) {
  const { states, waiting, failed, many, troubles } = words[locale];
  const state = row.failed > 0 ? "failed" : row.waiting > 0 ? "waiting" : row.lastAt ? "fine" : "quiet";
  const tone = { failed: "trouble", waiting: "info", fine: "success", quiet: "neutral" } as const;
  const more = [
    ...(row.failed > 0 ? [failed(row.failed)] : []),
    ...(row.waiting > 0 && row.waitingSince ? [waiting(row.waiting, row.waitingSince)] : []),
    ...(row.isMany ? [many] : []),
    ...(row.trouble ? [troubles[row.trouble]] : []),
  ];
  const tag = <StatusTag tone={tone[state]}>{states[state]}</StatusTag>;
  return more.length > 0 ? <Stacked more={more.join(" ")}>{tag}</Stacked> : tag;
}
