import { to } from "#lib/addresses.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { mobileShown } from "#lib/platform/phone.ts";
import { portalName } from "#lib/platform/portals.ts";
import { Button } from "#lib/ui/button.tsx";
import { Card } from "#lib/ui/card.tsx";
import { FileLink } from "#lib/ui/file-link.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { Table } from "#lib/ui/table.tsx";
import { checkAction, startAction } from "../actions.ts";
import type { OneImport } from "../queries.ts";
import { shownMark, type ProblemCode } from "../rules/rows.ts";
import { dayIn } from "../rules/dates.ts";
import type { RowField } from "../rules/fields.ts";
import { sheetStep } from "../rules/sheets.ts";
import type { ImportRow, SeenRow } from "../store/rows.ts";
import { words } from "../texts.ts";
import { CellField, ShownMark, SkipRow } from "./cell-field.tsx";
import { Checks, Radios } from "./choices.tsx";

type Props = { readonly locale: Locale; readonly page: OneImport };

/** What an import would do if it started now. */
export function Counts({ locale, page }: Props) {
  const { check } = words[locale];
  const { todo, wrong, unchanged, twice, unreachable, guessed } = page.counts;
  const said = [
    check.counts.todo(todo),
    wrong > 0 && check.counts.wrong(wrong),
    unchanged > 0 && check.counts.unchanged(unchanged),
    twice > 0 && check.counts.twice(twice),
  ];
  return (
    <>
      <p className="text-lg font-bold">{said.filter(Boolean).join(" · ")}</p>
      {guessed > 0 && <p>{check.guessed(guessed)}</p>}
      {unreachable > 0 && <p>{check.unreachable(unreachable)}</p>}
      {page.unused.length > 0 && <p className="wrap-anywhere">{check.unused(page.unused.join(", "))}</p>}
      <HowRead locale={locale} page={page} />
    </>
  );
}

/** What was left out of the file and why, how its letters were read, and the way to read it otherwise. */
function HowRead({ locale, page }: Props) {
  const { check } = words[locale];
  const left = page.skipped.filter(({ reason }) => reason !== "header");
  return (
    <>
      {left.length > 0 && (
        <ul>
          {left.map(({ reason, count, first, sheet }) => (
            <li key={`${reason} ${sheet}`} className="wrap-anywhere">
              {check.skipped[reason](count, rowIn(locale, page, first), sheet)}
            </li>
          ))}
        </ul>
      )}
      {page.canReadAgain && (
        <p>
          {page.sheets.length > 1 && `${check.sheets(page.sheets.join(", "))} `}
          {check.odd} <a href={href(locale, to.importColumns(page.id))}>{check.readAgain}</a>
        </p>
      )}
    </>
  );
}

/** "Rij 3", or "Zeist, rij 3" where more sheets were read. */
function rowIn(locale: Locale, { sheets }: Pick<OneImport, "sheets">, number: number): string {
  const { check } = words[locale];
  const sheet = sheets[Math.floor(number / sheetStep)];
  const row = check.row(number % sheetStep);
  return sheets.length > 1 && sheet ? `${sheet}, ${row}` : row;
}

/** What the last mending did, by the present state. */
export function Mended({ locale, page }: Props) {
  const { check } = words[locale];
  const { wrong } = page.counts;
  if (page.told === null || page.status !== "CHECKED") return null;
  if (page.told === "eerder") return <Notice tone="info">{check.readBefore}</Notice>;
  if (page.told === "fout" && wrong > 0) return <Notice tone="warning">{check.notStarted(wrong)}</Notice>;
  return wrong > 0 ? (
    <Notice tone="info">{check.mendedSome(wrong)}</Notice>
  ) : (
    <Notice tone="success">{check.mended}</Notice>
  );
}

export const sentenceOf = (locale: Locale, { code, row = 0 }: { code: ProblemCode; row?: number }) =>
  words[locale].problems[code](row);

export const nameIn = ({ cells }: ImportRow) => fullName(cells);

/**
 * Every row as it was read, and below it the button that starts: one form, so that nothing typed is lost, whichever
 * button is pressed. The first button saves, since that is what the Enter key presses.
 */
export function CheckForm({ locale, page, requestKey }: Props & { readonly requestKey: string }) {
  const { check } = words[locale];
  const { all, wrong } = page.counts;
  const columns = [
    check.columns.row,
    check.columns.name,
    check.columns.reach,
    check.columns.rights,
    check.columns.skip,
  ];
  return (
    <Form locale={locale} action={checkAction} requestKey={requestKey} hidden={{ importId: page.id }}>
      <section aria-labelledby="rijen" className="mb-10">
        <h2 id="rijen">{wrong > 0 ? check.wrong(wrong) : check.all}</h2>
        <p>{check.lead}</p>
        <Table
          caption={check.caption(page.first + 1, page.first + page.rows.length, all)}
          columns={columns.map((header, i) => ({ header, plain: i < columns.length - 1 }))}
          rows={page.rows.map((row) => ({ id: String(row.number), cells: cellsOfRow(locale, page, row) }))}
        />
        <div className="buttons">
          <Button name="go" value={String(page.page)} look="secondary">
            {check.mend}
          </Button>
          {page.page > 1 && (
            <Button name="go" value={String(page.page - 1)} look="quiet">
              {check.before}
            </Button>
          )}
          {page.page < page.pages && (
            <Button name="go" value={String(page.page + 1)} look="quiet">
              {check.next}
            </Button>
          )}
        </div>
        {wrong > 0 && (
          <p className="mt-6">
            <FileLink href={href(locale, to.importErrors(page.id))}>{check.download}</FileLink>
          </p>
        )}
      </section>
      <Start locale={locale} page={page} />
    </Form>
  );
}

