import type { Device } from "./rules.ts";

const article = (system: string) => (/^(iPhone|iPad|Mac)$/.test(system) ? `een ${system}` : system);

export const nl = {
  /** "Chrome op Windows", "Safari op een iPhone" */
  device: ({ browser, system }: Device) => {
    if (browser === null && system === null) return "een onbekend apparaat";
    return `${browser ?? "een onbekende browser"} op ${system === null ? "een onbekend apparaat" : article(system)}`;
  },
  /** The address alone, since where it is would be a guess. */
  network: (network: string) => {
    if (network === "") return "internetadres onbekend";
    return network.endsWith("::/64")
      ? `internetadres dat begint met ${network.slice(0, -5)}`
      : `internetadres ${network}`;
  },
};
