"use server";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { startCampaign, stopCampaign } from "./commands/starting.ts";
import { words as texts } from "./texts.ts";

export const startAction = formAction(startCampaign, {
  texts,
  stepUp,
  done: ({ campaignId }) => to.campaign(campaignId, { gedaan: "begonnen" }),
});

export const stopAction = formAction(stopCampaign, {
  texts,
  stepUp,
  done: ({ campaignId }) => to.campaign(campaignId, { gedaan: "gestopt" }),
});
