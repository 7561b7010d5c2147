/** A delivery that failed, in words that staff may read. The server's own words could hold an address or a text. */
export class DeliveryFailure extends Error {
  override readonly name = "DeliveryFailure";
  /** Trying again would not help: the address does not exist, or the message is refused. */
  readonly forGood: boolean;

  constructor(reason: string, { forGood }: { forGood: boolean }) {
    super(reason);
    this.forGood = forGood;
  }
}

/** How the error of a row begins that waits, whole, for the key it is sealed with. */
export const sealedWith = "sealed with the key ";

export const isForGood = (error: unknown) => error instanceof DeliveryFailure && error.forGood;

export function reasonOf(error: unknown): string {
  if (error instanceof DeliveryFailure) return error.message;
  const { name, code, responseCode } = error as { name?: string; code?: string; responseCode?: number };
  return [name ?? "Error", code, responseCode].filter(Boolean).join(" ").slice(0, 100);
}
