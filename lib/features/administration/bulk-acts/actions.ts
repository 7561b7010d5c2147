"use server";
import { ownAddress, to, withQuery, type Address } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { chooseForMany, prepareBulkAct } from "./commands/preparing.ts";
import { startBulkAct } from "./commands/running.ts";
import { words as texts } from "./texts.ts";

type Typed = { readonly values: Readonly<Record<string, string>> };

/** The page of an act, which knows the list it began from. */
const pageOf = ({ bulkActId }: { readonly bulkActId: string }, { values }: Typed): Address =>
  to.bulkAct(bulkActId, { terug: listIn(values["terug"]) });

const listIn = (typed: string | undefined) => {
  const address = ownAddress(typed);
  return address && withQuery(address, { gedaan: null, melding: null, wie: null });
};

export const prepareAction = formAction(prepareBulkAct, { texts, done: pageOf });

export const chooseAction = formAction(chooseForMany, { texts, done: pageOf });

export const startAction = formAction(startBulkAct, { texts, stepUp, done: pageOf });
