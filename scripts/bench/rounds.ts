export const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/**
 * One thing to do, and how long it takes in a round: the median of its own repetitions, in milliseconds. What gives a
 * number has measured itself, without what only prepares it.
 */
async function took(work: (n: number) => Promise<unknown>, times: number): Promise<number> {
  const durations: number[] = [];
  for (let n = 0; n < times; n++) {
    const start = performance.now();
    const own = await work(n);
    durations.push(typeof own === "number" ? own : performance.now() - start);
  }
  return median(durations);
}

/** Runs all of them in every round, in an order that turns, so that a slow moment meets each of them. */
export async function interleaved<Name extends string>(
  works: Readonly<Record<Name, (n: number) => Promise<unknown>>>,
  { rounds, times }: { readonly rounds: number; readonly times: number },
): Promise<Record<Name, number>[]> {
  const names = Object.keys(works) as Name[];
  for (const name of names) await took(works[name], Math.ceil(times / 2));
  const results: Record<Name, number>[] = [];
  for (let round = 0; round < rounds; round++) {
    const result = {} as Record<Name, number>;
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round) % names.length];
      if (name !== undefined) result[name] = await took(works[name], times);
    }
    results.push(result);
  }
  return results;
}

/** "0.77 (0.62 to 0.86; goal: at most 4): met" */
export function judged(label: string, figures: readonly number[], most: number): string {
  const middle = median(figures);
  const range = `${Math.min(...figures).toFixed(2)} to ${Math.max(...figures).toFixed(2)}`;
  return `${label}: ${middle.toFixed(2)} (rounds ${range}; goal: at most ${most}) ${middle <= most ? "met" : "MISSED"}`;
}
