"use server";
import { to } from "#lib/addresses.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { endDevice } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const endDeviceAction = formAction(endDevice, { texts, done: () => to.security({ gedaan: "apparaat" }) });
