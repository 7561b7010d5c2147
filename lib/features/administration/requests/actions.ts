"use server";
import { refresh } from "next/cache";
import type { Address } from "#lib/addresses.ts";
import { backTo } from "#lib/features/administration/authorisations/rules/returning.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { settleRequest } from "./commands.ts";
import { words } from "./texts.ts";

type Landing = { readonly values: Readonly<Record<string, string>> };

/** Leads back to the page of the form, which tells what happened to the request, also when someone else was first. */
function back({ values }: Landing): Address {
  refresh();
  return backTo(values["back"], { afgehandeld: values["helpRequestId"] ?? "" });
}

export const settleRequestAction = formAction(settleRequest, {
  texts: words,
  done: (_, landing) => back(landing),
  refused: (_, landing) => back(landing),
});
