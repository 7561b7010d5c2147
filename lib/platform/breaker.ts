/** After how many failures in a row nobody is made to wait for the next. */
const failuresToOpen = 5;
const opensAgainAfterMs = 30_000;

/**
 * Keeps a party that does not answer from holding everybody up: after some failures in a row it is asked nothing for
 * half a minute, and then by one at a time until it answers again.
 */
export class Breaker {
  #failures = 0;
  #askableAt = 0;

  mayAsk(now: number): boolean {
    if (this.#failures < failuresToOpen) return true;
    if (now < this.#askableAt) return false;
    this.#askableAt = now + opensAgainAfterMs;
    return true;
  }

  answered(): void {
    this.#failures = 0;
  }

  failed(now: number): void {
    this.#failures++;
    this.#askableAt = now + opensAgainAfterMs;
  }
}
