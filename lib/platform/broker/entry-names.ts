/** The ways in through the broker. They differ in what the broker is asked to show; what comes back is the same. */
export const entryNames = ["eherkenning", "wallet"] as const;
export type EntryName = (typeof entryNames)[number];
