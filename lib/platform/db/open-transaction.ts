import { AsyncLocalStorage } from "node:async_hooks";

/** Next loads this module once per bundle, and what one of them has begun the others must see. */
const shared = globalThis as { [key: symbol]: AsyncLocalStorage<true> | undefined };
const open = (shared[Symbol.for("portal.transaction")] ??= new AsyncLocalStorage<true>());

export const withOpenTransaction = <T>(work: () => Promise<T>): Promise<T> => open.run(true, work);

/**
 * For what takes as long as a file, a password or somebody outside wants: throws while a transaction is open, since a
 * connection and everybody in the organisation would wait for it. A command does such work in its `prepare`.
 */
export function onlyOutsideTransactions(what: string): void {
  if (open.getStore()) throw new Error(`${what} takes too long for a transaction; it belongs in "prepare".`);
}
