/** What is open for one beheerder in one organisation, and how much ended there since the last mail. */
export type Open = {
  readonly organisationId: string;
  readonly organisation: string;
  readonly requests: number;
  readonly proposals: number;
  readonly blocked: number;
  readonly invitations: number;
  readonly ended: number;
};

export const isSomething = ({ requests, proposals, blocked, invitations, ended }: Open): boolean =>
  requests + proposals + blocked + invitations + ended > 0;
