import type { ComponentProps } from "react";
import { fullName } from "#lib/features/base/people/rules.ts";
import { words as requestWords } from "#lib/features/help/help-requests/texts.ts";
import { words as caseWords } from "#lib/features/help/staff-cases/texts.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { SelectField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Handling } from "#lib/ui/queue.tsx";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import { giveMatterAction } from "../actions.ts";
import type { Matters as Page } from "../queries.ts";
import type { Kind } from "../rules.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: Page; readonly acts: Acts };

type Row = (Page["requests"] | Page["calls"] | Page["cases"])[number];
type Shown = Row & { readonly kind: Kind; readonly sentence: string };

type Act = ComponentProps<typeof Form>["action"];

/** What is done to each kind; the pages bring it, as the rooms of the queues have it. */
export type Acts = Readonly<Record<Kind, { readonly take: Act; readonly finish: Act }>>;

const fields = { requests: "helpRequestId", calls: "callBackId", cases: "caseId" } as const satisfies Record<
  Kind,
  string
>;

/** What is open about whoever is on this page: taken on, closed or handed on in place. */
export function Matters({ locale, page, acts }: Props) {
  const texts = words[locale];
  if (!page.isSeen) return null;
  const rows: Shown[] = [
    ...page.requests.map((row) => ({
      ...row,
      kind: "requests" as const,
      sentence: requestWords[locale].problems[row.problem],
    })),
    ...page.calls.map((row) => ({ ...row, kind: "calls" as const, sentence: texts.wantsCall })),
    ...page.cases.map(({ kind, ...row }) => ({
      ...row,
      kind: "cases" as const,
      sentence: caseWords[locale].kinds[kind],
    })),
  ];
  return (
    <section id="open">
      <h2>{texts.title}</h2>
      {rows.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <TaskList>
          {rows.map((row) => (
            <Matter key={row.id} locale={locale} page={page} acts={acts} row={row} />
          ))}
        </TaskList>
      )}
      {page.isMore && <p>{texts.more}</p>}
    </section>
  );
}

function Matter({ locale, page, acts, row }: Props & { readonly row: Shown }) {
  const texts = words[locale];
  const { about, id, mayHandle, colleagues } = page;
  const { take, finish } = acts[row.kind];
  const whose = row.mine ? texts.me : row.takenBy ? texts.takenBy(row.takenBy) : texts.nobody;
  const who = about === "organisation" && row.account ? fullName(row.account) : "";
  const said = [who, shortDateTime(locale, row.since), row.reference, row.isOurs ? whose : texts.atBeheerder];
  const what = `${texts.kinds[row.kind]} ${row.reference}`;
  return (
    <Task sentence={`${texts.kinds[row.kind]}: ${row.sentence}`} note={said.filter(Boolean).join(" · ")}>
      {mayHandle && row.isOurs && (
        <div className="flex flex-wrap items-start gap-2">
          <Handling
            locale={locale}
            about={what}
            hidden={{ [fields[row.kind]]: row.id, about, id }}
            steps={[
              ...(row.mayTake ? [{ action: take, label: texts.take }] : []),
              { action: finish, label: texts.finish },
            ]}
          />
          {row.mayGive && colleagues.length > 0 && (
            <details>
              <summary className="cursor-pointer py-2">
                {texts.give}
                <span className="sr-only">: {what}</span>
              </summary>
              <Form
                locale={locale}
                action={giveMatterAction}
                hidden={{ kind: row.kind, matterId: row.id, about, id }}
                submit={texts.giveTo}
                look="secondary"
              >
                <SelectField
                  name="colleagueId"
                  label={texts.colleague}
                  options={colleagues.map(({ id: value, name: label }) => ({ value, label }))}
                />
              </Form>
            </details>
          )}
        </div>
      )}
    </Task>
  );
}
