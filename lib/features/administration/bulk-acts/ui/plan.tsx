import { to, type Address } from "#lib/addresses.ts";
import { words as about } from "#lib/features/administration/authorisations/texts.ts";
import { shortDate } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { portalName } from "#lib/platform/portals.ts";
import { RadioField } from "#lib/ui/choices.tsx";
import { TextField } from "#lib/ui/field.tsx";
import { FileLink } from "#lib/ui/file-link.tsx";
import { Form } from "#lib/ui/form.tsx";
import { chooseAction, startAction } from "../actions.ts";
import type { OneBulkAct } from "../queries.ts";
import { acts } from "../rules/acts.ts";
import { startReasons } from "../schema.ts";
import { words } from "../texts.ts";
import { Included, LeftOut } from "./names.tsx";

type Props = { readonly locale: Locale; readonly page: OneBulkAct; readonly back: Address };

/** What is chosen before it can be said what will happen: a portal, or a day. */
export function Choose({ locale, page, back }: Props) {
  const { choose, plan } = words[locale];
  const { act, id, opened, options } = page;
  const asks = acts[act].asksFirst;
  if (!asks) return null;
  return (
    <Form
      locale={locale}
      action={chooseAction}
      hidden={{ bulkActId: id, asks, terug: back }}
      submit={choose.next}
      aside={<a href={href(locale, back)}>{plan.cancel}</a>}
    >
      {asks === "endDate" ? (
        <TextField
          name="validUntil"
          label={choose.validUntil}
          hint={choose.validUntilHint}
          type="date"
          value={options.validUntil ?? ""}
        />
      ) : (
        <>
          <RadioField
            name="way"
            label={choose.way}
            options={(["add", "take"] as const).map((value) => ({ value, label: choose.ways[value] }))}
            {...(options.way && { value: options.way })}
          />
          <RadioField
            name="portal"
            label={choose.portal}
            options={opened.map((value) => ({ value, label: portalName(locale, value) }))}
            {...(options.portal && { value: options.portal })}
          />
        </>
      )}
    </Form>
  );
}

/** What will happen, to whom it will and to whom it will not, and the one button that begins it. */
export function Plan({ locale, page, back, requestKey }: Props & { readonly requestKey: string }) {
  const { plan } = words[locale];
  const { act, counts, byTwo, background } = page;
  const { tells, undo, isFile, asksFirst } = acts[act];
  return (
    <>
      {counts.todo > 0 && (
        <>
          <p>
            {chosen(locale, page)} {plan.what[act]} {tells && plan.others}
          </p>
          {byTwo && <p>{plan.twoPeople}</p>}
          {!isFile && <p>{undo && undo !== "unblock" ? plan.exact : act === "withdraw" ? plan.notBack : ""}</p>}
          {background && !isFile && <p>{plan.background}</p>}
        </>
      )}
      {counts.todo === 0 ? (
        <p>
          {plan.nobody} <a href={href(locale, back)}>{words[locale].report.back}</a>
        </p>
      ) : isFile ? (
        <Files locale={locale} page={page} />
      ) : (
        <Start {...{ locale, page, back, requestKey }} />
      )}
      <LeftOut locale={locale} page={page} caption={plan.leftOut(counts.left)} />
      <Included locale={locale} page={page} caption={plan.willBe(counts.todo)} />
      {asksFirst && (
        <details>
          <summary>{words[locale].choose.other}</summary>
          <Choose {...{ locale, page, back }} />
        </details>
      )}
    </>
  );
}

/** Says which portal or day was chosen. */
function chosen(locale: Locale, { act, options: { way, portal, validUntil } }: OneBulkAct) {
  const { plan } = words[locale];
  if (act === "rights" && portal)
    return (way === "add" ? plan.portalAdded : plan.portalTaken)(portalName(locale, portal));
  if (act !== "endDate" || validUntil === undefined) return "";
  return validUntil ? plan.until(shortDate(locale, new Date(validUntil))) : plan.noEnd;
}

function Start({ locale, page, back, requestKey }: Props & { readonly requestKey: string }) {
  const { plan, people } = words[locale];
  const { id, act, options, counts } = page;
  const asks = acts[act].asksLast;
  const { withdrawReasons, blockReasons } = about[locale];
  const sentences: Readonly<Record<string, string>> = { ...blockReasons, ...withdrawReasons };
  return (
    <Form
      locale={locale}
      action={startAction}
      requestKey={requestKey}
      hidden={{ bulkActId: id, terug: back, ...(asks && { asks }) }}
      submit={plan.start[act](people(counts.todo))}
      {...(acts[act].takesAway && { look: "danger" as const })}
      aside={<a href={href(locale, back)}>{plan.cancel}</a>}
    >
      {asks && (
        <RadioField
          name="reason"
          label={plan.reason[asks]}
          hint={plan.reasonHint}
          options={startReasons[asks].map((value) => ({ value, label: sentences[value] ?? value }))}
          {...(options.reason && { value: options.reason })}
        />
      )}
    </Form>
  );
}

function Files({ locale, page }: { locale: Locale; page: OneBulkAct }) {
  const { plan } = words[locale];
  const file = (soort: string) => href(locale, to.bulkActFile(page.id, { soort }));
  return (
    <div className="buttons">
      <FileLink href={file("xlsx")} look="primary">
        {plan.xlsx}
      </FileLink>
      <FileLink href={file("csv")} look="secondary">
        {plan.csv}
      </FileLink>
    </div>
  );
}
