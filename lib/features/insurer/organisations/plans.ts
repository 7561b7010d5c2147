import { inBoth, type Proposed } from "#lib/platform/gate/second.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { words } from "./texts.ts";

type Known = { readonly id: string; readonly phoneNumber: string | null };

/** The number on file that staff would call back on; null for an organisation that is not there yet. */
export const numberOnFilePlan = (
  known: Known | null,
  { name, phoneNumber }: { readonly name: string; readonly phoneNumber: string | null },
): Proposed => ({
  ...{ organisationId: known?.id ?? null, subjectId: known?.id ?? null, gainers: [] },
  plan: inBoth((locale) => {
    const { planned } = words[locale];
    const from = known?.phoneNumber ? phoneText(known.phoneNumber) : null;
    const to = phoneNumber === null ? planned.none : phoneText(phoneNumber);
    return { what: known ? planned.change : planned.create, whom: name, changes: [{ label: planned.phone, from, to }] };
  }),
});
