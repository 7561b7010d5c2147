import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  fields: {},
  refusals: {},
  forget: "Forget this device",
};
