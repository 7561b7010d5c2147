import type { Locale } from "#lib/platform/i18n/locale.ts";
import { portalMeaning, portalName } from "#lib/platform/portals.ts";
import { settings } from "#lib/platform/settings.ts";
import { CheckboxField, RadioField } from "#lib/ui/choices.tsx";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { addPersonAction } from "../actions.ts";
import type { NewColleague } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: NewColleague; readonly requestKey: string };

export function AddForm({ locale, page, requestKey }: Props) {
  const { add } = words[locale];
  const { organisation, asked } = page;
  return (
    <>
      <h1>{add.title}</h1>
      <p className="lead">{add.lead(organisation)}</p>
      <Form
        action={addPersonAction}
        locale={locale}
        submit={add.submit}
        requestKey={requestKey}
        {...(asked && { hidden: { helpRequestId: asked.helpRequestId } })}
      >
        <Who locale={locale} page={page} />
        <What locale={locale} page={page} />
      </Form>
    </>
  );
}

type Part = Omit<Props, "requestKey">;

/** The details are someone else's, so the browser must not fill in the user's own. */
function Who({ locale, page: { asked } }: Part) {
  const { add } = words[locale];
  const plain = { autoComplete: "off", spellCheck: false } as const;
  return (
    <>
      <h2>{add.who}</h2>
      <TextField name="initials" label={add.initials} optional short {...plain} />
      <TextField name="firstName" label={add.firstName} optional {...plain} />
      <TextField name="namePrefix" label={add.namePrefix} optional short {...plain} autoCapitalize="none" />
      <TextField name="lastName" label={add.lastName} {...plain} />
      <TextField
        name="email"
        label={add.email}
        hint={add.emailHint}
        inputMode="email"
        autoCapitalize="none"
        {...plain}
        {...(asked && { value: asked.email })}
      />
      <TextField
        name="mobileNumber"
        label={add.mobile}
        hint={add.mobileHint}
        optional
        short
        inputMode="tel"
        {...plain}
      />
    </>
  );
}

function What({ locale, page }: Part) {
  const { add } = words[locale];
  const boxes = page.portals.map((portal) => ({
    name: portal,
    label: portalName(locale, portal),
    hint: portalMeaning(locale, portal),
    checked: page.portals.length === 1,
  }));
  return (
    <>
      <h2>{add.what}</h2>
      <CheckboxField name="portals" label={add.portals} boxes={boxes} />
      <TextField name="validUntil" label={add.validUntil} hint={add.validUntilHint} optional short type="date" />
      <RadioField
        name="invite"
        label={add.invite}
        value="now"
        options={[
          { value: "now", label: add.now },
          { value: "later", label: add.later },
        ]}
      />
      <RadioField
        name="locale"
        label={add.language}
        hint={add.languageHint}
        value={page.locale}
        options={[
          { value: "nl", label: "Nederlands" },
          { value: "en", label: "English" },
        ]}
      />
      <Preview locale={locale} page={page} />
    </>
  );
}

/** The mail that the colleague will read, shown before it is sent. */
function Preview({ locale, page: { organisation, by } }: Part) {
  const { add } = words[locale];
  return (
    <details>
      <summary>{add.preview}</summary>
      <p>
        <strong>{add.previewSubject(organisation)}</strong>
      </p>
      <p>{add.previewText(settings().INSURER_NAME, organisation)}</p>
      <p>{add.previewBy(by, organisation)}</p>
      <p>{add.previewLink}</p>
      <p>{add.previewKnown}</p>
    </details>
  );
}
