import type { ReactNode } from "react";
import { shortDate } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { Table } from "#lib/ui/table.tsx";
import type { FindingOf } from "../schema.ts";
import { words } from "../texts.ts";
import type { Filled } from "./checks.tsx";

type Line = {
  readonly label: string;
  readonly typed: string | null;
  readonly said: ReactNode;
  readonly differs?: boolean;
};

type Props = {
  readonly locale: Locale;
  readonly check: FindingOf<"RELATION"> | FindingOf<"KVK">;
  readonly filledIn: Filled;
};

/** Shows what was filled in beside what a register says. */
export function Comparison({ locale, check, filledIn }: Props) {
  const { compare, kinds } = words[locale];
  const lines = check.kind === "KVK" ? companyLines(locale, check, filledIn) : relationLines(locale, check, filledIn);
  const columns = [{ header: compare.what }, { header: compare.filledIn }, { header: compare.found }];
  const rows = lines.map(({ label, typed, said, differs }) => ({
    id: label,
    cells: [
      label,
      typed ?? compare.none,
      <span key="said" className="inline-flex flex-wrap items-center gap-2">
        {said} {differs && <StatusTag tone="warning">{compare.differs}</StatusTag>}
      </span>,
    ],
  }));
  return (
    <Table
      caption={<span className="sr-only">{compare.caption(kinds[check.kind])}</span>}
      columns={columns}
      rows={rows}
    />
  );
}

function relationLines(locale: Locale, { found }: FindingOf<"RELATION">, filledIn: Filled): Line[] {
  const { compare } = words[locale];
  const { said, differs } = found;
  if (!said) return [];
  return [
    {
      label: filledIn.kind === "INTERMEDIARY" ? compare.intermediaryNumber : compare.policyNumber,
      typed: filledIn.organisationNumber,
      said: said.hasEnded ? compare.ended : compare.active,
      differs: said.hasEnded,
    },
    { label: compare.name, typed: filledIn.companyName, said: said.name, differs: differs.includes("NAME") },
    {
      label: compare.kvkNumber,
      typed: filledIn.kvkNumber,
      said: said.kvkNumber ?? compare.unknown,
      differs: differs.includes("KVK_NUMBER"),
    },
  ];
}

function companyLines(locale: Locale, { found }: FindingOf<"KVK">, filledIn: Filled): Line[] {
  const { compare } = words[locale];
  const { said, differs } = found;
  if (!said) return [];
  const ended = said.endedOn
    ? compare.endedOn(shortDate(locale, new Date(`${said.endedOn}T12:00:00Z`)))
    : compare.ended;
  return [
    {
      label: compare.kvkNumber,
      typed: filledIn.kvkNumber,
      said: [said.hasEnded ? ended : compare.active, said.legalForm, said.place || compare.shielded]
        .filter(Boolean)
        .join(", "),
      differs: said.hasEnded,
    },
    {
      label: compare.name,
      typed: filledIn.companyName,
      said: said.names.slice(0, 3).join(", "),
      differs: differs.includes("NAME"),
    },
  ];
}