const modes: Partial<Record<RowField, "email" | "tel">> = { email: "email", mobileNumber: "tel" };

const digitsIn = (text: string) => text.replace(/\D/g, "");

/** A number or a day as it was understood, where the file writes it otherwise; null where there is nothing to say. */
function readAs(field: RowField, typed: string): string | null {
  const day = field === "validUntil" ? dayIn(typed) : undefined;
  const read =
    field === "mobileNumber" ? mobileShown(typed) : day === undefined ? null : day.split("-").toReversed().join("-");
  return read === null || digitsIn(read) === digitsIn(typed) ? null : read;
}

function cellsOfRow(locale: Locale, page: OneImport, row: SeenRow) {
  const { check, columnNames } = words[locale];
  const { number, cells, problems, guessed } = row;
  const cell = (field: RowField) => {
    const problem = problems?.[field];
    const read = problem ? null : readAs(field, cells[field]);
    const told = [guessed?.includes(field) && check.guess, read !== null && check.readAs(read)]
      .filter(Boolean)
      .join(", ");
    return (
      <CellField
        key={field}
        name={`${number}-${field}`}
        label={columnNames[field]}
        unseen={check.skipRow(number)}
        value={cells[field]}
        {...(problem && { problem: sentenceOf(locale, problem) })}
        {...(told !== "" && { guess: told })}
        {...(modes[field] && { inputMode: modes[field] })}
      />
    );
  };
  return [
    <span key="row" className="block sm:min-w-28">
      <ShownMark name={`${number}-was`} mark={shownMark(cells)} />
      {rowIn(locale, page, number)}
      <small className="wrap-anywhere">{standingOf(locale, row)}</small>
    </span>,
    <div key="name" className="grid gap-x-3 sm:grid-cols-2">
      {(["firstName", "initials", "namePrefix", "lastName"] as const).map(cell)}
    </div>,
    (["email", "mobileNumber"] as const).map(cell),
    (["portals", "validUntil"] as const).map(cell),
    <SkipRow key="skip" name={`${number}-skip`} label={check.skip} unseen={check.skipRow(number)} />,
  ];
}

/** What becomes of a row. Someone who was withdrawn can be authorised again on their own page. */
function standingOf(locale: Locale, { problems, outcome, standing, authorisationId }: SeenRow) {
  const { standings } = words[locale].check;
  if (problems) return standings.wrong;
  if ((standing === "WITHDRAWN" || standing === "EXPIRED") && authorisationId !== null)
    return (
      <>
        {standings.withdrawn} <a href={href(locale, to.reauthorise(authorisationId))}>{standings.again}</a>
      </>
    );
  if (outcome === null) return standings.fresh;
  return authorisationId === null ? standings.twice : standings.there;
}

/** What would happen, and the button for it. */
function Start({ locale, page }: Props) {
  const { check } = words[locale];
  const { todo, wrong, plain } = page.counts;
  const again = <a href={href(locale, to.imports())}>{check.again}</a>;
  if (todo === 0 && wrong === 0) {
    return (
      <p>
        {check.nothing} {again}
      </p>
    );
  }
  return (
    <Card>
      <h2>
        {check.start}: {check.counts.todo(todo)}
      </h2>
      {wrong > 0 && <p>{check.leftOut(wrong)}</p>}
      {(plain > 0 || todo === 0) && (
        <Checks
          name="invites"
          legend={check.portalsLabel}
          options={page.opened.map((portal) => ({ value: portal, label: portalName(locale, portal) }))}
        />
      )}
      <Radios
        name="invites"
        legend={check.invites}
        value="now"
        options={[
          { value: "now", label: check.now },
          { value: "later", label: check.notNow },
        ]}
      />
      <div className="buttons">
        <Button name="then" value="start">
          {check.button}
        </Button>
        {again}
      </div>
    </Card>
  );
}

/** An import that was given up goes on where it stopped. */
export function Stopped({ locale, page, requestKey }: Props & { readonly requestKey: string }) {
  const { progress } = words[locale];
  const { all, todo } = page.counts;
  const hidden = { importId: page.id, invites: page.invites ? "now" : "later" };
  return (
    <>
      <p>
        {progress.stoppedWhy} {progress.done(all - todo, all)}
      </p>
      <Form
        locale={locale}
        action={startAction}
        requestKey={requestKey}
        submit={progress.goOn}
        hidden={{ ...hidden, ...Object.fromEntries(page.chosen.map((portal) => [portal, "on"])) }}
      />
    </>
  );
}
