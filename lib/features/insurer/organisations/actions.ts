"use server";
import { refresh } from "next/cache";
import { to, within } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { closeOrganisation, mergeOrganisation } from "./commands/ending.ts";
import { changeOrganisation, createOrganisation } from "./commands/facts.ts";
import { addNumber, removeOrganisationNumber } from "./commands/numbers.ts";
import { viewOrganisation } from "./commands/viewing.ts";
import { words as texts } from "./texts.ts";

type About = { readonly organisationId: string };
const toPage = (told: string) => (about: About) => to.organisation(about.organisationId, { gedaan: told });

export const createAction = formAction(createOrganisation, { texts, stepUp, done: toPage("gemaakt") });
export const changeAction = formAction(changeOrganisation, { texts, stepUp, done: toPage("gewijzigd") });
export const addNumberAction = formAction(addNumber, { texts, stepUp, done: toPage("nummer") });
export const removeNumberAction = formAction(removeOrganisationNumber, { texts, stepUp, done: toPage("nummer") });
export const mergeAction = formAction(mergeOrganisation, { texts, stepUp, done: toPage("samengevoegd") });
export const closeAction = formAction(closeOrganisation, { texts, stepUp, done: toPage("gesloten") });

export const viewAction = formAction(viewOrganisation, {
  texts,
  done({ organisationId }) {
    refresh();
    return within(to.organisation(organisationId), "beheerders");
  },
});
