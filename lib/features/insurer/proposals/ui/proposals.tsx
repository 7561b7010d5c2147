import type { ReactNode } from "react";
import { servicedesk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Card, EmptyState } from "#lib/ui/card.tsx";
import { SelectField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import { approveProposalAction, rejectProposalAction, withdrawProposalAction } from "../actions.ts";
import type { Proposals, ShownProposal } from "../queries.ts";
import { rejectReasons } from "../rules.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly found: Proposals };
type One = { readonly locale: Locale; readonly proposal: ShownProposal };

/** Everything that waits for a second person, what to decide first; and what became of one's own. */
export function ProposalLists({ locale, found: { waiting, others, own, justProposed, told } }: Props) {
  const texts = words[locale];
  return (
    <>
      {justProposed && <Notice tone="success">{texts.proposed}</Notice>}
      {told && <Notice tone="success">{texts.told[told]}</Notice>}
      <h1>{texts.title}</h1>
      <p className="lead">{texts.lead}</p>
      <h2>{texts.waiting}</h2>
      {waiting.length === 0 && <EmptyState>{texts.none}</EmptyState>}
      {waiting.map((proposal) => (
        <ToDecide key={proposal.id} locale={locale} proposal={proposal} />
      ))}
      {others.length > 0 && <h2>{texts.others}</h2>}
      {others.map((proposal) => (
        <Shown key={proposal.id} locale={locale} proposal={proposal} />
      ))}
      {own.length > 0 && <h2>{texts.own}</h2>}
      {own.map((proposal) => (
        <Own key={proposal.id} locale={locale} proposal={proposal} />
      ))}
    </>
  );
}

/** What would happen, to whom, and by whom it was proposed. */
function Shown({ locale, proposal, children }: One & { readonly children?: ReactNode }) {
  const texts = words[locale];
  const { plan, organisation, proposedBy, isMine, createdAt, expiresAt, status, endedAt } = proposal;
  const said = plan?.[locale];
  const rows = [
    ...(said?.whom ? [{ label: texts.who, value: said.whom }] : []),
    ...(organisation === null || proposal.isOwnOrganisation
      ? []
      : [{ label: texts.organisation, value: organisation }]),
    ...(said?.changes ?? []).map(({ label, from, to }) => ({
      label,
      value: from === null ? to : texts.becomes(from, to),
    })),
  ];
  return (
    <Card>
      <h3>{said?.what ?? texts.ended(texts.states[status], endedAt ?? createdAt)}</h3>
      <p className="text-sm text-muted">
        {isMine ? texts.proposedByYou(createdAt) : texts.proposedBy(proposedBy, createdAt)}
        {status === "WAITING" && ` · ${texts.until(expiresAt)}`}
      </p>
      {rows.length > 0 && <SummaryList rows={rows} />}
      {children}
    </Card>
  );
}

function ToDecide({ locale, proposal }: One) {
  const texts = words[locale];
  const hidden = { proposalId: proposal.id };
  const reasons = rejectReasons.map((reason) => ({ value: reason, label: texts.reasons[reason] }));
  return (
    <Shown locale={locale} proposal={proposal}>
      <Form action={approveProposalAction} locale={locale} hidden={hidden} submit={texts.approve} />
      <details className="mt-4">
        <summary>{texts.reject}</summary>
        <Form action={rejectProposalAction} locale={locale} hidden={hidden} submit={texts.reject} look="danger">
          <SelectField name="reason" label={texts.reason} options={reasons} />
        </Form>
      </details>
    </Shown>
  );
}

function Own({ locale, proposal }: One) {
  const texts = words[locale];
  const { status, desk, rejectReason } = proposal;
  if (status !== "WAITING") {
    const reason = rejectReasons.find((each) => each === rejectReason);
    return (
      <Shown locale={locale} proposal={proposal}>
        {reason && (
          <p>
            {texts.reason}: {texts.reasons[reason].toLowerCase()}.
          </p>
        )}
      </Shown>
    );
  }
  const { ADMINISTRATORS, STAFF, colleague, nobody } = texts.decides;
  const insurer = proposal.isOwnOrganisation ? STAFF(servicedesk(locale).name) : colleague;
  return (
    <Shown locale={locale} proposal={proposal}>
      <p>{desk === null ? nobody : desk === "STAFF" ? insurer : ADMINISTRATORS}</p>
      <Form
        action={withdrawProposalAction}
        locale={locale}
        hidden={{ proposalId: proposal.id }}
        submit={texts.withdraw}
        look="secondary"
      />
    </Shown>
  );
}
