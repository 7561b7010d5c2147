import { to } from "#lib/addresses.ts";
import { dayTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { releaseAction, takeAction } from "../actions.ts";
import type { CaseView } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: CaseView };

/** Says who has it or who decided it, and offers to take it or put it back. */
export function State({ locale, page }: Props) {
  const { found, own, toon } = page;
  const { oneCase } = words[locale];
  const hidden = { appointmentId: found.id, toon };
  if (found.status === "CONFIRMED")
    return (
      <>
        <p>{oneCase.waiting}</p>
        {own.mayDecide && own.tie === "ownGain" && <p>{oneCase.notYou.ownGain}</p>}
        {own.mayDecide && own.tie !== "ownGain" && (
          <Form action={takeAction} locale={locale} hidden={hidden} submit={oneCase.take} />
        )}
      </>
    );
  if (found.status !== "CHECKING" || !found.takenAt) return <Past locale={locale} page={page} />;
  const when = dayTime(locale, found.takenAt);
  return (
    <>
      <p>{own.hasTaken ? oneCase.takenByMe(when) : oneCase.takenBy(found.takenBy, when)}</p>
      {own.mayRelease && (
        <Form action={releaseAction} locale={locale} hidden={hidden} submit={oneCase.release} look="secondary" small />
      )}
    </>
  );
}

/** Says how it ended, when nothing is left to decide. */
function Past({ locale, page: { found } }: Props) {
  const { oneCase, reasons } = words[locale];
  const { status, decidedAt, decidedBy, endedAt, invitedAt, rejectReason, decisionNote } = found;
  const moment = decidedAt ?? endedAt;
  const when = moment && dayTime(locale, moment);
  const outcome = oneCase.decided[status];
  const isDecision = status !== "WITHDRAWN" && status !== "EXPIRED" && decidedAt !== null;
  const sentences = [
    when === null ? outcome : `${outcome}${isDecision ? oneCase.by(decidedBy, when) : oneCase.on(when)}.`,
    rejectReason && rejectReason in reasons && oneCase.rejectedFor(reasons[rejectReason as keyof typeof reasons]),
    decisionNote && oneCase.writtenNote(decisionNote),
    status === "APPROVED" && oneCase.notInvited,
    invitedAt && oneCase.invited(dayTime(locale, invitedAt)),
    status === "COMPLETED" && endedAt && oneCase.begun(dayTime(locale, endedAt)),
  ];
  return sentences.map((sentence) => sentence && <p key={sentence}>{sentence}</p>);
}

/** Links to the appointments before and after this one: above it on a wide screen, and on a phone when one has read it. */
export function Neighbours({ locale, page: { around, toon }, below = false }: Props & { readonly below?: boolean }) {
  const { oneCase } = words[locale];
  const { previous, next } = around;
  if (!previous && !next) return null;
  return (
    <nav className={`pages mb-6 ${below ? "lg:hidden" : "max-lg:hidden"}`} aria-label={oneCase.neighbours}>
      {previous && (
        <a rel="prev" href={href(locale, to.appointment(previous, { toon }))}>
          {oneCase.previous}
        </a>
      )}
      {next && (
        <a rel="next" href={href(locale, to.appointment(next, { toon }))}>
          {oneCase.next}
        </a>
      )}
    </nav>
  );
}
