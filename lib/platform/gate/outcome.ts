/** What a sentence about an outcome may need: who was first, until when. */
export type Detail = Readonly<Record<string, string | number | Date>>;

/** A decision not to do what was asked, with the reason as a code the texts translate. Nothing is kept. */
export type Refusal<C extends string = string> = { readonly refused: C; readonly detail?: Detail };

export const refuse = <const C extends string>(code: C, detail?: Detail): Refusal<C> =>
  detail ? { refused: code, detail } : { refused: code };

export const isRefused = <T extends object>(outcome: T): outcome is Extract<T, Refusal> => "refused" in outcome;
