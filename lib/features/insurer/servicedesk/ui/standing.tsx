import { to } from "#lib/addresses.ts";
import { words as details } from "#lib/features/administration/authorisations/texts.ts";
import { howItWasBlocked } from "#lib/features/administration/authorisations/ui/colleague.tsx";
import { dateTime, shortDate, time } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Card } from "#lib/ui/card.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import type { PersonForStaff } from "../queries.ts";
import { actSlugs, type ActSlug } from "../rules.ts";
import { words } from "../texts.ts";
import { ActForm } from "./act-form.tsx";

type Shown = Extract<PersonForStaff, { seen: object }>;
type Props = { readonly locale: Locale; readonly page: Shown };

/** What was just done, when the log agrees. */
export function LastAct({ locale, page }: Props) {
  const { told } = page.seen;
  return told ? <Notice tone="success">{words[locale].acts[told].done(page.name)}</Notice> : null;
}

/** What keeps someone out, since when, and what a beheerder or the staff can do about it; what ends it, in place. */
export function Standing({ locale, page, requestKey }: Props & { readonly requestKey: string }) {
  const { person: texts, acts } = words[locale];
  const { helpers, change } = page.seen;
  const { number, reactivation } = texts.underWay;
  const slugs = possible(page);
  const inPlace = slugs.find((slug) => isFirst.has(slug) && isPossible(page, slug));
  const elsewhere = slugs.filter((slug) => slug !== inPlace);
  return (
    <Card>
      <h2>{texts.matter}</h2>
      {whatIsTheMatter({ locale, page }).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {change && (
        <p>
          {change.kind === "REACTIVATION" ? reactivation(change.worksFrom) : number(change.mobile, change.expiresAt)}
        </p>
      )}
      {isForHelpers(page) && <p>{texts.helpers(helpers)}</p>}
      {inPlace && <ActForm locale={locale} page={page} act={actSlugs[inPlace]} requestKey={requestKey} inPlace />}
      {elsewhere.length > 0 && (
        <div className="buttons">
          {elsewhere.map((slug) => (
            <ButtonLink key={slug} href={href(locale, to.personAct(page.id, slug))} look="secondary" small>
              {acts[actSlugs[slug]].title}
            </ButtonLink>
          ))}
        </div>
      )}
    </Card>
  );
}

const isFirst = new Set<ActSlug>(["deblokkeren", "vrijgeven"]);

const isPossible = ({ seen: { acts } }: Shown, slug: ActSlug): boolean => {
  const outcome = acts?.[actSlugs[slug]];
  return outcome !== undefined && !isRefused(outcome);
};

/** No act that would be refused now, except where something must come first: then the page says so. */
const possible = ({ seen: { acts } }: Shown): ActSlug[] =>
  (Object.keys(actSlugs) as ActSlug[]).filter((slug) => {
    const outcome = acts?.[actSlugs[slug]];
    return outcome && (!isRefused(outcome) || outcome.refused === "takeCaseFirst" || outcome.refused === "bindingNew");
  });

const isForHelpers = ({ seen: { acts } }: Shown) =>
  acts !== null && Object.values(acts).some((outcome) => isRefused(outcome) && outcome.refused === "hasAdministrator");

function whatIsTheMatter({ locale, page }: Props): string[] {
  const { person: texts } = words[locale];
  const { detail } = details[locale];
  const { person } = page.seen;
  const { account, authorisation } = person;
  const since = account.blockedAt ? dateTime(locale, account.blockedAt) : "";
  const ofAccount = {
    WRONG_TRIES: account.codesGuessed ? detail.guessedSince(since) : detail.blockedSince(since),
    FREEZE: texts.frozen(since),
    STAFF: texts.blockedByInsurer(since),
  }[account.blockCause ?? "STAFF"];
  const said = [
    ...(page.stands.standing === "withdrawn" ? [howItEnded({ locale, page })] : []),
    ...(account.status === "BLOCKED" ? [ofAccount] : []),
    ...(authorisation.status === "BLOCKED" ? [howItWasBlocked(locale, page.seen.person)] : []),
    ...(authorisation.status === "PENDING" ? [texts.invited] : []),
    ...(account.status === "INVITED" && authorisation.status !== "PENDING" ? [texts.reactivating] : []),
    ...(page.stands.standing === "waiting" && account.waitUntil
      ? [detail.waitsUntil(time(locale, account.waitUntil))]
      : []),
  ];
  return said.length > 0 ? said : [texts.nothing(page.name)];
}

function howItEnded({ locale, page }: Props): string {
  const { detail } = details[locale];
  const { status, withdrawnAt, validUntil } = page.seen.person.authorisation;
  const ended = status === "WITHDRAWN" ? withdrawnAt : validUntil;
  const on = ended ? shortDate(locale, ended) : "";
  return status === "WITHDRAWN" ? detail.withdrawn(on) : detail.expired(on);
}
