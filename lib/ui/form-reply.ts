/** What a server action tells its form, in sentences of the reader's language. */
export type FormReply =
  | { readonly status: "done"; readonly message?: string }
  | {
      readonly status: "problem";
      /** About the form as a whole. */
      readonly summary?: string;
      /** For a component that continues the summary. "stale": the form asks for the code that was sent. */
      readonly code?: string;
      /** The sentences by field name. */
      readonly errors: Readonly<Record<string, string>>;
      /** What was typed, except passwords and codes. */
      readonly values: Readonly<Record<string, string>>;
    };
