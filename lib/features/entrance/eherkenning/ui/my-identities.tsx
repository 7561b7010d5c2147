import { to } from "#lib/addresses.ts";
import type { EntryName } from "#lib/platform/broker/entry-names.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Card } from "#lib/ui/card.tsx";
import { Form } from "#lib/ui/form.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import { bindOwnAction, unbindOwnAction } from "../actions.ts";
import type { Mine } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly known: Mine; readonly entries: readonly EntryName[] };

/** The identities that open one's own account: the one that waits to be bound, and those that are. */
export function MyIdentities({ locale, known, entries }: Props) {
  const texts = words[locale].mine;
  const { identities, mayChange, waits } = known;
  return (
    <>
      <p className="lead">{entries.length === 0 ? texts.off : texts.lead}</p>
      {!mayChange && <p>{known.organisation === null ? texts.nowhere : texts.weak}</p>}
      {waits && <Waiting locale={locale} known={known} waits={waits} />}
      {identities.length === 0 && <p>{texts.none}</p>}
      {identities.map(({ id, kvkNumber, boundAt, lastUsedAt }) => (
        <Card key={id}>
          <SummaryList
            rows={[
              { label: texts.kvkNumber, value: kvkNumber },
              { label: texts.bound, value: texts.on(boundAt) },
              { label: texts.lastUsed, value: lastUsedAt ? texts.on(lastUsedAt) : texts.never },
            ]}
          />
          {mayChange && (
            <Form
              action={unbindOwnAction}
              locale={locale}
              submit={texts.unbind}
              look="secondary"
              small
              hidden={{ identityId: id }}
            />
          )}
        </Card>
      ))}
      {mayChange &&
        !waits &&
        entries.map((via) => (
          <p key={via}>
            <ButtonLink look="secondary" href={href(locale, to.externalSignIn({ via }))}>
              {via === "wallet" ? texts.addWallet : texts.add}
            </ButtonLink>
          </p>
        ))}
    </>
  );
}

type WaitingProps = Omit<Props, "entries"> & { readonly waits: NonNullable<Mine["waits"]> };

function Waiting({ locale, known: { mayChange, organisation }, waits }: WaitingProps) {
  const texts = words[locale].mine;
  return (
    <Card>
      <p>{texts.waits(waits.kvkNumber, waits.provenAt)}</p>
      {!waits.fits && organisation !== null && <p>{texts.misfit(organisation)}</p>}
      {mayChange && waits.fits && <Form action={bindOwnAction} locale={locale} submit={texts.bind} />}
    </Card>
  );
}
