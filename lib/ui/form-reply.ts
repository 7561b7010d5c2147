/** A code of one's own, which a form may ask for once more: of an app, by SMS, or one of those kept on paper. */
export type OwnFactor = "app" | "sms" | "recovery";

/** What a server action tells its form, in sentences of the reader's language. */
export type FormReply =
  | {
      readonly status: "done";
      readonly message?: string;
      /** What the answer shows once and nothing keeps, for a component inside the form. */
      readonly shown?: readonly string[];
    }
  | {
      readonly status: "problem";
      /** About the form as a whole. */
      readonly summary?: string;
      /** For a component that continues the summary. "stale": the form asks for the code that was sent; "check": what will be sent is shown first, and sent with `checked`. */
      readonly code?: string;
      /** For "stale": which code the form asks for, and after it what else its reader can show. */
      readonly factors?: readonly OwnFactor[];
      /**
       * For "stale": a passkey will do in place of a code, or comes first, so that no code is asked for until its reader
       * says so. A text, as all that comes back is.
       */
      readonly passkey?: "offered" | "first";
      /** The form is for another organisation than its reader acts for: how to send it after all, or leave it. */
      readonly elsewhere?: {
        readonly leave: string;
        readonly to: string;
        /** Missing when they can no longer act there. */
        readonly send?: string;
        /** It brought a file, which must be chosen again. */
        readonly again?: string;
      };
      /** The sentences by field name. */
      readonly errors: Readonly<Record<string, string>>;
      /** What was typed, except passwords and codes. */
      readonly values: Readonly<Record<string, string>>;
    };
