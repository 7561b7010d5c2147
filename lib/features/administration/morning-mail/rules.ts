/** What is open for one beheerder in one organisation, and how much ended there since the last mail. */
export type Open = {
  readonly organisationId: string;
  readonly organisation: string;
  readonly requests: number;
  readonly proposals: number;
  readonly blocked: number;
  readonly invitations: number;
  /** Colleagues at whose address or number messages come back. */
  readonly returned: number;
  /** An access review that is not finished: one, or none. */
  readonly reviews: number;
  /** Authorisations that end within `endsWithinDays`. */
  readonly ending: number;
  readonly ended: number;
};

/** What is open, in the order in which a mail says it: what is most urgent first. */
export const parts = [
  "requests",
  "proposals",
  "blocked",
  "returned",
  "reviews",
  "invitations",
  "ending",
  "ended",
] as const;

/** An end date is told of in its last week; before that it stands in the overview alone. */
export const endsWithinDays = 7;

export const isSomething = (open: Open): boolean => parts.some((part) => open[part] > 0);
