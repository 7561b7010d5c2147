import { to } from "#lib/addresses.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { personToChange } from "#lib/features/administration/personal-details/queries.ts";
import { words } from "#lib/features/administration/personal-details/texts.ts";
import { EmailForm } from "#lib/features/administration/personal-details/ui/email-form.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled<{ id: string }>(
  (locale) => words[locale].email.title,
  async ({ id }) => fullName(await load(personToChange, { id })),
);

export default pageAt<{ id: string }>(async ({ locale, id }) => {
  const person = await load(personToChange, { id });
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.colleague(person.id))} text={fullName(person)} />
      <h1>{words[locale].email.title}</h1>
      <EmailForm locale={locale} person={person} requestKey={crypto.randomUUID()} />
    </Main>
  );
});
