import { to } from "#lib/addresses.ts";
import { restricting } from "#lib/features/administration/authorisations/queries.ts";
import { words } from "#lib/features/administration/authorisations/texts.ts";
import { WithdrawForm } from "#lib/features/administration/authorisations/ui/withdraw.tsx";
import { Refused } from "#lib/features/administration/authorisations/ui/refused.tsx";
import { fullName } from "#lib/features/base/people/rules.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled<{ id: string }>(
  (locale) => words[locale].withdraw,
  async ({ id, asked }) => fullName(await load(restricting, { ...asked, id })),
);

export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const person = await load(restricting, { ...asked, id });
  const refusal = person.refusals.withdraw;
  const who = fullName(person);
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.colleague(person.id, { lijst: person.lijst }))} text={who} />
      {refusal && <Refused locale={locale} person={person} refusal={refusal} />}
      <h1>{words[locale].withdrawing.title(who)}</h1>
      {!refusal && <WithdrawForm locale={locale} person={person} requestKey={crypto.randomUUID()} />}
    </Main>
  );
});
