import { to } from "#lib/addresses.ts";
import { givenPortals, type PortalKey, portalName, portals } from "#lib/platform/portals.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { CheckboxField, RadioField } from "#lib/ui/choices.tsx";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { changeAction, createAction } from "../actions.ts";
import type { ShownOrganisation } from "../queries.ts";
import { kinds } from "../rules.ts";
import { words } from "../texts.ts";
import { Existing } from "./existing.tsx";

const plain = { autoComplete: "off", spellCheck: false } as const;

type Props = { readonly locale: Locale; readonly requestKey: string };

export function CreateForm({ locale, requestKey }: Props) {
  const { create, facts, kinds: names, cancel } = words[locale];
  return (
    <Form
      locale={locale}
      action={createAction}
      requestKey={requestKey}
      submit={create.button}
      aside={<a href={href(locale, to.organisations())}>{cancel}</a>}
      after={<Existing path={href(locale, to.organisations())} text={create.existing} />}
    >
      <RadioField name="kind" label={facts.kind} options={kinds.map((value) => ({ value, label: names[value] }))} />
      <TextField name="name" label={facts.name} {...plain} />
      <TextField name="numbers" label={facts.numbers} hint={facts.numbersHint} {...plain} />
      <Details locale={locale} />
      <Portals locale={locale} opened={givenPortals()} />
    </Form>
  );
}

export function ChangeForm({ locale, requestKey, organisation }: Props & { readonly organisation: ShownOrganisation }) {
  const { change, create, facts, cancel } = words[locale];
  const { id, name, portals: opened } = organisation;
  return (
    <Form
      locale={locale}
      action={changeAction}
      requestKey={requestKey}
      submit={change.button}
      hidden={{ organisationId: id }}
      aside={<a href={href(locale, to.organisation(id))}>{cancel}</a>}
      after={<Existing path={href(locale, to.organisations())} text={create.existing} />}
    >
      <TextField name="name" label={facts.name} value={name} {...plain} />
      <Details locale={locale} organisation={organisation} />
      <Portals locale={locale} opened={opened} hint={change.portalsHint} />
    </Form>
  );
}

function Details({ locale, organisation }: { locale: Locale; organisation?: ShownOrganisation }) {
  const { facts } = words[locale];
  const { kvkNumber = "", phone = "" } = organisation ?? {};
  return (
    <>
      <TextField
        name="kvkNumber"
        label={facts.kvkNumber}
        hint={facts.kvkHint}
        optional
        short
        inputMode="numeric"
        value={kvkNumber ?? ""}
        {...plain}
      />
      <TextField
        name="phoneNumber"
        label={facts.phoneNumber}
        hint={facts.phoneHint}
        optional
        inputMode="tel"
        value={phone ?? ""}
        {...plain}
      />
    </>
  );
}

type PortalsProps = { readonly locale: Locale; readonly opened: readonly PortalKey[]; readonly hint?: string };

function Portals({ locale, opened, hint }: PortalsProps) {
  const shown = portals().filter(({ key, retired }) => !retired || opened.includes(key));
  return (
    <CheckboxField
      name="portals"
      label={words[locale].facts.portals}
      {...(hint !== undefined && { hint })}
      boxes={shown.map(({ key }) => ({ name: key, label: portalName(locale, key), checked: opened.includes(key) }))}
    />
  );
}
