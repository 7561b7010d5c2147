import type { nl } from "./texts.nl.ts";

const article = (system: string) =>
  /^(iPhone|iPad)$/.test(system) ? `an ${system}` : system === "Mac" ? "a Mac" : system;

export const en: typeof nl = {
  device: ({ browser, system }) => {
    if (browser === null && system === null) return "an unknown device";
    return `${browser ?? "an unknown browser"} on ${system === null ? "an unknown device" : article(system)}`;
  },
  network: (network) => {
    if (network === "") return "internet address unknown";
    return network.endsWith("::/64")
      ? `internet address beginning with ${network.slice(0, -5)}`
      : `internet address ${network}`;
  },
};
