import { to } from "#lib/addresses.ts";
import { accessReview } from "#lib/features/administration/access-reviews/queries.ts";
import { words } from "#lib/features/administration/access-reviews/texts.ts";
import { Finish, Parts, People } from "#lib/features/administration/access-reviews/ui/review.tsx";
import { telling } from "#lib/features/administration/authorisations/queries.ts";
import { LastAct } from "#lib/features/administration/authorisations/ui/last-act.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { shortDate } from "#lib/platform/i18n/format.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { Notice } from "#lib/ui/notice.tsx";

export const generateMetadata = titled((locale) => words[locale].review.title);

export default pageAt(async ({ locale, asked }) => {
  const { review } = words[locale];
  const seen = await load(accessReview, asked);
  const { told } = await load(telling, asked);
  const { last } = seen;
  if (seen.review === null) {
    return (
      <Main>
        {seen.gedaan === "klaar" && last && <Notice tone="success">{review.finished}</Notice>}
        <h1>{review.title}</h1>
        <EmptyState>
          <p>{review.nothing}</p>
          {last && <p>{review.last(shortDate(locale, last.at), last.by)}</p>}
          {last && <p>{review.lastCounts(last.kept ?? 0, (last.ended ?? 0) + (last.lapsed ?? 0))}</p>}
          <p>
            <a href={href(locale, to.colleagues())}>{review.toPeople}</a>
          </p>
        </EmptyState>
      </Main>
    );
  }
  const { dueAt, lapsesAt, state } = seen.review;
  const { left, kept, ended } = seen.counts;
  const isDone = left > 0 && !seen.people.some((person) => person.mayConfirm) && seen.toon === null && !seen.na;
  return (
    <Main wide>
      <LastAct locale={locale} told={told} back={to.accessReview()} />
      {seen.gedaan === "bevestigd" && <Notice tone="success">{review.confirmed}</Notice>}
      <h1>{review.title}</h1>
      <p className="lead">{review.lead(settings().INSURER_NAME)}</p>
      <p>
        <strong>{review.progress(kept + ended, kept + ended + left)}.</strong>{" "}
        {state === "late" ? review.late(dueAt) : review.due(dueAt)} {lapsesAt && review.ends(lapsesAt)}
      </p>
      {state === "lapsing" ? (
        <Notice tone="warning">{review.lapsing}</Notice>
      ) : (
        <>
          {seen.isReady && <Finish locale={locale} seen={seen} />}
          {!seen.isReady && isDone && <p>{review.waits(seen.others.join(", "))}</p>}
          <Parts locale={locale} seen={seen} />
          <People locale={locale} seen={seen} />
        </>
      )}
    </Main>
  );
});
