import { to, type Address } from "#lib/addresses.ts";
import { Progress } from "#lib/features/administration/imports/ui/progress.tsx";
import { dateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { prepareAction, startAction } from "../actions.ts";
import type { OneBulkAct, Recent } from "../queries.ts";
import { words } from "../texts.ts";
import { Included, LeftOut } from "./names.tsx";

type Props = { readonly locale: Locale; readonly page: OneBulkAct; readonly back: Address };

/** How far it is, and a way to go on when the work has stopped. */
export function Running({ locale, page, back }: Props) {
  const { progress } = words[locale];
  const { id, counts, isStalled, isOwn } = page;
  return (
    <>
      <Progress texts={progress} counts={counts} here={href(locale, to.bulkAct(id, { terug: back }))} />
      {isStalled && isOwn && (
        <Form locale={locale} action={startAction} hidden={{ bulkActId: id, terug: back }} submit={progress.goOn}>
          <p>{progress.stalled}</p>
        </Form>
      )}
    </>
  );
}

/** What became of everyone. */
export function Report({ locale, page, back }: Props) {
  const { report } = words[locale];
  const { id, counts, undo, stopped, act, by, startedAt, isOwn } = page;
  const { done, proposed, failed, left } = counts;
  const said = [
    done > 0 && report.done(done),
    proposed > 0 && report.proposed(proposed),
    failed > 0 && report.failed(failed),
    left > 0 && report.left(left),
  ].filter(Boolean);
  return (
    <>
      <p role="status" className="text-lg font-bold">
        {said.join(" ")}
      </p>
      <p>
        {startedAt && report.by(by, dateTime(locale, startedAt))} {report.kept}
      </p>
      <div className="buttons">
        <ButtonLink href={href(locale, back)}>{report.back}</ButtonLink>
        {proposed > 0 && <a href={href(locale, to.proposals())}>{report.proposals}</a>}
      </div>
      {undo && undo in report.undo && (
        <Form
          locale={locale}
          action={prepareAction}
          hidden={{ act: undo, bulkActId: id, terug: back }}
          submit={report.undo[undo as keyof typeof report.undo]}
          look="secondary"
          small
        />
      )}
      {stopped > 0 && isOwn && (
        <Form
          locale={locale}
          action={prepareAction}
          hidden={{ act, bulkActId: id, part: "stopped", terug: back }}
          submit={report.again(stopped)}
          look="secondary"
          small
        />
      )}
      <LeftOut locale={locale} page={page} caption={report.notDone} />
      <Included locale={locale} page={page} caption={report.isDone} />
    </>
  );
}

/** The way back to what was begun and left. */
export function RecentBulkActs({ locale, recent }: { locale: Locale; recent: Recent }) {
  const { recent: texts, acts } = words[locale];
  return recent.map(({ id, act, status }) => (
    <p key={id}>
      {(status === "RUNNING" ? texts.running : texts.done)(acts[act])}{" "}
      <a href={href(locale, to.bulkAct(id))}>{texts.look}</a>
    </p>
  ));
}
