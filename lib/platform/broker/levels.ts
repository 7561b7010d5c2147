/** The levels of assurance of eHerkenning, from low to high. A higher one is enough for a lower demand. */
export const levels = ["EH2", "EH2+", "EH3", "EH4"] as const;
export type Level = (typeof levels)[number];

const scheme = "urn:etoegang:core:assurance-class:";

/** What brokers call them. The settings can add names. */
export const usualLevelNames: Readonly<Record<string, Level>> = {
  ...Object.fromEntries(levels.map((level) => [level, level])),
  [`${scheme}loa2`]: "EH2",
  [`${scheme}loa2plus`]: "EH2+",
  [`${scheme}loa3`]: "EH3",
  [`${scheme}loa4`]: "EH4",
};

export const isEnough = (level: Level, minimum: Level) => levels.indexOf(level) >= levels.indexOf(minimum);
