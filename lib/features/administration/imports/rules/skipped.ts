/** Why lines of a file are not looked at. */
export type SkipReason = "above" | "header" | "example" | "hidden" | "sheet" | "hiddenSheet" | "nobody" | "footer";

/** Lines that are left out, and said to be: how many for one reason, the first of them, and on which sheet. */
export type Skipped = {
  readonly reason: SkipReason;
  readonly count: number;
  readonly first: number;
  readonly sheet: string;
};
