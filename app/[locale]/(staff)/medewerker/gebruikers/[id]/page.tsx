import { to } from "#lib/addresses.ts";
import { cameBack } from "#lib/features/base/deliveries/queries.ts";
import { MailCameBack } from "#lib/features/base/deliveries/ui/came-back.tsx";
import { matters } from "#lib/features/desk/matters/queries.ts";
import { Matters } from "#lib/features/desk/matters/ui/matters.tsx";
import { EraseLink } from "#lib/features/insurer/erasure/ui/link.tsx";
import { notes } from "#lib/features/desk/notes/queries.ts";
import { Notes } from "#lib/features/desk/notes/ui/notes.tsx";
import { messagesOfPerson } from "#lib/features/insurer/messages/queries.ts";
import { LastMessages } from "#lib/features/insurer/messages/ui/messages.tsx";
import { personForStaff } from "#lib/features/insurer/servicedesk/queries.ts";
import { words } from "#lib/features/insurer/servicedesk/texts.ts";
import { Standing, LastAct } from "#lib/features/insurer/servicedesk/ui/standing.tsx";
import { Managers, PersonFacts, PersonHistory } from "#lib/features/insurer/servicedesk/ui/person.tsx";
import { ReasonForm } from "#lib/features/insurer/servicedesk/ui/reason-form.tsx";
import { CallScript } from "#lib/features/insurer/servicedesk/ui/call-script.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Beside } from "#lib/ui/beside.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { matterActs } from "../../../matter-acts.ts";

export const generateMetadata = titled<{ id: string }>(
  (locale) => words[locale].person.title,
  async ({ id, asked: { reden, gedaan } }) => (await load(personForStaff, { id, reden, gedaan })).name,
);

export default pageAt<{ id: string }>(async ({ locale, id, asked: { reden, gedaan } }) => {
  const page = await load(personForStaff, { id, reden, gedaan });
  const { person } = words[locale];
  const back = <BackLink locale={locale} href={href(locale, to.people())} text={person.back} />;
  if (page.seen === null)
    return (
      <Main>
        {back}
        <h1>{page.name}</h1>
        <ReasonForm locale={locale} page={page} requestKey={crypto.randomUUID()} />
        <CallScript locale={locale} />
      </Main>
    );
  const about = { about: "person", id } as const;
  const written = await load(notes, about);
  return (
    <Main wide>
      {back}
      <LastAct locale={locale} page={page} />
      <h1>{page.name}</h1>
      <p>{person.shownUntil(page.seen.until)}</p>
      <Beside>
        <div>
          <Standing locale={locale} page={page} requestKey={crypto.randomUUID()} />
          <MailCameBack locale={locale} came={await load(cameBack, { id })} />
          <Matters locale={locale} page={await load(matters, about)} acts={matterActs} />
          <PersonFacts locale={locale} page={page} />
          <PersonHistory locale={locale} page={page} />
        </div>
        <div>
          <CallScript locale={locale} />
          <Managers locale={locale} page={page} />
          <LastMessages locale={locale} page={await load(messagesOfPerson, { id })} />
          <Notes locale={locale} page={written} requestKey={crypto.randomUUID()} />
          <EraseLink locale={locale} about={page.seen.erase} />
        </div>
      </Beside>
    </Main>
  );
});
