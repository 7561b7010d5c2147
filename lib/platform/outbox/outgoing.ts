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
  | { readonly kind: "JOB"; readonly event: string; readonly input: object; readonly notBefore?: Date };

/** A job for a command of the product's own; the worker runs it as system, with at least one try. */
export const job = (command: { readonly event: string }, input: object, notBefore?: Date): Outgoing =>
  notBefore ? { kind: "JOB", event: command.event, input, notBefore } : { kind: "JOB", event: command.event, input };
