import { isAfterAFault } from "./trouble.ts";

/** The statements of one transaction that have no answer yet, and why the first that failed did. */
export class UnderWay {
  readonly #statements = new Set<Promise<unknown>>();
  #first: { readonly fault: unknown } | undefined;

  add<T>(answer: Promise<T>): Promise<T> {
    const over = () => this.#statements.delete(answer);
    this.#statements.add(answer);
    answer.then(over, (fault: unknown) => {
      over();
      this.#first ??= { fault };
    });
    return answer;
  }

  get all(): readonly Promise<unknown>[] {
    return [...this.#statements];
  }

  /** So that nothing is kept where one has failed, also one that never reached the database. */
  throwFault(): void {
    if (this.#first) throw this.#first.fault;
  }

  /** The error to throw: where it says only that a statement before had failed, the one of that statement. */
  behind(error: unknown): unknown {
    return this.#first && isAfterAFault(error) ? this.#first.fault : error;
  }
}
