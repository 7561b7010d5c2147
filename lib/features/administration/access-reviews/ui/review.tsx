import { to } from "#lib/addresses.ts";
import { StandingTag } from "#lib/features/administration/authorisations/ui/standing.tsx";
import { words as about } from "#lib/features/administration/authorisations/texts.ts";
import { fromReview } from "#lib/features/administration/authorisations/rules/returning.ts";
import { words as colleagues } from "#lib/features/administration/colleagues/texts.ts";
import { listName } from "#lib/features/base/people/rules.ts";
import { lastDay, shortDate } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { portalNames } from "#lib/platform/portals.ts";
import { Button } from "#lib/ui/button.tsx";
import { EmptyState } from "#lib/ui/card.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";
import { Table } from "#lib/ui/table.tsx";
import { Views } from "#lib/ui/views.tsx";
import { confirmAction, finishAction } from "../actions.ts";
import type { OpenReview } from "../queries.ts";
import { fieldOf, type Part } from "../schema.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly seen: OpenReview };

const partOf = (toon: Part | null) => (toon === "opvallend" ? "notable" : toon === "bevestigd" ? "kept" : "left");

/** Which people one sees, with how many there are of each. */
export function Parts({ locale, seen: { toon, counts } }: Props) {
  const { review } = words[locale];
  const parts = [
    { toon: null, text: review.parts.left(counts.left) },
    { toon: "opvallend" as const, text: review.parts.notable(counts.notable) },
    { toon: "bevestigd" as const, text: review.parts.kept(counts.kept) },
  ];
  const views = parts.map((part) => ({
    href: href(locale, to.accessReview({ toon: part.toon })),
    text: part.text,
    isShown: part.toon === toon,
  }));
  return <Views label={review.partsLabel} views={views} />;
}

/** One page of people, each with what helps to decide, and a button for all of them below it. */
export function People({ locale, seen }: Props) {
  const { review } = words[locale];
  const { people, toon, na, next, review: asked } = seen;
  const part = partOf(toon);
  if (people.length === 0) return <EmptyState>{review.none[part]}</EmptyState>;
  const { who, rights, used, action } = review.columns;
  const columns = [
    { header: who },
    { header: rights, plain: true },
    { header: used },
    { header: action, unseen: true },
  ];
  const rows = people.map((person) => ({
    id: person.id,
    cells: [
      <Who key="who" locale={locale} person={person} />,
      <Rights key="rights" locale={locale} person={person} />,
      person.lastSignInAt ? shortDate(locale, person.lastSignInAt) : colleagues[locale].list.never,
      <Choice key="choice" locale={locale} person={person} seen={seen} />,
    ],
  }));
  const mine = toon === "bevestigd" ? [] : people.filter((person) => person.mayConfirm);
  const hidden = Object.fromEntries([
    ["reviewId", asked.id],
    ["toon", toon ?? ""],
    ...mine.map(({ id }) => [fieldOf(id), "1"]),
  ]) as Record<string, string>;
  return (
    <>
      <Form locale={locale} action={confirmAction} hidden={hidden}>
        <Table caption={review.caption[part]} columns={columns} rows={rows} />
        {mine.length > 0 && (
          <>
            <p className="hint">{review.confirmAllHint}</p>
            <div className="buttons">
              <Button name="one" value="">
                {review.confirmAll(mine.length)}
              </Button>
            </div>
          </>
        )}
      </Form>
      <Pagination
        locale={locale}
        first={na ? href(locale, to.accessReview({ toon })) : undefined}
        next={next ? href(locale, to.accessReview({ toon, na: next })) : undefined}
      />
    </>
  );
}

type Person = OpenReview["people"][number];

function Who({ locale, person }: { locale: Locale; person: Person }) {
  const { list } = colleagues[locale];
  const position = person.position === "employee" ? "" : list.positions[person.position];
  return (
    <>
      <a href={href(locale, to.colleague(person.id, { lijst: fromReview }))}>{listName(person)}</a>
      <small>{[person.email, position].filter(Boolean).join(" · ")}</small>
    </>
  );
}

/** What somebody may do, until when, and what deserves a look. */
function Rights({ locale, person }: { locale: Locale; person: Person }) {
  const { review } = words[locale];
  const { standing, account, authorisation, remarks } = person;
  const until = authorisation.validUntil ? review.until(lastDay(locale, authorisation.validUntil)) : review.noEnd;
  return (
    <>
      {portalNames(locale, person.portals) || about[locale].detail.noPortals}
      <small className="block">{until}</small>
      {standing !== "active" && <StandingTag locale={locale} standing={standing} waitUntil={account.waitUntil} />}
      {remarks.length > 0 && (
        <small className="block">{remarks.map((remark) => colleagues[locale].list.remarks[remark]).join(" · ")}</small>
      )}
    </>
  );
}

function Choice({ locale, person, seen }: Props & { readonly person: Person }) {
  const { review } = words[locale];
  if (person.isYou) return <>{seen.others.length > 0 ? review.self : review.selfAlone}</>;
  if (!person.mayConfirm) return <>{review.ofAdministrator}</>;
  const whom = about[locale].whom(listName(person));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {seen.toon !== "bevestigd" && (
        <Button name="one" value={person.id} look="secondary" small>
          {review.confirm}
          <span className="sr-only">{whom}</span>
        </Button>
      )}
      <a href={href(locale, to.colleague(person.id, { lijst: fromReview }))}>
        {review.change}
        <span className="sr-only">{whom}</span>
      </a>
      {!person.isStaff && (
        <a href={href(locale, to.withdraw(person.id, { lijst: fromReview }))}>
          {review.withdraw}
          <span className="sr-only">{whom}</span>
        </a>
      )}
    </div>
  );
}

/** For whoever withdrew the last one: nothing is left to confirm, and the review is not finished by that. */
export function Finish({ locale, seen }: Props) {
  const { review } = words[locale];
  return (
    <>
      <p>{review.ready}</p>
      <Form locale={locale} action={finishAction} hidden={{ reviewId: seen.review.id }} submit={review.finish} />
    </>
  );
}
