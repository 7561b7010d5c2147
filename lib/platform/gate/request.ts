import type { Locale } from "../i18n/locale.ts";

/** What is known of the request around a command, whoever asks. */
export type RequestFacts = {
  /** Stands in the log and on error pages. */
  readonly id: string;
  readonly ip: string;
  readonly locale: Locale;
  /** The form's own key: what is sent under the same key again has the same answer, and no effect. */
  readonly formKey?: string;
  /** The outbox row a job came from. It is completed in the job's transaction, so the job is done once. */
  readonly outboxId?: string;
};
