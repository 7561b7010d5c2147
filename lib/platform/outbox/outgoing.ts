/** What a command wants to reach the world once its change has committed. */
export type Outgoing =
  | {
      readonly kind: "EMAIL";
      readonly to: string;
      readonly subject: string;
      readonly text: string;
      readonly html: string;
      readonly expiresAt?: Date;
    }
  | { readonly kind: "SMS"; readonly to: string; readonly text: string; readonly expiresAt?: Date }
  /** A command to run as system, by its event. */
  | { readonly kind: "JOB"; readonly event: string; readonly input: unknown; readonly notBefore?: Date };

/** The product's own jobs, and what each takes: every room adds those that its commands do. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the platform has no job of its own
export interface Jobs {}

/** The worker runs it as system, with at least one try. */
export const job = <N extends keyof Jobs>(name: N, input: Jobs[N], notBefore?: Date): Outgoing => ({
  ...{ kind: "JOB", event: name, input },
  ...(notBefore && { notBefore }),
});
