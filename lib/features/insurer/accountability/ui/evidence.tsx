import { to } from "#lib/addresses.ts";
import { eventNamed } from "#lib/features/base/audit-log/rules.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { EmptyState } from "#lib/ui/card.tsx";
import { FileLink } from "#lib/ui/file-link.tsx";
import { Table } from "#lib/ui/table.tsx";
import type { Accountability } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly seen: Accountability };

/** The form that asks for what happened. It is a GET, so that what was asked stands in the address. */
export function IncidentForm({ locale, seen: { asked } }: Props) {
  const { incident } = words[locale];
  const fields = [
    { name: "van", type: "datetime-local", label: incident.from, hint: "" },
    { name: "tot", type: "datetime-local", label: incident.until, hint: "" },
    { name: "organisatie", type: "text", label: incident.organisation, hint: incident.organisationHint },
    { name: "wie", type: "text", label: incident.who, hint: incident.whoHint },
    { name: "netwerk", type: "text", label: incident.network, hint: incident.networkHint },
  ] as const;
  return (
    <section id="incident">
      <h2>{incident.title}</h2>
      <p>{incident.lead}</p>
      <form action={href(locale, to.incidentFile())}>
        {fields.map(({ name, type, label, hint }) => (
          <div className="field" key={name}>
            <label htmlFor={name}>{label}</label>
            {hint && (
              <div className="hint" id={`${name}-hint`}>
                {hint}
              </div>
            )}
            <input
              id={name}
              name={name}
              type={type}
              className="input"
              defaultValue={asked[name]}
              maxLength={100}
              autoComplete="off"
              aria-describedby={hint ? `${name}-hint` : undefined}
            />
          </div>
        ))}
        <div className="buttons">
          <Button name="soort" value="json">
            {incident.json}
          </Button>
          <Button name="soort" value="csv" look="secondary">
            {incident.csv}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** The form for everything of one person or one organisation. */
export function CopyForm({ locale }: { readonly locale: Locale }) {
  const { incident, copy } = words[locale];
  const fields = [
    { name: "wie", label: incident.who, hint: incident.whoHint },
    { name: "organisatie", label: incident.organisation, hint: incident.organisationHint },
  ];
  return (
    <section id="kopie">
      <h2>{copy.title}</h2>
      <p>{copy.lead}</p>
      <form action={href(locale, to.copyFile())}>
        {fields.map(({ name, label, hint }) => (
          <div className="field" key={name}>
            <label htmlFor={`kopie-${name}`}>{label}</label>
            <div className="hint" id={`kopie-${name}-hint`}>
              {hint}
            </div>
            <input
              id={`kopie-${name}`}
              name={name}
              className="input"
              maxLength={100}
              autoComplete="off"
              aria-describedby={`kopie-${name}-hint`}
            />
          </div>
        ))}
        <div className="buttons">
          <Button look="secondary">{copy.submit}</Button>
        </div>
      </form>
    </section>
  );
}

export function Duties({ locale, seen }: Props) {
  const { duties, page } = words[locale];
  const { act, who, second, fresh } = duties.columns;
  return (
    <section id="wie-mag-wat">
      <h2>{duties.title}</h2>
      <p>{duties.lead}</p>
      <p>
        <FileLink href={href(locale, to.evidenceFile({ soort: "duties" }))}>{page.csv}</FileLink>
      </p>
      <Table
        caption={duties.caption}
        columns={[{ header: act }, { header: who }, { header: second }, { header: fresh }]}
        rows={seen.duties.map((duty) => ({
          id: duty.act,
          cells: [
            <span key="act">
              {eventNamed(duty.act)?.title[locale] ?? duty.act} <small>{duty.act}</small>
            </span>,
            duty.who.map((one) => duties.whos[one]).join(", ") || duties.none,
            duty.second ? duties.second : duties.none,
            duty.fresh === null ? duties.none : duties.minutes(duty.fresh),
          ],
        }))}
      />
    </section>
  );
}

export function Services({ locale, seen }: Props) {
  const { services, page } = words[locale];
  const { service, where, purpose, data, settings } = services.columns;
  return (
    <section id="diensten">
      <h2>{services.title}</h2>
      <p>{services.lead}</p>
      {seen.services.length === 0 ? (
        <EmptyState>{services.none}</EmptyState>
      ) : (
        <>
          <p>
            <FileLink href={href(locale, to.evidenceFile({ soort: "services" }))}>{page.csv}</FileLink>
          </p>
          <Table
            caption={services.caption}
            columns={[service, where, purpose, data, settings].map((header) => ({ header }))}
            rows={seen.services.map((one, i) => {
              const [name, use, held] = services.names[one.name];
              return { id: `${one.name} ${i}`, cells: [name, one.where, use, held, one.settings.join(", ")] };
            })}
          />
        </>
      )}
    </section>
  );
}
