import "server-only";
import { database } from "../db/client.ts";
import { settings } from "../settings.ts";

// The worker and the commands run in different bundles; what they share is the process.
const shared = globalThis as { portalWorkerBell?: () => void };

/** Sets what wakes the worker of this process when there may be work. */
export function onWake(ring: () => void): void {
  shared.portalWorkerBell = ring;
}

/** Says that there may be work: to the worker of this process, or else to those of the others. */
export function wakeWorker(): void {
  if (shared.portalWorkerBell) shared.portalWorkerBell();
  else if (!settings().WORKER) announce();
}

let announcing = false;
let again = false;

/**
 * Outside the transaction of the change, since PostgreSQL commits those that notify one by one; and one at a time,
 * however many commands end meanwhile. Where it gets lost, the workers look for themselves within a second.
 */
function announce(): void {
  again = announcing;
  if (announcing) return;
  announcing = true;
  void database()
    .then((opened) => opened.announce())
    .catch(() => {})
    .finally(() => {
      announcing = false;
      if (again) announce();
    });
}

/** A bell that is heard also when it rang a moment before one began to wait for it. */
export function newBell() {
  let rung = false;
  let wake = () => {};
  return {
    ring() {
      rung = true;
      wake();
    },
    /** Waits until it rings, for `mostMs` at most. */
    async heard(mostMs: number): Promise<void> {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, mostMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = () => {};
    },
    /** What rang until now has been heard. */
    quiet() {
      rung = false;
    },
  };
}
