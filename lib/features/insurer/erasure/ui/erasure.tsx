import { to } from "#lib/addresses.ts";
import { exact, lastDay } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { RadioField } from "#lib/ui/choices.tsx";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { Table } from "#lib/ui/table.tsx";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import { endHoldAction, eraseAction, holdOrganisationAction, holdPersonAction } from "../actions.ts";
import type { Erasure } from "../queries.ts";
import { eraseReasons, holdReasons, type HoldReason } from "../rules.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly seen: Erasure };

/** Asks whom it is about, by a GET, so that what was asked stands in the address. */
export function Find({ locale, seen }: Props) {
  const { find } = words[locale];
  const fields = [
    { name: "wie", label: find.who, hint: find.whoHint, value: seen.wie },
    { name: "organisatie", label: find.organisation, hint: find.organisationHint, value: seen.organisatie },
  ];
  const isAsked = seen.wie !== "" || seen.organisatie !== "";
  return (
    <section>
      <h2>{find.title}</h2>
      <form action={href(locale, to.erasure())}>
        {fields.map(({ name, label, hint, value }) => (
          <div className="field" key={name}>
            <label htmlFor={name}>{label}</label>
            <div className="hint" id={`${name}-hint`}>
              {hint}
            </div>
            <input
              id={name}
              name={name}
              className="input"
              defaultValue={value}
              maxLength={100}
              autoComplete="off"
              aria-describedby={`${name}-hint`}
            />
          </div>
        ))}
        <div className="buttons">
          <Button>{find.submit}</Button>
        </div>
      </form>
      {isAsked && !seen.person && !seen.organisation && <Notice tone="info">{find.nobody}</Notice>}
    </section>
  );
}

/** What would become of everything of one person, before anybody decides it. */
export function Person({ locale, seen: { person, mayErase } }: Props) {
  if (!person) return null;
  const { kinds, person: texts, refusals, eraseReasons: reasons, hold } = words[locale];
  const { accountId, organisations, why } = person;
  return (
    <section>
      <h2>{person.name}</h2>
      <p>
        {person.email}. {organisations.length > 0 ? texts.at(organisations.join(", ")) : texts.nowhere}
      </p>
      <Table
        caption={texts.caption}
        columns={[
          { header: texts.columns.what },
          { header: texts.columns.rows, number: true },
          { header: texts.columns.becomes },
        ]}
        rows={person.kinds.map(({ kind, rows }) => {
          const [what, becomes] = kinds[kind];
          return { id: kind, cells: [what, rows === null ? "–" : exact(locale, rows), becomes] };
        })}
      />
      {why && <Notice tone="info">{refusals[why]}</Notice>}
      {mayErase && !why && (
        <>
          <h3>{texts.erase}</h3>
          <p>{texts.eraseLead}</p>
          <p>{texts.backups}</p>
          <Form locale={locale} action={eraseAction} submit={texts.button} look="danger" hidden={{ accountId }}>
            <RadioField name="reason" label={texts.reason} options={optionsOf(eraseReasons, reasons)} />
          </Form>
        </>
      )}
      {mayErase && !person.standing.isErased && (
        <>
          <h3>{hold.person}</h3>
          <p>{hold.lead}</p>
          <Form locale={locale} action={holdPersonAction} submit={hold.button} look="secondary" hidden={{ accountId }}>
            <HoldFields locale={locale} />
          </Form>
        </>
      )}
    </section>
  );
}

export function Organisation({ locale, seen: { organisation, mayErase } }: Props) {
  if (!organisation || !mayErase) return null;
  const { hold } = words[locale];
  return (
    <section>
      <h2>{hold.organisation(organisation.name)}</h2>
      <p>
        {hold.lead} {hold.leadOrganisation}
      </p>
      <Form
        locale={locale}
        action={holdOrganisationAction}
        submit={hold.button}
        look="secondary"
        hidden={{ organisationId: organisation.id }}
      >
        <HoldFields locale={locale} />
      </Form>
    </section>
  );
}

function HoldFields({ locale }: { readonly locale: Locale }) {
  const { hold, holdReasons: reasons } = words[locale];
  return (
    <>
      <RadioField name="reason" label={hold.reason} options={optionsOf(holdReasons, reasons)} />
      <TextField name="fileNumber" label={hold.fileNumber} hint={hold.fileNumberHint} />
      <TextField name="until" type="date" label={hold.until} hint={hold.untilHint} short />
    </>
  );
}

const optionsOf = <C extends string>(codes: readonly C[], labels: Readonly<Record<C, string>>) =>
  codes.map((value) => ({ value, label: labels[value] }));

const isReason = (text: string): text is HoldReason => (holdReasons as readonly string[]).includes(text);

/** What must stay now: of whom, why, who said so and until when. */
export function Holds({ locale, seen: { holds, mayErase } }: Props) {
  const { holds: texts, holdReasons: reasons, planned } = words[locale];
  return (
    <section>
      <h2>{texts.title}</h2>
      {holds.length === 0 && <p>{texts.none}</p>}
      <Form locale={locale} action={endHoldAction}>
        <TaskList>
          {holds.map(({ id, whom, reason, note, by, until }) => (
            <Task
              key={id}
              sentence={whom}
              note={texts.line(
                isReason(reason) ? reasons[reason] : reason,
                note || planned.none,
                by,
                lastDay(locale, until),
              )}
            >
              {mayErase && (
                <Button name="holdId" value={id} small look="secondary">
                  {texts.end} <span className="sr-only">{texts.endWhose(whom)}</span>
                </Button>
              )}
            </Task>
          ))}
        </TaskList>
      </Form>
    </section>
  );
}
