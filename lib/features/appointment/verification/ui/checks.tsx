import { type CheckKind, checkKinds } from "#lib/features/appointment/appointments/rules.ts";
import type { Name } from "#lib/features/base/people/rules.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { repeatCheckAction } from "../actions.ts";
import { type FilledIn, isNeeded } from "../rules.ts";
import { machineKinds } from "../schema.ts";
import type { CheckList, ShownCheck } from "../store.ts";
import { words } from "../texts.ts";
import { Finding } from "./finding.tsx";
import { RecordForm } from "./record-form.tsx";

export type Filled = Omit<FilledIn, "email"> & Name;

type Props = {
  readonly locale: Locale;
  readonly appointmentId: string;
  readonly checks: CheckList;
  readonly mayCheck: boolean;
  readonly filledIn: Filled;
};

/** Shows each check with its outcome, by whom and when it was done, and the form to do it with. */
export function Checks(props: Props) {
  const { title, lead } = words[props.locale];
  return (
    <section aria-labelledby="controles">
      <h2 id="controles">{title}</h2>
      {props.mayCheck && <p>{lead}</p>}
      {checkKinds.map((kind) => (
        <OneCheck key={kind} {...props} kind={kind} />
      ))}
    </section>
  );
}

function OneCheck({ kind, ...props }: Props & { kind: CheckKind }) {
  const { locale, checks, filledIn, mayCheck, appointmentId } = props;
  const { kinds, by, portal } = words[locale];
  const check = checks.checks.find((one) => one.kind === kind);
  const needed = isNeeded(kind, filledIn);
  return (
    <section aria-labelledby={`controle-${kind}`} className="border-t border-line py-4">
      <h3 id={`controle-${kind}`} className="mt-0 mb-1 flex flex-wrap items-center gap-3">
        {kinds[kind]} <Outcome locale={locale} check={check} needed={needed} />
      </h3>
      {check && <p className="mb-2 text-sm text-muted">{by(check.by || portal, shortDateTime(locale, check.at))}</p>}
      <Finding locale={locale} kind={kind} check={check} filledIn={filledIn} />
      {mayCheck && needed && (
        <div className="mt-3 flex flex-col gap-2">
          {isMachine(kind) && <Repeat {...{ locale, appointmentId, kind }} failed={check?.outcome === "UNAVAILABLE"} />}
          <RecordForm {...{ locale, appointmentId, kind, filledIn }} onFile={checks.onFile} />
        </div>
      )}
    </section>
  );
}

const isMachine = (kind: CheckKind) => (machineKinds as readonly CheckKind[]).includes(kind);

const tones = {
  FITS: "success",
  DIFFERS: "warning",
  NOT_FOUND: "warning",
  UNAVAILABLE: "info",
  NOT_NEEDED: "neutral",
} as const;

type OutcomeProps = { readonly locale: Locale; readonly check: ShownCheck | undefined; readonly needed: boolean };

function Outcome({ locale, check, needed }: OutcomeProps) {
  const { outcomes } = words[locale];
  if (!check) return <StatusTag tone="neutral">{needed ? outcomes.OPEN : outcomes.NOT_NEEDED}</StatusTag>;
  return <StatusTag tone={tones[check.outcome]}>{outcomeText(locale, check)}</StatusTag>;
}

/** The outcome in the words of its kind, where there are such words. Only a person says that something is a duplicate. */
function outcomeText(locale: Locale, check: ShownCheck): string {
  const { outcomes } = words[locale];
  const { kind, outcome } = check;
  if (kind === "CALL_BACK" && outcome === "NOT_FOUND") return outcomes.NOT_REACHED;
  if (kind !== "DUPLICATES") return outcomes[outcome];
  if (outcome === "FITS") return outcomes.NO_DUPLICATE;
  return check.found.note ? outcomes.DUPLICATE : outcomes.PERHAPS_DUPLICATE;
}

type RepeatProps = {
  readonly locale: Locale;
  readonly appointmentId: string;
  readonly kind: CheckKind;
  readonly failed: boolean;
};

function Repeat({ locale, appointmentId, kind, failed }: RepeatProps) {
  const { form, kinds } = words[locale];
  return (
    <Form action={repeatCheckAction} locale={locale} hidden={{ appointmentId, kind }} requestKey={crypto.randomUUID()}>
      <Button look={failed ? "secondary" : "quiet"} small>
        {failed ? form.repeat : form.repeatAgain}
        <span className="sr-only">: {kinds[kind]}</span>
      </Button>
    </Form>
  );
}

/** After `?gedaan=controle`: says which check a staff member recorded last, if any. */
export function CheckTold({ locale, checks: { checks } }: Pick<Props, "locale" | "checks">) {
  const newest = checks
    .filter(({ byId }) => byId !== null)
    .reduce<ShownCheck | null>((last, one) => (last && last.at >= one.at ? last : one), null);
  if (!newest) return null;
  const { done, kinds } = words[locale];
  return <Notice tone="success">{done(kinds[newest.kind], outcomeText(locale, newest))}</Notice>;
}
