/** What a server action tells its form, in sentences of the reader's language. */
export type FormReply =
  | { readonly status: "done"; readonly message?: string }
  | {
      readonly status: "problem";
      /** About the form as a whole. */
      readonly summary?: string;
      /** What the summary says, for a component that leads on from it. "stale": the form asks for the code that was sent. */
      readonly code?: string;
      /** Per field name. */
      readonly errors: Readonly<Record<string, string>>;
      /** What was typed, but for passwords and codes. */
      readonly values: Readonly<Record<string, string>>;
    };
