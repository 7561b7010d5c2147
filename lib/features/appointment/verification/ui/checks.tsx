import { type CheckKind, checkKinds } from "#lib/features/appointment/appointments/rules.ts";
import type { Name } from "#lib/features/base/people/rules.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { Table } from "#lib/ui/table.tsx";
import { repeatCheckAction } from "../actions.ts";
import { type FilledIn, isNeeded, leftOf } from "../rules.ts";
import { verdicts } from "../rules/names.ts";
import { handKinds, machineKinds } from "../schema.ts";
import type { CheckList, ShownCheck } from "../store.ts";
import { words } from "../texts.ts";
import { type Contact, type Line, linesOf } from "./lines.tsx";
import { RecordForm } from "./record-form.tsx";

export type Filled = Omit<FilledIn, "email"> & Name;

type Contacted = { readonly contact: Contact };

type Props = {
  readonly locale: Locale;
  readonly appointmentId: string;
  readonly checks: CheckList;
  readonly mayCheck: boolean;
  readonly filledIn: Filled;
};

const tones = {
  DIFFERS: "warning",
  NOT_FOUND: "warning",
  UNAVAILABLE: "info",
  OPEN: "neutral",
  ALIKE: "info",
  FITS: "success",
  NOT_NEEDED: "neutral",
} as const;

/** What was filled in beside what was found, differences first. */
export function Checks({ locale, appointmentId, checks, mayCheck, filledIn, contact }: Props & Contacted) {
  const { title, compare, by, portal } = words[locale];
  const lines = checkKinds.flatMap((kind) =>
    linesOf({ locale, filledIn, contact }, kind, checks).map((line, i) => ({ ...line, isFirst: i === 0 })),
  );
  const weight = ({ verdict }: Line) => verdicts.indexOf(verdict);
  const rows = [...lines]
    .sort((a, b) => weight(a) - weight(b))
    .map(({ kind, label, typed, said, isFirst, ...line }) => {
      const check = checks.checks.find((one) => one.kind === kind);
      const looked = isFirst && check?.byId ? check : null;
      return {
        id: label,
        cells: [
          label,
          typed !== "" && (
            <span key="typed" className="wrap-anywhere">
              {typed}
            </span>
          ),
          (said !== "" || looked) && (
            <div key="said" className="wrap-anywhere">
              {said}
              {looked && (
                <small className="block text-muted">{by(looked.by || portal, shortDateTime(locale, looked.at))}</small>
              )}
            </div>
          ),
          <Told key="told" locale={locale} {...line} />,
          ...(mayCheck
            ? [isFirst && isMachine(kind) && <Repeat key="again" {...{ locale, appointmentId, kind, check }} />]
            : []),
        ],
      };
    });
  const columns = [
    { header: compare.what },
    { header: compare.filledIn },
    { header: compare.found },
    { header: compare.verdict, plain: true },
    ...(mayCheck ? [{ header: compare.again, unseen: true }] : []),
  ];
  return (
    <div className="text-sm [&_td]:py-1.5! [&_th]:py-1.5!">
      <Table caption={<span className="sr-only">{title}</span>} columns={columns} rows={rows} />
    </div>
  );
}

function Told({ locale, verdict, told }: { readonly locale: Locale } & Pick<Line, "verdict" | "told">) {
  return <StatusTag tone={tones[verdict]}>{told ?? words[locale].outcomes[verdict]}</StatusTag>;
}

/** What of it has yet to be looked at: "Nog te doen: Terugbellen". */
export function progressText(locale: Locale, checks: CheckList, filledIn: Filled): string {
  const { progress, kinds } = words[locale];
  return progress(leftOf(filledIn, checks.checks).map((kind) => kinds[kind]));
}

/** What a person looks up and records. */
export function Records(props: Omit<Props, "mayCheck">) {
  const { locale, appointmentId, checks, filledIn } = props;
  return (
    <div className="my-4 flex flex-col gap-3">
      {handKinds
        .filter((kind) => isNeeded(kind, filledIn))
        .map((kind) => (
          <RecordForm key={kind} {...{ locale, appointmentId, kind, filledIn }} onFile={checks.onFile} />
        ))}
      <p className="m-0 text-sm text-muted">{words[locale].lead}</p>
    </div>
  );
}

const isMachine = (kind: CheckKind) => (machineKinds as readonly CheckKind[]).includes(kind);

type RepeatProps = {
  readonly locale: Locale;
  readonly appointmentId: string;
  readonly kind: CheckKind;
  readonly check: ShownCheck | undefined;
};

function Repeat({ locale, appointmentId, kind, check }: RepeatProps) {
  const { form, kinds } = words[locale];
  const failed = check?.outcome === "UNAVAILABLE";
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
  return <Notice tone="success">{done(kinds[newest.kind], outcomeIn(locale, newest))}</Notice>;
}

/** The outcome in the words of its kind, where there are such words. */
function outcomeIn(locale: Locale, { kind, outcome, found }: ShownCheck): string {
  const { outcomes } = words[locale];
  if (kind === "CALL_BACK" && outcome === "NOT_FOUND") return outcomes.NOT_REACHED;
  if (kind !== "DUPLICATES") return outcomes[outcome];
  return outcome === "FITS" ? outcomes.NO_DUPLICATE : found.note ? outcomes.DUPLICATE : outcomes.PERHAPS_DUPLICATE;
}
