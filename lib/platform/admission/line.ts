/** For whom a turn is asked: their network, and where it is known their account or session. */
export type Whose = { readonly network: string; readonly who: string | null };

export type Size = {
  /** How many are served at once. */
  readonly width: number;
  /** How many may wait. */
  readonly length: number;
  /** How long anyone may have to wait. */
  readonly patienceMs: number;
};

/** A turn, which its holder ends; or after how long it makes sense to ask again. */
export type Answer = { readonly done: () => void } | { readonly busyMs: number };

type Waiting = Whose & {
  /** In which round of the networks it is due. */
  round: number;
  /** How many of the same account or session were waiting before it, in the same network. */
  readonly behind: number;
  readonly answer: (answer: Answer) => void;
};

/** One network may have half of the turns, so that what it sends slowly keeps nobody else out. */
const turnsOfOne = (width: number) => Math.ceil(width / 2);
/** One account or session may take a tenth of the places. */
const placesOfOne = (length: number) => Math.ceil(length / 10);

const soonestMs = 5_000;
const latestMs = 60_000;

/**
 * A line in which networks take turns, and within a network its accounts or sessions: whoever sends hundreds waits
 * behind themselves. Whoever cannot be served in time hears so at once. Where no place is left, the newest of the
 * network that has most gives up its own.
 */
export class Line {
  readonly #size: Size;
  readonly #clock: () => number;
  #waiting: Waiting[] = [];
  /** The round that is being served, and for each network the last one in which it has a place. */
  #round = 0;
  readonly #rounds = new Map<string, number>();
  /** For each network how many turns it has now. */
  readonly #turns = new Map<string, number>();
  /** All of these together. */
  #taken = 0;
  /** How long a turn took of late. */
  #turnMs = 0;

  constructor(size: Size, clock: () => number = () => performance.now()) {
    this.#size = size;
    this.#clock = clock;
  }

  isFree({ network }: Pick<Whose, "network">): boolean {
    const { width } = this.#size;
    const own = this.#turns.get(network) ?? 0;
    return own < turnsOfOne(width) && this.#taken < width;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Comes back with a turn, or with how busy it is. Whoever goes away meanwhile says so by the signal. */
  ask(whose: Whose, gone?: AbortSignal): Promise<Answer> {
    if (this.isFree(whose)) return Promise.resolve(this.#turn(whose));
    const round = Math.max(this.#round, (this.#rounds.get(whose.network) ?? -1) + 1);
    const before = this.#waiting.filter((waiting) => waiting.round <= round).length;
    if (this.#lasts(before + 1) > this.#size.patienceMs || !this.#hasRoomFor(whose))
      return Promise.resolve(this.#busy());
    return new Promise((resolve) => {
      const leave = () => this.#turnAway(waiting);
      const timer = setTimeout(leave, this.#size.patienceMs);
      const answer = (given: Answer) => {
        clearTimeout(timer);
        gone?.removeEventListener("abort", leave);
        resolve(given);
      };
      const waiting: Waiting = { ...whose, round, behind: this.#waiting.filter(isOf(whose)).length, answer };
      gone?.addEventListener("abort", leave, { once: true });
      this.#rounds.set(whose.network, round);
      this.#waiting.push(waiting);
    });
  }

  #turn({ network }: Whose): Answer {
    const count = (by: 1 | -1) => {
      const turns = (this.#turns.get(network) ?? 0) + by;
      this.#taken += by;
      if (turns > 0) this.#turns.set(network, turns);
      else this.#turns.delete(network);
    };
    count(1);
    const began = this.#clock();
    let isOver = false;
    const done = () => {
      if (isOver) return;
      isOver = true;
      count(-1);
      const took = this.#clock() - began;
      this.#turnMs = this.#turnMs === 0 ? took : this.#turnMs * 0.9 + took * 0.1;
      this.#callNext();
    };
    return { done };
  }

  #callNext(): void {
    const mayGo = this.#waiting.filter((waiting) => this.isFree(waiting));
    const due = least(mayGo, ({ round }) => round);
    if (!due) return;
    const ofNetwork = this.#waiting.filter(({ network }) => network === due.network);
    const next = least(ofNetwork, ({ behind }) => behind) ?? due;
    this.#round = due.round;
    // The places of one network are alike: whoever is called leaves the later one to the other.
    due.round = next.round;
    this.#remove(next);
    next.answer(this.#turn(next));
  }

  /** Whether a place is left, or can be taken from a network that has more of them than this one would. */
  #hasRoomFor({ network, who }: Whose): boolean {
    const { length } = this.#size;
    const ofWho = who === null ? [] : this.#waiting.filter((waiting) => waiting.who === who);
    const crowd = ofWho.length >= placesOfOne(length) ? ofWho : this.#waiting.length >= length ? this.#waiting : null;
    if (!crowd) return true;
    const counts = new Map<string, number>();
    for (const waiting of crowd) counts.set(waiting.network, (counts.get(waiting.network) ?? 0) + 1);
    const [largest = "", most = 0] = least([...counts], ([, count]) => -count) ?? [];
    const last = crowd.findLast((waiting) => waiting.network === largest);
    if (!last || most <= (counts.get(network) ?? 0) + 1) return false;
    this.#turnAway(last);
    return true;
  }

  #turnAway(waiting: Waiting): void {
    if (this.#remove(waiting)) waiting.answer(this.#busy());
  }

  #remove(waiting: Waiting): boolean {
    const at = this.#waiting.indexOf(waiting);
    if (at < 0) return false;
    this.#waiting.splice(at, 1);
    if (this.#waiting.length === 0) this.#rounds.clear();
    return true;
  }

  /** How long it takes to serve this many. */
  #lasts(turns: number): number {
    return (turns * this.#turnMs) / this.#size.width;
  }

  #busy(): Answer {
    return { busyMs: Math.min(Math.max(this.#lasts(this.#waiting.length), soonestMs), latestMs) };
  }
}

const isOf =
  ({ network, who }: Whose) =>
  (waiting: Whose) =>
    waiting.network === network && waiting.who === who;

/** The first of those for which `measure` is least. */
function least<T>(all: readonly T[], measure: (one: T) => number): T | undefined {
  let found: T | undefined;
  let measured = Infinity;
  for (const one of all) {
    const own = measure(one);
    if (own < measured) [found, measured] = [one, own];
  }
  return found;
}
