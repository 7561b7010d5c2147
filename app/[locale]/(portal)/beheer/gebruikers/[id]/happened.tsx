import type { Address } from "#lib/addresses.ts";
import { underWay } from "#lib/features/administration/account-changes/queries.ts";
import { ChangeUnderWay, Stopped } from "#lib/features/administration/account-changes/ui/changes.tsx";
import { telling } from "#lib/features/administration/authorisations/queries.ts";
import { LastAct } from "#lib/features/administration/authorisations/ui/last-act.tsx";
import { invitation } from "#lib/features/administration/invitations/queries.ts";
import { InvitationCard, InvitationTold } from "#lib/features/administration/invitations/ui/invitation.tsx";
import { details } from "#lib/features/administration/personal-details/queries.ts";
import { DetailsTold, DetailsUnderWay } from "#lib/features/administration/personal-details/ui/under-way.tsx";
import { settled } from "#lib/features/administration/requests/queries.ts";
import { WhatBecame } from "#lib/features/administration/requests/ui/one-request.tsx";
import { cameBack } from "#lib/features/base/deliveries/queries.ts";
import { MailCameBack } from "#lib/features/base/deliveries/ui/came-back.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";

type Props = {
  readonly locale: Locale;
  readonly id: string;
  readonly asked: Readonly<Record<string, unknown>>;
};

/** What the act that led to this page of a colleague did; the page reads the same, and it is read once. */
export async function Happened({ locale, id, asked, here }: Props & { readonly here: Address }) {
  return (
    <>
      <LastAct locale={locale} told={(await load(telling, asked)).told} back={here} />
      <WhatBecame locale={locale} request={(await load(settled, asked)).request} />
      {asked["melding"] === "gestopt" && <Stopped locale={locale} part={await load(underWay, { id })} />}
      <InvitationTold locale={locale} invitation={await load(invitation, { ...asked, id })} />
      <DetailsTold locale={locale} details={await load(details, { ...asked, id })} />
    </>
  );
}

/** What is on its way for them, and what came back. */
export async function OnItsWay({ locale, id, asked }: Props) {
  return (
    <>
      <MailCameBack locale={locale} came={await load(cameBack, { id })} />
      <ChangeUnderWay locale={locale} part={await load(underWay, { id })} />
      <DetailsUnderWay locale={locale} details={await load(details, { ...asked, id })} />
      <InvitationCard locale={locale} invitation={await load(invitation, { ...asked, id })} />
    </>
  );
}
