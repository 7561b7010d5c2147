import { to } from "#lib/addresses.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { personToChange } from "#lib/features/administration/personal-details/queries.ts";
import { words } from "#lib/features/administration/personal-details/texts.ts";
import { NameForm } from "#lib/features/administration/personal-details/ui/name-form.tsx";
import { NameUnderWay } from "#lib/features/administration/personal-details/ui/under-way.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled<{ id: string }>(
  (locale) => words[locale].name.title,
  async ({ id }) => fullName(await load(personToChange, { id })),
);

export default pageAt<{ id: string }>(async ({ locale, id }) => {
  const person = await load(personToChange, { id });
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.colleague(person.id))} text={fullName(person)} />
      <h1>{words[locale].name.title}</h1>
      <p className="lead">{person.worksElsewhere ? words[locale].name.asks : words[locale].name.lead}</p>
      {person.nameChange && <NameUnderWay locale={locale} id={person.id} change={person.nameChange} mayStop />}
      <NameForm locale={locale} person={person} requestKey={crypto.randomUUID()} />
    </Main>
  );
});
