/** Why lines of a file are not looked at. */
const skipReasons = ["above", "header", "example", "hidden", "sheet", "hiddenSheet", "nobody", "footer"] as const;
export type SkipReason = (typeof skipReasons)[number];

/** Lines that are left out, and said to be: so many for one reason, the first of them, and on which sheet. */
export type Skipped = {
  readonly reason: SkipReason;
  readonly count: number;
  readonly first: number;
  readonly sheet: string;
};
