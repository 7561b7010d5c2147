/** A delivery that failed, in words that staff may read. The server's own words could hold an address or a text. */
export class DeliveryFailure extends Error {
  override readonly name = "DeliveryFailure";
  /** Trying again would not help: the address does not exist, or the message is refused. */
  readonly forGood: boolean;
  /** It would go so with every message: this one waits, and it counts as no try of it. */
  readonly ofServer: boolean;

  constructor(reason: string, { forGood = false, ofServer = false }: { forGood?: boolean; ofServer?: boolean }) {
    super(reason);
    this.forGood = forGood;
    this.ofServer = ofServer;
  }
}

/** How the error of a row begins that waits, whole, for the key it is sealed with. */
export const sealedWith = "sealed with the key ";

/** How the error of a row begins that waits because the server takes nothing of ours, or is away. */
export const theirServer = "server ";

/** Why an SMS does not leave whose number went to another SIM a short while ago. */
export const simChanged = "SIM changed";

export const isOfServer = (error: unknown) => error instanceof DeliveryFailure && error.ofServer;
export const isForGood = (error: unknown) => error instanceof DeliveryFailure && error.forGood;

export function reasonOf(error: unknown): string {
  if (error instanceof DeliveryFailure) return error.message;
  const { name, code, responseCode } = error as { name?: string; code?: string; responseCode?: number };
  return [name ?? "Error", code, responseCode].filter(Boolean).join(" ").slice(0, 100);
}
