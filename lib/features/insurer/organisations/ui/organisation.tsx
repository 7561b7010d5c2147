import { to } from "#lib/addresses.ts";
import { words as erasing } from "#lib/features/insurer/erasure/texts.ts";
import { shortDate, time } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { portalNames } from "#lib/platform/portals.ts";
import { Button, ButtonLink } from "#lib/ui/button.tsx";
import { SelectField, TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import { Table } from "#lib/ui/table.tsx";
import { addNumberAction, removeNumberAction, viewAction } from "../actions.ts";
import type { OrganisationPage, ShownOrganisation } from "../queries.ts";
import { numberKindOf, numberKinds, viewReasons } from "../rules.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: OrganisationPage };

/** What the insurer has on file, as rows of a list. */
export function factsOf(locale: Locale, { kind, kvkNumber, phone, portals, numbers, createdAt }: ShownOrganisation) {
  const { facts, kinds } = words[locale];
  return [
    { label: facts.kind, value: kinds[kind] },
    { label: facts.numbers, value: numbers.map(({ number }) => number).join(" · ") || facts.none },
    { label: facts.kvkNumber, value: kvkNumber ?? facts.unknown },
    { label: facts.phoneNumber, value: phone ?? facts.unknown },
    { label: facts.portals, value: portalNames(locale, portals) || facts.none },
    { label: facts.created, value: shortDate(locale, createdAt) },
  ];
}

export function Facts({ locale, page }: Props) {
  const { page: texts, facts } = words[locale];
  return (
    <>
      <Closed locale={locale} page={page} />
      <SummaryList rows={factsOf(locale, page).filter(({ label }) => !page.mayManage || label !== facts.numbers)} />
      {page.mayManage && (
        <div className="buttons">
          <ButtonLink look="secondary" href={href(locale, to.changeOrganisation(page.id))}>
            {texts.change}
          </ButtonLink>
        </div>
      )}
    </>
  );
}

function Closed({ locale, page: { closedAt, closeReason, mergedInto } }: Props) {
  const { closed, closeReasons, facts } = words[locale];
  if (!closedAt) return null;
  const reason = closeReasons[(closeReason ?? "ENDED") as keyof typeof closeReasons];
  return (
    <>
      <p>
        <StatusTag tone="neutral">{closed}</StatusTag>
      </p>
      <p>
        {facts.closedAt(shortDate(locale, closedAt), reason)}{" "}
        {mergedInto && (
          <>
            {facts.merged} <a href={href(locale, to.organisation(mergedInto.id))}>{mergedInto.name}</a>.
          </>
        )}
      </p>
    </>
  );
}

/** Each number, with what can be done about it. */
export function Numbers({ locale, page, requestKey }: Props & { readonly requestKey: string }) {
  const { page: texts, numberKinds: kinds } = words[locale];
  const { id, numbers, mayManage, closedAt, kind } = page;
  if (!mayManage) return null;
  const removable = numbers.length > 1 || closedAt !== null;
  const rows = numbers.map(({ id: numberId, kind, number }) => ({
    id: numberId,
    cells: [
      number,
      kinds[kind],
      ...(removable
        ? [
            <Form key="remove" locale={locale} action={removeNumberAction} hidden={{ organisationId: id, numberId }}>
              <Button look="secondary" small>
                {texts.remove}
                <span className="sr-only">: {texts.removeWhat(number)}</span>
              </Button>
            </Form>,
          ]
        : []),
    ],
  }));
  const columns = [{ header: texts.number }, { header: texts.numberKind }];
  return (
    <section aria-labelledby="nummers">
      <h2 id="nummers">{texts.numbers}</h2>
      {rows.length > 0 && (
        <Table
          caption={<span className="sr-only">{texts.numbers}</span>}
          columns={removable ? [...columns, { header: texts.remove, unseen: true }] : columns}
          rows={rows}
        />
      )}
      {closedAt === null && (
        <details className="mt-4">
          <summary className="cursor-pointer font-bold">{texts.add}</summary>
          <div className="mt-4">
            <Form
              locale={locale}
              action={addNumberAction}
              requestKey={requestKey}
              hidden={{ organisationId: id }}
              submit={texts.add}
              look="secondary"
            >
              <SelectField
                name="kind"
                label={texts.numberKind}
                value={numberKindOf(kind)}
                options={numberKinds.map((value) => ({ value, label: kinds[value] }))}
              />
              <TextField name="number" label={texts.number} short autoComplete="off" spellCheck={false} />
            </Form>
          </div>
        </details>
      )}
    </section>
  );
}

/** How many people there are; the beheerders by name after a reason was given. */
export function People({ locale, page }: Props) {
  const { page: texts } = words[locale];
  const { counts } = page;
  const rows = (["active", "invited", "blocked", "ended"] as const).map((state) => ({
    label: texts.counts[state],
    value: String(counts[state]),
  }));
  return (
    <>
      <section aria-labelledby="mensen">
        <h2 id="mensen">{texts.people}</h2>
        <SummaryList rows={rows} />
      </section>
      {page.closedAt === null && <Administrators locale={locale} page={page} />}
    </>
  );
}

function Administrators({ locale, page }: Props) {
  const { page: texts, viewReasons: reasons } = words[locale];
  const { id, counts, viewed } = page;
  return (
    <section aria-labelledby="beheerders">
      <h2 id="beheerders">{texts.administrators}</h2>
      <p>{texts.able(counts.able)}</p>
      {viewed ? (
        <>
          {viewed.administrators.length === 0 ? (
            <p>{texts.nobody}</p>
          ) : (
            <ul>
              {viewed.administrators.map((one) => (
                <li key={one.id}>
                  <a href={href(locale, to.person(one.id))}>{one.name}</a>
                  {!one.isAble && ` (${texts.unable})`}
                </li>
              ))}
            </ul>
          )}
          <p className="text-muted">{texts.shownUntil(time(locale, viewed.until))}</p>
        </>
      ) : (
        <Form locale={locale} action={viewAction} hidden={{ organisationId: id }} submit={texts.show} look="secondary">
          <SelectField
            name="reason"
            label={texts.why}
            hint={texts.whyHint}
            options={viewReasons.map((value) => ({ value, label: reasons[value] }))}
          />
        </Form>
      )}
    </section>
  );
}

/** Organisations that may be the same. */
export function Alike({ locale, page: { id, alike, mayManage } }: Props) {
  const { page: texts } = words[locale];
  if (alike.length === 0) return null;
  return (
    <section aria-labelledby="lijkt">
      <h2 id="lijkt">{texts.alike}</h2>
      <p>{texts.alikeLead}</p>
      <ul>
        {alike.map((other) => (
          <li key={other.id}>
            <a href={href(locale, to.organisation(other.id))}>{other.name}</a> (
            {other.sameName ? texts.sameName : texts.samePhone}){" "}
            {mayManage && (
              <a href={href(locale, to.mergeOrganisation(id, { met: other.id }))}>
                {texts.compare}
                <span className="sr-only">: {other.name}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Appointments({ locale, page: { appointments } }: Props) {
  const { page: texts, appointmentStatuses } = words[locale];
  if (appointments.length === 0) return null;
  return (
    <section aria-labelledby="aanmeldingen">
      <h2 id="aanmeldingen">{texts.appointments}</h2>
      <ul>
        {appointments.map(({ id, reference, status, submittedAt }) => (
          <li key={id}>
            <a href={href(locale, to.appointment(id))}>{reference}</a>: {appointmentStatuses[status] ?? status},{" "}
            {shortDate(locale, submittedAt)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Acts that are rare and need thought first. */
export function Acts({ locale, page: { id, closedAt, mayManage, mayReadLog, erase } }: Props) {
  const { page: texts } = words[locale];
  const mayEnd = mayManage && closedAt === null;
  if (!mayEnd && !mayReadLog && !erase) return null;
  return (
    <section aria-labelledby="meer">
      <h2 id="meer">{texts.acts}</h2>
      <ul>
        {mayEnd && (
          <>
            <li>
              <a href={href(locale, to.mergeOrganisation(id))}>{texts.merge}</a>
            </li>
            <li>
              <a href={href(locale, to.closeOrganisation(id))}>{texts.close}</a>
            </li>
          </>
        )}
        {mayReadLog && (
          <li>
            <a href={href(locale, to.staffLog({ organisatie: id }))}>{texts.log}</a>
          </li>
        )}
        {erase && (
          <li>
            <a href={href(locale, to.erasure(erase))}>{erasing[locale].title}</a>
          </li>
        )}
      </ul>
    </section>
  );
}
