import { to } from "#lib/addresses.ts";
import { words as checks } from "#lib/features/appointment/verification/texts.ts";
import { dayTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { EmptyState } from "#lib/ui/card.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";
import { Handling } from "#lib/ui/queue.tsx";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { Table } from "#lib/ui/table.tsx";
import { takeAction } from "../actions.ts";
import type { QueueView, SeenRow } from "../queries.ts";
import { words } from "../texts.ts";
import { Waited } from "./waited.tsx";

type Props = { readonly locale: Locale; readonly page: QueueView };

/** One page of a view of the queue. */
export function Queue({ locale, page }: Props) {
  const { queue } = words[locale];
  const { rows, toon, na, next } = page;
  if (rows.length === 0 && !na)
    return (
      <EmptyState>
        <p>{queue.empty[toon]}</p>
        {toon !== "alles" && (
          <p>
            <a href={href(locale, to.appointments())}>{queue.toAll}</a>
          </p>
        )}
      </EmptyState>
    );
  return (
    <>
      {toon === "beoordeeld" ? <Decided locale={locale} page={page} /> : <Waiting locale={locale} page={page} />}
      <Pagination
        locale={locale}
        first={na ? href(locale, to.appointments({ toon })) : undefined}
        next={next ? href(locale, to.appointments({ toon, na: next })) : undefined}
      />
    </>
  );
}

type RowProps = Props & { readonly row: SeenRow };

function Waiting({ locale, page }: Props) {
  const { queue } = words[locale];
  const columns = [
    { header: queue.organisation },
    { header: queue.waits },
    { header: queue.toCheck },
    { header: queue.takenBy },
    ...(page.mayDecide ? [{ header: queue.actions, unseen: true }] : []),
  ];
  const rows = page.rows.map((row) => ({
    id: row.id,
    cells: [
      <Which key="which" {...{ locale, page, row }} />,
      <Waited key="waited" locale={locale} waited={row.waited} />,
      <ToCheck key="check" {...{ locale, row }} />,
      row.takenByMe ? queue.me : row.takenBy || queue.nobody,
      ...(page.mayDecide ? [<Act key="act" {...{ locale, page, row }} />] : []),
    ],
  }));
  return <Table caption={queue.caption(rows.length)} columns={columns} rows={rows} />;
}

function Which({ locale, page: { toon }, row }: RowProps) {
  const { queue, kinds } = words[locale];
  return (
    <>
      <a href={href(locale, to.appointment(row.id, { toon }))} className="wrap-anywhere">
        {row.companyName}
      </a>
      <small>{[kinds[row.kind], row.organisationNumber, row.reference].join(" · ")}</small>
      {row.alike > 0 && (
        <div className="mt-1">
          <StatusTag tone="warning">{queue.alike(row.alike)}</StatusTag>
        </div>
      )}
    </>
  );
}

function ToCheck({ locale, row: { missing, isReady } }: Omit<RowProps, "page">) {
  const { queue } = words[locale];
  if (isReady) return <StatusTag tone="success">{queue.ready}</StatusTag>;
  return <>{missing.map((kind) => checks[locale].kinds[kind]).join(", ") || queue.nothing}</>;
}

/** An appointment nobody has can be taken; one that only needs a second pair of eyes can be decided. */
function Act({ locale, page: { toon }, row }: RowProps) {
  const { queue } = words[locale];
  if (row.status === "CONFIRMED") {
    if (row.isOwn) return null;
    const hidden = { appointmentId: row.id, toon };
    return (
      <Handling
        locale={locale}
        about={row.companyName}
        hidden={hidden}
        steps={[{ action: takeAction, label: queue.take }]}
      />
    );
  }
  if (!row.isReady && !row.takenByMe) return null;
  return (
    <ButtonLink look="secondary" small href={href(locale, to.appointment(row.id, { toon }))}>
      {row.isReady ? queue.look : queue.goOn}
      <span className="sr-only">: {row.companyName}</span>
    </ButtonLink>
  );
}

const tones = { APPROVED: "success", INVITED: "success", COMPLETED: "success", REJECTED: "trouble" } as const;

function Decided({ locale, page }: Props) {
  const { queue, statuses } = words[locale];
  const columns = [
    { header: queue.organisation },
    { header: queue.outcome, plain: true },
    { header: queue.decidedBy, plain: true },
  ];
  const rows = page.rows.map((row) => ({
    id: row.id,
    cells: [
      <Which key="which" {...{ locale, page, row }} />,
      <StatusTag key="outcome" tone={row.status in tones ? tones[row.status as keyof typeof tones] : "neutral"}>
        {statuses[row.status]}
      </StatusTag>,
      row.decidedAt && queue.already(row.decidedByMe ? queue.me : row.decidedBy, dayTime(locale, row.decidedAt)),
    ],
  }));
  return <Table caption={queue.caption(rows.length)} columns={columns} rows={rows} />;
}
