import { to } from "#lib/addresses.ts";
import { exact, lastDay, shortDate } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { EmptyState } from "#lib/ui/card.tsx";
import { RadioField } from "#lib/ui/choices.tsx";
import { LongTextField, TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { Table } from "#lib/ui/table.tsx";
import { startAction } from "../actions.ts";
import type { Campaigns } from "../queries.ts";
import { whiches } from "../rules.ts";
import { words } from "../texts.ts";

/** All campaigns, with how far each is. */
export function CampaignList({
  locale,
  seen: { rows, mayRun },
}: {
  readonly locale: Locale;
  readonly seen: Campaigns;
}) {
  const { list } = words[locale];
  const { when, by, due, done, open } = list.columns;
  const columns = [
    { header: when },
    { header: by },
    { header: due },
    { header: done, number: true },
    { header: open, number: true },
  ];
  return (
    <>
      {mayRun && (
        <div className="buttons">
          <ButtonLink href={href(locale, to.newCampaign())}>{list.start}</ButtonLink>
        </div>
      )}
      {rows.length === 0 ? (
        <EmptyState>{list.empty}</EmptyState>
      ) : (
        <Table
          caption={list.caption}
          columns={columns}
          rows={rows.map((row) => ({
            id: row.id,
            cells: [
              <a key="when" href={href(locale, to.campaign(row.id))}>
                {shortDate(locale, row.startedAt)}
              </a>,
              row.startedBy ?? list.yearly,
              row.stoppedAt ? (
                <StatusTag key="due" tone="neutral">
                  {list.stopped}
                </StatusTag>
              ) : (
                lastDay(locale, row.dueAt)
              ),
              exact(locale, row.done),
              exact(locale, row.open),
            ],
          }))}
        />
      )}
    </>
  );
}

type StartProps = { readonly locale: Locale; readonly graceDays: number; readonly requestKey: string };

export function StartForm({ locale, graceDays, requestKey }: StartProps) {
  const { starting } = words[locale];
  return (
    <Form
      locale={locale}
      action={startAction}
      requestKey={requestKey}
      submit={starting.submit}
      aside={<a href={href(locale, to.campaigns())}>{starting.cancel}</a>}
    >
      <RadioField
        name="which"
        label={starting.which}
        options={whiches.map((value) => ({ value, label: starting.whiches[value] }))}
      />
      <LongTextField name="numbers" label={starting.numbers} hint={starting.numbersHint} rows={4} optional />
      <TextField name="lastDay" type="date" label={starting.lastDay} hint={starting.lastDayHint} />
      <p>{starting.lapses(graceDays)}</p>
    </Form>
  );
}
