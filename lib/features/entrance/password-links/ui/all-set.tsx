import { type Address, to } from "#lib/addresses.ts";
import type { OwnPasskeys } from "#lib/features/entrance/own-passkeys/queries.ts";
import type { Mine } from "#lib/features/entrance/sign-in/queries.ts";
import { Doors } from "#lib/features/entrance/sign-in/ui/doors.tsx";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { words } from "../texts.ts";

type Chosen = "account-actief" | "wachtwoord-gewijzigd";

type Props = {
  readonly locale: Locale;
  /** What was done just before. */
  readonly chosen: Chosen;
  readonly portals: NonNullable<Mine["place"]>["portals"];
  readonly own: Pick<OwnPasskeys, "mayChange" | "waitsFor" | "passkeys">;
  readonly onward: Address;
};

/** After a password was chosen one is in: the portals one has, a passkey for the next time, and the way on. */
export function AllSet({ locale, chosen, portals, own, onward }: Props) {
  const { allSet } = words[locale];
  const isWaiting = own.waitsFor !== null;
  const offers = own.mayChange && own.passkeys.length === 0;
  const open = portals.filter(({ url }) => url !== null);
  return (
    <>
      <h1>{allSet.title}</h1>
      <p className="lead">{allSet.lead[chosen]}</p>
      {!isWaiting && (
        <p className="buttons">
          <ButtonLink href={href(locale, onward)}>{allSet.onward}</ButtonLink>
        </p>
      )}
      {open.length > 0 && (
        <>
          <h2>{allSet.portals}</h2>
          <Doors locale={locale} portals={open} notMine={[]} />
        </>
      )}
      {offers && (
        <>
          <h2>{isWaiting ? allSet.needed.title : allSet.passkey.title}</h2>
          <p>{isWaiting ? allSet.needed.lead : allSet.passkey.lead}</p>
          <p className="buttons">
            <ButtonLink href={href(locale, to.newPasskey())} look={isWaiting ? "primary" : "secondary"}>
              {allSet.passkey.add}
            </ButtonLink>
          </p>
        </>
      )}
      {isWaiting && !offers && (
        <p className="buttons">
          <ButtonLink href={href(locale, to.myPasskeys())}>{allSet.onward}</ButtonLink>
        </p>
      )}
    </>
  );
}
