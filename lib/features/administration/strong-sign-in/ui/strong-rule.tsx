import { to } from "#lib/addresses.ts";
import { date, lastDay } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { SelectField, TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import { askStrongAction, endExemptionAction, endStrongAction, exemptAction } from "../actions.ts";
import type { StrongRule } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly rule: StrongRule };

/** What the organisation asks of everybody's sign-in, and of whom not yet. */
export function StrongRuleScreen({ locale, rule }: Props) {
  const texts = words[locale];
  const { from, isOn, administratorsFrom, without, exempt, hasMore } = rule;
  const state = from ? (isOn ? texts.on : texts.soon)(date(locale, from)) : texts.off;
  return (
    <>
      <p className="lead">{texts.lead}</p>
      <p>
        <strong>{state}</strong>
      </p>
      {administratorsFrom && <p>{texts.administrators(date(locale, administratorsFrom))}</p>}
      <Choice locale={locale} rule={rule} />
      <h2>{texts.without}</h2>
      {without.length === 0 && !hasMore && <p>{exempt.length === 0 ? texts.none : texts.noneElse}</p>}
      <ul className="sm:columns-2">
        {without.map(({ id, name, isYou }) => (
          <li key={id}>{isYou ? `${name} (${texts.you})` : name}</li>
        ))}
      </ul>
      {hasMore && <p>{texts.more}</p>}
      {from && <Exemptions locale={locale} rule={rule} />}
    </>
  );
}

/** Asking it, or no longer; for who may, and has shown more themselves. */
function Choice({ locale, rule: { from, mayAsk, isStrong, days } }: Props) {
  const texts = words[locale];
  if (!mayAsk) return null;
  if (from) return <Form action={endStrongAction} locale={locale} submit={texts.end} look="secondary" />;
  if (!isStrong) {
    return (
      <p>
        {texts.ownFirst} <a href={href(locale, to.strongerSignIn())}>{texts.toSecurity}</a>
      </p>
    );
  }
  return (
    <Form action={askStrongAction} locale={locale} submit={texts.ask}>
      <TextField name="from" type="date" label={texts.from} hint={texts.fromHint} value={days.proposed} short />
    </Form>
  );
}

function Exemptions({ locale, rule: { exempt, without, mayAsk } }: Props) {
  const texts = words[locale];
  const others = without.filter(({ isYou }) => !isYou);
  return (
    <>
      <h2>{texts.exemptions}</h2>
      {exempt.length === 0 && <p>{texts.exemptionsNone}</p>}
      <Form action={endExemptionAction} locale={locale}>
        <TaskList>
          {exempt.map(({ id, name, isYou, exemption }) => (
            <Task
              key={id}
              sentence={name}
              note={exemption ? texts.until(lastDay(locale, exemption.until), exemption.because) : undefined}
            >
              {mayAsk && !isYou && (
                <Button name="authorisationId" value={id} small look="secondary">
                  {texts.endExemption} <span className="sr-only">{texts.endWhose(name)}</span>
                </Button>
              )}
            </Task>
          ))}
        </TaskList>
      </Form>
      {mayAsk && others.length > 0 && (
        <>
          <h3>{texts.exempt}</h3>
          <p>{texts.exemptLead}</p>
          <Form action={exemptAction} locale={locale} submit={texts.make} look="secondary">
            <SelectField
              name="authorisationId"
              label={texts.who}
              options={others.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField name="until" type="date" label={texts.lastDay} short />
            <TextField name="because" label={texts.because} hint={texts.becauseHint} />
          </Form>
        </>
      )}
    </>
  );
}
