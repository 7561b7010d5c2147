import type { MadeFor } from "../access/made-for.ts";
import type { Locale } from "../i18n/locale.ts";

/** The facts about the request around a command, whoever asks. */
export type RequestFacts = {
  /** The request's own id, for the log and the error pages. */
  readonly id: string;
  readonly ip: string;
  /** What the browser calls itself, as it was sent. */
  readonly userAgent?: string;
  /** The secrets of the accounts to which the browser is known. */
  readonly devices?: readonly string[];
  readonly locale: Locale;
  /** For whom the form was made that this came with; null when it does not say, undefined when there is no form. */
  readonly madeFor?: MadeFor | null;
  /** The form's own key: what is sent again under the same key gets the same answer and changes nothing. */
  readonly formKey?: string;
  /** The act on many that this is part of: the second factor was shown for the whole, and others hear of the whole. */
  readonly partOf?: string;
  /** The outbox row that a job came from. It is completed in the job's transaction, so that the job is done once. */
  readonly outboxId?: string;
  /** Of a job: whether it is given up if this try fails, whatever for. */
  readonly isLastTry?: boolean;
};
