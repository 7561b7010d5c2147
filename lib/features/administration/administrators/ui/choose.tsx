import { to } from "#lib/addresses.ts";
import { fullName, nobody, listName } from "#lib/features/base/people/rules.ts";
import { sentenceOf } from "#lib/platform/gate/outcome.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { EmailAddress } from "#lib/ui/email-address.tsx";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { appointAction, appointDeputyAction, handOverAction } from "../actions.ts";
import type { CandidatesPage } from "../queries.ts";
import type { Purpose } from "../schema.ts";
import { words } from "../texts.ts";

const purposePaths = {
  appoint: to.appointColleague(),
  handOver: to.handOver(),
  deputise: to.deputise(),
} as const satisfies Record<Purpose, string>;

const actions = { appoint: appointAction, handOver: handOverAction, deputise: appointDeputyAction };

type Props = { readonly locale: Locale; readonly purpose: Purpose; readonly page: CandidatesPage };

/** First chooses a person, from a list of ten or by name; then shows the consequences, and the button. */
export function Choose(props: Props & { readonly requestKey: string }) {
  const { locale, purpose, page } = props;
  if (page.chosen) return <Confirm {...props} person={page.chosen} />;
  const { title, lead } = words[locale].choose[purpose];
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <Search {...props} />
      {page.people.length > 0 ? <Who {...props} /> : <p>{words[locale].choose.none}</p>}
    </>
  );
}

function Search({ locale, purpose, page }: Props) {
  const { search, find } = words[locale].choose;
  return (
    <form action={href(locale, purposePaths[purpose])} role="search" className="mb-8">
      <label htmlFor="q" className="font-bold">
        {search}
      </label>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 max-w-120 grow">
          <input
            id="q"
            name="q"
            type="search"
            maxLength={100}
            defaultValue={page.q}
            autoComplete="off"
            className="input"
          />
        </div>
        <Button look="secondary">{find}</Button>
      </div>
    </form>
  );
}

function Who({ locale, purpose, page }: Props) {
  const { who, more, next } = words[locale].choose;
  return (
    <form action={href(locale, purposePaths[purpose])}>
      {page.q !== "" && <input type="hidden" name="q" value={page.q} />}
      <fieldset className="field">
        <legend>{who}</legend>
        {page.people.map((person) => (
          <div className="choice" key={person.id}>
            <input
              type="radio"
              id={person.id}
              name="wie"
              value={person.id}
              required
              aria-describedby={`${person.id}-hint`}
            />
            <label htmlFor={person.id}>{listName(person)}</label>
            <div className="hint wrap-anywhere" id={`${person.id}-hint`}>
              <EmailAddress address={person.email} />
              {person.authorisation.role === "ADMINISTRATOR" && ` · ${words[locale].screen.administrator}`}
            </div>
          </div>
        ))}
      </fieldset>
      {page.people.length === 10 && <p>{more}</p>}
      <div className="buttons">
        <Button>{next}</Button>
      </div>
    </form>
  );
}

type Chosen = NonNullable<CandidatesPage["chosen"]>;

function Confirm({ locale, purpose, page, person, requestKey }: Props & { person: Chosen; requestKey: string }) {
  const { choose, refusals } = words[locale];
  const { confirm, what, then, submit } = choose[purpose];
  const name = fullName(person);
  const other = <a href={href(locale, purposePaths[purpose])}>{choose.other}</a>;
  if (person.refused) {
    const facts = { person: name, ...nobody };
    return (
      <>
        <h1>{choose.cannot}</h1>
        <p className="lead">{sentenceOf(refusals, { code: person.refused, detail: facts })}</p>
        <p>{other}</p>
      </>
    );
  }
  return (
    <>
      <h1>{confirm(name)}</h1>
      <p>{what}</p>
      <p>{then(name)}</p>
      <Form
        action={actions[purpose]}
        locale={locale}
        submit={submit}
        requestKey={requestKey}
        hidden={{ authorisationId: person.id }}
        aside={other}
      >
        {purpose === "deputise" && (
          <>
            <TextField name="from" type="date" label={choose.from} value={page.today} short />
            <TextField name="until" type="date" label={choose.until} hint={choose.untilHint} short />
          </>
        )}
      </Form>
    </>
  );
}
