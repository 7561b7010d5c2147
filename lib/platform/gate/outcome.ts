/** The facts that a sentence about an outcome may need, such as who was first, or until when. */
export type Facts = Readonly<Record<string, string | number | Date | null | undefined>>;

/** A decision not to do what was asked: a code that the texts translate, and facts for its sentence. It keeps nothing. */
export type Refusal<C extends string = string, D extends Facts | undefined = Facts | undefined> = {
  readonly refused: C;
  readonly detail: D;
};

export function refuse<const C extends string>(code: C): Refusal<C, undefined>;
export function refuse<const C extends string, D extends Facts>(code: C, detail: D): Refusal<C, D>;
export function refuse(code: string, detail?: Facts): Refusal {
  return { refused: code, detail };
}

export const isRefused = <T extends object>(outcome: T): outcome is Extract<T, { readonly refused: string }> =>
  "refused" in outcome;

type Merged<M extends Facts, D> = D extends Facts ? Omit<M, keyof D> & D : M;
type Knowing<X, M extends Facts> = X extends Refusal<infer C, infer D> ? Refusal<C, Merged<M, D>> : never;

/** The same refusal with more facts for its sentence; its own facts win. */
export const withFacts = <X extends Refusal, M extends Facts>({ refused, detail }: X, more: M) =>
  refuse(refused, { ...more, ...detail }) as Knowing<X, M>;

/** A refusal or a failure, as the caller gets it. */
export type Problem<C extends string = string, D extends Facts = Facts> = { readonly code: C; readonly detail: D };

type Nothing = Record<never, never>;

export type ProblemOf<O> = O extends
  | { readonly refused: infer C extends string; readonly detail: infer D }
  | { readonly failed: infer C extends string; readonly detail: infer D }
  ? Problem<C, D extends Facts ? D : Nothing>
  : never;

type FactsOf<P, C> = P extends Problem<infer Codes, infer D> ? (C extends Codes ? D : never) : never;

/** For each code a sentence, or a function of the facts that every outcome with this code carries. */
export type Sentences<P extends Problem> = {
  readonly [C in P["code"]]: string | ((facts: FactsOf<P, C>) => string);
};

export function sentenceOf<P extends Problem>(sentences: Sentences<P>, { code, detail }: P): string {
  const sentence = sentences[code as P["code"]] as string | ((facts: Facts) => string);
  return typeof sentence === "function" ? sentence(detail) : sentence;
}

/** The sentence of a refusal that a page foresees, in place of the form that would get it. */
export const whyNot = <X extends Refusal>(sentences: Sentences<ProblemOf<X>>, { refused, detail }: X) =>
  sentenceOf(sentences, { code: refused, detail: detail ?? {} } as ProblemOf<X>);
