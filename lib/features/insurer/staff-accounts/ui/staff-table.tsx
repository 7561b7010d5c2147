import { to } from "#lib/addresses.ts";
import { listName } from "#lib/features/base/people/rules.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { EmptyState } from "#lib/ui/card.tsx";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { Table } from "#lib/ui/table.tsx";
import type { ListedAccount, StaffList } from "../queries.ts";
import { type StaffState } from "../rules.ts";
import { words } from "../texts.ts";

const tones = { invited: "info", active: "success", blocked: "trouble", ended: "neutral" } as const;

export const StateTag = ({ locale, state }: { locale: Locale; state: StaffState }) => (
  <StatusTag tone={tones[state]}>{words[locale].states[state]}</StatusTag>
);

type Props = { readonly locale: Locale; readonly page: StaffList };

export function StaffTables({ locale, page: { here, gone, more, mayInvite } }: Props) {
  const { list } = words[locale];
  return (
    <>
      {mayInvite && (
        <p>
          <ButtonLink href={href(locale, to.newStaffAccount())}>{list.invite}</ButtonLink>
        </p>
      )}
      {more && <p>{list.more}</p>}
      {here.length > 0 ? <StaffTable locale={locale} accounts={here} /> : <EmptyState>{list.none}</EmptyState>}
      {gone.length > 0 && (
        <details className="mt-6">
          <summary>{list.gone(gone.length)}</summary>
          <StaffTable locale={locale} accounts={gone} />
        </details>
      )}
    </>
  );
}

function StaffTable({ locale, accounts }: { locale: Locale; accounts: readonly ListedAccount[] }) {
  const { list, duties } = words[locale];
  const { name, duties: tasks, state, lastSignIn } = list.columns;
  const rows = accounts.map((account) => ({
    id: account.id,
    cells: [
      <a key="name" href={href(locale, to.staffAccount(account.id))}>
        {listName(account)}
      </a>,
      account.staffRoles.map((role) => duties[role]).join(", ") || words[locale].account.noDuties,
      <StateTag key="state" locale={locale} state={account.state} />,
      account.lastSignInAt ? shortDateTime(locale, account.lastSignInAt) : list.never,
    ],
  }));
  const columns = [{ header: name }, { header: tasks }, { header: state }, { header: lastSignIn }];
  return <Table caption={list.caption(accounts.length)} columns={columns} rows={rows} />;
}
