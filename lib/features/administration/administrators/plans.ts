import { inBoth, type Proposed } from "#lib/platform/gate/second.ts";
import { words } from "./texts.ts";

/** That the organisation no longer asks for two. */
export const ruleOfTwoPlan = ({ id, name }: { readonly id: string; readonly name: string }): Proposed => ({
  ...{ organisationId: id, subjectId: id, gainers: [] },
  plan: inBoth((locale) => ({ what: words[locale].two.planned, whom: name, changes: [] })),
});
