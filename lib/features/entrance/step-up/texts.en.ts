import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  title: "Confirm that it is you",
  why: "For this step we ask for a code once more.",
  ask: (mobile) => `Send a code to ${mobile}`,
  noMobile: "There is no mobile number with your account. Ask another administrator for help.",
};
