import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { EmailAddress } from "#lib/ui/email-address.tsx";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { Table } from "#lib/ui/table.tsx";
import type { Beside, CaseView } from "../queries.ts";
import { compared, type Compared } from "../rules.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: CaseView };

/** Shows the appointments that have something in common with this one beside it. */
export function Others({ locale, page }: Props) {
  const { oneCase } = words[locale];
  if (page.others.length === 0) return null;
  return (
    <section>
      <h2>{oneCase.others}</h2>
      <p>{oneCase.othersLead}</p>
      {page.others.map((other) => (
        <SideBySide key={other.id} locale={locale} page={page} other={other} />
      ))}
    </section>
  );
}

type Shown = Readonly<Record<"organisationNumber" | "companyName" | "person" | "email" | "mobile", string>> & {
  readonly kvkNumber: string | null;
};

function SideBySide({ locale, page: { found, toon }, other }: Props & { other: Beside }) {
  const { oneCase, numbers, statuses } = words[locale];
  const labels: Record<Compared, string> = {
    organisationNumber: numbers[found.kind],
    companyName: oneCase.organisation,
    kvkNumber: oneCase.kvkNumber,
    person: oneCase.person,
    email: oneCase.email,
    mobileNumber: oneCase.mobileNumber,
  };
  const filledIn = (of: Shown, field: Compared) => (field === "mobileNumber" ? of.mobile : of[field]);
  const valueOf = (of: Shown, field: Compared) => {
    const value = filledIn(of, field) ?? oneCase.notFilledIn;
    return field === "email" ? <EmailAddress address={value} /> : value;
  };
  const isComparable = (field: Compared) => filledIn(found, field) !== null && filledIn(other, field) !== null;
  // What is hidden of an address or a number may be all that differs.
  const difference = (field: Compared) =>
    filledIn(found, field) === filledIn(other, field) ? oneCase.isOtherHidden : oneCase.isOther;
  const rows = compared.map((field) => ({
    id: field,
    cells: [
      labels[field],
      <span key="this" className="wrap-anywhere">
        {valueOf(found, field)}
      </span>,
      <span key="other" className="wrap-anywhere">
        {valueOf(other, field)}
      </span>,
      other.same.includes(field) ? (
        <StatusTag key="same" tone="warning">
          {oneCase.isSame}
        </StatusTag>
      ) : (
        isComparable(field) && difference(field)
      ),
    ],
  }));
  const columns = [
    { header: oneCase.field },
    { header: oneCase.thisOne },
    { header: oneCase.other },
    { header: oneCase.compared, plain: true },
  ];
  return (
    <>
      <Table caption={oneCase.beside(other.reference, statuses[other.status])} columns={columns} rows={rows} />
      <p className="mt-3">
        <a href={href(locale, to.appointment(other.id, { toon }))}>{oneCase.openOther(other.companyName)}</a>
      </p>
    </>
  );
}
