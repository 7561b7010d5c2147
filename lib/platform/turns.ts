/** At most `atOnce` do a piece of work together; the others wait, not too many and not too long. */
type Turns = { busy: number; readonly waiting: ((isMine: boolean) => void)[] };

type TurnLimits = { readonly atOnce: number; readonly mostWaiting: number; readonly mostWaitMs: number };

export const noTurns = (): Turns => ({ busy: 0, waiting: [] });

/** Does the work when its turn has come, or gives null when that takes too long. */
export async function inTurn<T>(turns: Turns, limits: TurnLimits, work: () => Promise<T>): Promise<T | null> {
  if (!(await takeTurn(turns, limits))) return null;
  try {
    return await work();
  } finally {
    const next = turns.waiting.shift();
    if (next) next(true);
    else turns.busy--;
  }
}

function takeTurn(turns: Turns, { atOnce, mostWaiting, mostWaitMs }: TurnLimits): Promise<boolean> {
  if (turns.busy < atOnce) {
    turns.busy++;
    return Promise.resolve(true);
  }
  if (turns.waiting.length >= mostWaiting) return Promise.resolve(false);
  return new Promise((resolve) => {
    const told = (isMine: boolean) => {
      clearTimeout(timer);
      resolve(isMine);
    };
    const timer = setTimeout(() => {
      turns.waiting.splice(turns.waiting.indexOf(told), 1);
      resolve(false);
    }, mostWaitMs);
    turns.waiting.push(told);
  });
}
