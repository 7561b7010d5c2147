import { minutes } from "../durations.ts";
import {
  equal,
  isSigned,
  origin,
  type ChainKey,
  type Checkpoint,
  type Erasure,
  type Seal,
  type SealedRecord,
} from "./chain.ts";

/** What is wrong, and where. `n` is the place in the chain. */
export type Verdict = {
  readonly kind:
    | "changed"
    | "deleted"
    | "inserted"
    | "backdated"
    | "missing"
    | "broken"
    | "unknown key"
    | "wrong stub"
    | "cut off"
    | "forked"
    | "wrong checkpoint";
  readonly n?: bigint;
  readonly recordId?: string;
  readonly says: string;
};

/** A seal with what is kept of its record, as it is read from the database. */
export type Link = {
  readonly seal: Seal;
  readonly record: SealedRecord | null;
  readonly erasure: Erasure | null;
};

/** A record may be of a transaction that was under way while the one before it was sealed; clocks may differ too. */
const slack = minutes(10);

/** Reads a chain from its beginning, link by link, and tells what does not fit. */
export class Reading {
  readonly verdicts: Verdict[] = [];
  readonly #keys: ReadonlyMap<string, ChainKey>;
  readonly #checkpoints: ReadonlyMap<string, readonly Checkpoint[]>;
  #head: Seal | null = null;
  /** When everything there was had been sealed: what a later batch has cannot be of long before. */
  #whole: Date | null = null;
  #batch: { readonly at: Date; whole: boolean } | null = null;
  erased = 0;

  constructor(keys: readonly ChainKey[], checkpoints: readonly Checkpoint[] = []) {
    this.#keys = new Map(keys.map((key) => [key.name, key]));
    const ours = checkpoints.filter((checkpoint) => {
      const signed = isSigned(
        checkpoint,
        keys.map(({ publicKey }) => publicKey),
      );
      if (!signed) this.#say("wrong checkpoint", { says: `the checkpoint of ${checkpoint.at} is not signed by us` });
      return signed;
    });
    this.#checkpoints = Map.groupBy(standing(ours), ({ n }) => n);
  }

  get head(): Seal | null {
    return this.#head;
  }

  #say(kind: Verdict["kind"], verdict: Omit<Verdict, "kind">): void {
    this.verdicts.push({ kind, ...verdict });
  }

  take({ seal, record, erasure }: Link): void {
    const { n, recordId } = seal;
    const at = { n, recordId };
    const expected = (this.#head?.n ?? 0n) + 1n;
    if (n !== expected) this.#say("missing", { n: expected, says: `the seals ${expected} to ${n - 1n} are not there` });
    const key = this.#keys.get(seal.key);
    if (!key) this.#say("unknown key", { ...at, says: `it was sealed with the key ${seal.key}, which was not given` });
    else {
      // Nobody who waits for an answer guesses here, so texts are compared as they are.
      if (n === expected && key.mac(this.#head?.mac ?? origin, seal) !== seal.mac)
        this.#say("broken", { ...at, says: "the seal does not follow from the one before it" });
      this.#judge(seal, record, erasure, key);
    }
    for (const checkpoint of this.#checkpoints.get(String(n)) ?? [])
      if (!equal(checkpoint.mac, seal.mac))
        this.#say("forked", { ...at, says: `another chain stood here on ${checkpoint.at}` });
    if (this.#batch?.at.getTime() !== seal.at.getTime()) {
      if (this.#batch?.whole) this.#whole = this.#batch.at;
      this.#batch = { at: seal.at, whole: false };
    }
    if (record && this.#whole && record.at.getTime() < this.#whole.getTime() - slack)
      this.#say("backdated", { ...at, says: "the record is of before the time at which all such had been sealed" });
    if (record && seal.horizon > BigInt(record.transactionId)) this.#batch.whole = true;
    this.#head = seal;
  }

  #judge(seal: Seal, record: SealedRecord | null, erasure: Erasure | null, key: ChainKey): void {
    const at = { n: seal.n, recordId: seal.recordId };
    if (record && key.digest(record) !== seal.digest)
      this.#say("changed", { ...at, says: "the record is not what was sealed" });
    if (record && erasure) this.#say("wrong stub", { ...at, says: "the record is said to be erased, and is there" });
    if (record) return;
    if (!erasure) return this.#say("deleted", { ...at, says: "the record is gone, and nobody said why" });
    const by = this.#keys.get(erasure.key);
    if (!by || !equal(by.stub(seal.digest, erasure), erasure.mac))
      return this.#say("wrong stub", { ...at, says: "the record is gone, and what says why is not ours" });
    this.erased += 1;
  }

  /** Records that have no seal. Those of before the horizon cannot have come later: somebody put them there. */
  takeUnsealed(records: readonly Pick<SealedRecord, "id" | "transactionId">[]): void {
    for (const { id, transactionId } of records)
      if (this.#head && BigInt(transactionId) < this.#head.horizon)
        this.#say("inserted", { recordId: id, says: "the record came after all of its time had been sealed" });
  }

  /** After the last link: what was shipped before, and is not there any more. */
  end(): readonly Verdict[] {
    const reached = this.#head?.n ?? 0n;
    const lost = [...this.#checkpoints.values()].flat().filter(({ n }) => BigInt(n) > reached);
    const furthest = lost.sort((a, b) => (BigInt(a.n) < BigInt(b.n) ? 1 : -1))[0];
    if (furthest)
      this.#say("cut off", {
        n: reached,
        says: `the chain ends at ${reached}, and had come to ${furthest.n} on ${furthest.at}: its end was cut off, or an older database put in its place`,
      });
    return this.verdicts;
  }
}

/** The checkpoints that still hold: a restore, which we signed too, ends those beyond the place it went back to. */
export function standing(checkpoints: readonly Checkpoint[]): Checkpoint[] {
  const standing: Checkpoint[] = [];
  for (const checkpoint of checkpoints.toSorted((a, b) => Number(new Date(a.at)) - Number(new Date(b.at)))) {
    if (checkpoint.kind === "restored")
      for (let i = standing.length; i-- > 0;)
        if (BigInt(standing[i]?.n ?? 0) > BigInt(checkpoint.n)) standing.splice(i, 1);
    standing.push(checkpoint);
  }
  return standing;
}

/**
 * Those that a backup must fit: what was shipped before it was made. Clocks differ, so of the last minute before it
 * those alone to which its chain had come.
 */
export const ofBefore = (
  checkpoints: readonly Checkpoint[],
  { at, head }: { readonly at: string; readonly head: { readonly n: string } | null },
): Checkpoint[] =>
  checkpoints.filter(({ n, at: shipped }) => {
    const before = new Date(at).getTime() - new Date(shipped).getTime();
    return before > minutes(1) || (before >= 0 && BigInt(n) <= BigInt(head?.n ?? 0));
  });
