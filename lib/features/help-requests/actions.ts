"use server";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { askForHelp, finishRequest, takeRequest } from "./commands.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const texts = { nl, en };

export const askForHelpAction = formAction(askForHelp, { texts, done: () => "/hulp-bij-inloggen/verstuurd" });

export const takeRequestAction = formAction(takeRequest, { texts, done: () => "/medewerker" });

export const finishRequestAction = formAction(finishRequest, { texts, done: () => "/medewerker?melding=afgerond" });
