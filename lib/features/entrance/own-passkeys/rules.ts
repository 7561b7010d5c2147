import { deviceOf } from "#lib/features/entrance/security/rules.ts";
import type { WaitsFor } from "#lib/platform/access/actor.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";

/** The most that one person has: enough for every device, too few to fill a table with. */
const mostPasskeys = 20;

type Standing = {
  /** What the session waits for, before it may do anything else. */
  readonly waitsFor: WaitsFor | undefined;
  readonly app: boolean;
  readonly passkeys: number;
};

/** Who has a passkey or an app shows it before they get another: whoever has their password and phone gets no further. */
export const add = ({ waitsFor, app, passkeys }: Standing) =>
  mustShow({ waitsFor, app, passkeys }) ? refuse("showFirst") : passkeys >= mostPasskeys ? refuse("tooMany") : null;

/** Whether whoever waits has something to show already. Of staff only a passkey counts. */
const mustShow = ({ waitsFor, app, passkeys }: Standing) =>
  waitsFor !== undefined && (passkeys > 0 || (waitsFor === "strong" && app));

/** Whoever works only with a passkey keeps one. */
export const remove = ({ isBound, passkeys }: { readonly isBound: boolean; readonly passkeys: number }) =>
  isBound && passkeys === 1 ? refuse("last") : null;

/** Who keeps passkeys under which number; of the many there are, those that people here have. */
const keepers: Readonly<Record<string, string>> = {
  "fbfc3007-154e-4ecc-8c0b-6e020557d7bd": "Apple",
  "dd4ec289-e01d-41c9-bb89-70fa845d4bf2": "Apple",
  "ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4": "Google",
  "adce0002-35bc-c60a-648b-0b25f1f05503": "Chrome",
  "08987058-cadc-4b81-b6e1-30de50dcbe96": "Windows Hello",
  "9ddd1817-af5a-4672-a2b9-3e3dd95000a9": "Windows Hello",
  "6028b017-b1d4-4c02-b4b3-afcdafc96bb2": "Windows Hello",
  "53414d53-554e-4700-0000-000000000000": "Samsung Pass",
  "bada5566-a7aa-401f-bd96-45619a55120d": "1Password",
  "d548826e-79b4-db40-a3d8-11116f7e8349": "Bitwarden",
  "531126d6-e717-415c-9320-3d9aa6981239": "Dashlane",
};

/** What a new passkey is called until its owner says otherwise: who keeps it, or the device it was made on. */
export function firstNameOf(aaguid: string, userAgent: string, taken: readonly string[]): string {
  const name = keepers[aaguid] ?? deviceOf(userAgent).system ?? "Passkey";
  const numbered = (number: number): string => (number === 1 ? name : `${name} ${number}`);
  let number = 1;
  while (taken.includes(numbered(number))) number++;
  return numbered(number);
}
