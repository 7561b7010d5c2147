import { to } from "#lib/addresses.ts";
import type { State } from "#lib/features/administration/access-reviews/rules.ts";
import { exact, shortDate } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { FileLink } from "#lib/ui/file-link.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { Table } from "#lib/ui/table.tsx";
import { Views } from "#lib/ui/views.tsx";
import { stopAction } from "../actions.ts";
import type { CampaignSeen } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly seen: CampaignSeen };

const tones = {
  open: "info",
  late: "warning",
  lapsing: "trouble",
  lapsed: "trouble",
  finished: "success",
  stopped: "neutral",
} as const satisfies Record<State, string>;

/** Which organisations one sees. */
export function Parts({ locale, seen: { id, toon } }: Props) {
  const { page } = words[locale];
  const parts = [
    { part: null, text: page.parts.all },
    { part: "open" as const, text: page.parts.open },
    { part: "klaar" as const, text: page.parts.done },
  ];
  const views = parts.map(({ part, text }) => ({
    href: href(locale, to.campaign(id, { toon: part })),
    text,
    isShown: part === toon,
  }));
  return <Views label={page.partsLabel} views={views} />;
}

export function Organisations({ locale, seen }: Props) {
  const { page } = words[locale];
  const { id, rows, toon, na, next } = seen;
  if (rows.length === 0) return <EmptyState>{page.empty}</EmptyState>;
  const { organisation, state, kept, ended, left, finished } = page.columns;
  const columns = [
    ...[organisation, state, finished].map((header) => ({ header })),
    ...[kept, ended, left].map((header) => ({ header, number: true })),
  ];
  return (
    <>
      <Table
        caption={page.caption}
        columns={columns}
        rows={rows.map((row) => ({
          id: row.id,
          cells: [
            <a key="name" href={href(locale, to.organisation(row.organisationId))}>
              {row.organisation}
            </a>,
            <StatusTag key="state" tone={tones[row.state]}>
              {page.states[row.state]}
            </StatusTag>,
            row.finishedAt ? shortDate(locale, row.finishedAt) : "–",
            exact(locale, row.kept),
            exact(locale, row.ended),
            exact(locale, row.left),
          ],
        }))}
      />
      <Pagination
        locale={locale}
        first={na ? href(locale, to.campaign(id, { toon })) : undefined}
        next={next ? href(locale, to.campaign(id, { toon, na: next })) : undefined}
      />
    </>
  );
}

/** The report as a file, and the way to stop what is not finished. */
export function CampaignActs({ locale, seen: { id, mayRun, stoppedAt, counts } }: Props) {
  const { page } = words[locale];
  return (
    <>
      <p className="mt-6">
        <FileLink href={href(locale, to.campaignFile(id))}>{page.report}</FileLink>
      </p>
      {mayRun && !stoppedAt && counts.open > 0 && (
        <Form locale={locale} action={stopAction} hidden={{ campaignId: id }} submit={page.stop} look="secondary">
          <p className="hint">{page.stopHint}</p>
        </Form>
      )}
    </>
  );
}
