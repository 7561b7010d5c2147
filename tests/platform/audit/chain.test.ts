import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chainKey,
  checkpointOf,
  isSigned,
  sealAfter,
  written,
  type Checkpoint,
  type Seal,
} from "#lib/platform/audit/chain.ts";
import { ofBefore, Reading, standing, type Link } from "#lib/platform/audit/verdicts.ts";

fc.configureGlobal({ numRuns: Number(process.env["CHAIN_RUNS"] ?? 100) });

const key = chainKey("a-key-of-the-worker-alone-0123456789");
const foreign = chainKey("a-key-of-somebody-else-0123456789abc");
const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 9, 0, second));

const recordAt = (i: number) => ({
  ...{
    id: `00000000-0000-7000-8000-${String(i).padStart(12, "0")}`,
    at: at(i),
    event: "user.unblock",
    outcome: "done",
  },
  ...{ actorKind: "member", actorId: "a", secondId: null, proposalId: null, organisationId: "o", subjectId: `s${i}` },
  ...{
    before: { status: "BLOCKED" },
    after: { status: "ACTIVE", n: i },
    requestId: null,
    transactionId: String(100 + i),
  },
});
test("what an earlier release sealed still fits", () => {
  const key = chainKey("a-key-that-no-installation-has-000000000");
  const at = new Date("2026-11-28T12:00:00.123Z");
  const record = {
    ...{ id: "01a2241d-970f-7001-abfd-1d692841f7f1", at, event: "help-request.ask", outcome: "done" },
    ...{ actorKind: "visitor", actorId: null, secondId: null, proposalId: null, organisationId: null },
    ...{ subjectId: 'é\u2028"', before: null, after: { b: 1, a: ["x", { z: null, "10": 2, "9": 1.5e21 }] } },
    ...{ requestId: null, transactionId: "77" },
  };
  // Every column stands in what is sealed, in the form of RFC 8785.
  expect(written(record)).toBe(canonicalize({ v: 1, ...record, at: at.toISOString() }));
  const digest = key.digest(record);
  expect(digest).toBe("McIz0tsnAshQnav5Zx7mHfW7TFZXQGzMPdaekzpMTU8");
  const seal = { n: 12n, recordId: record.id, digest, key: key.name, horizon: 70n, at };
  expect(key.mac("previous", seal)).toBe("yl8s0AQ-O2b_KkXPBBnocElZ54GeAsvko9QHoRn84ew");
  expect(key.stub(digest, { n: 12n, because: "x", at, key: key.name })).toBe(
    "GG4qNeeZ0PDsPFolpx9SUWjhnsNhXYQVEPX6JvL3KiE",
  );
});

test("whatever a column of JSON holds is written as the library writes it", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "B", "_", "é", "ﬃ", "😀", "\u2028", "\u0000", '"', "\\") });
  const single = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null));
  const held = fc.dictionary(text, fc.oneof(single, fc.array(single), fc.dictionary(text, single)));
  fc.assert(
    fc.property(held, (after) => {
      const record = { ...recordAt(1), after };
      expect(written(record)).toBe(canonicalize({ v: 1, ...record, at: record.at.toISOString() }));
    }),
  );
});

type Written = ReturnType<typeof recordAt>;

/** A chain of so many records, in batches of three. */
function chainOf(length: number, records = Array.from({ length }, (_, i) => recordAt(i))): Link[] {
  const seals: Seal[] = [];
  for (const [i, record] of records.entries()) {
    const batch = Math.min(records.length, (Math.floor(i / 3) + 1) * 3);
    const where = { horizon: BigInt(100 + batch), at: at(batch) };
    seals.push(sealAfter(seals.at(-1) ?? null, record, where, key));
  }
  return records.map((record, i) => ({ seal: seals[i] as Seal, record, erasure: null }));
}

const headOf = (chain: readonly Link[]) => chain.at(-1)?.seal ?? null;

function verdictsOn(
  chain: readonly Link[],
  checkpoints: readonly Checkpoint[] = [],
  unsealed: readonly Written[] = [],
) {
  const reading = new Reading([key], checkpoints);
  for (const link of chain) reading.take(link);
  reading.takeUnsealed(unsealed);
  return reading.end().map(({ kind }) => kind);
}

const length = 12;
const whole = chainOf(length);
const shipped = [checkpointOf(headOf(whole.slice(0, 6)), at(20), key), checkpointOf(headOf(whole), at(30), key)];
const place = fc.integer({ min: 0, max: length - 1 });

test("a chain that nobody touched fits", () => {
  expect(verdictsOn(whole, shipped)).toEqual([]);
  expect(verdictsOn([], [])).toEqual([]);
});

const changes: Readonly<Record<string, (record: Written) => object>> = {
  at: ({ at: before }) => ({ at: new Date(before.getTime() + 1) }),
  event: () => ({ event: "user.block" }),
  outcome: () => ({ outcome: "denied" }),
  actorKind: () => ({ actorKind: "staff" }),
  actorId: () => ({ actorId: null }),
  secondId: () => ({ secondId: "b" }),
  proposalId: () => ({ proposalId: "p" }),
  organisationId: () => ({ organisationId: "x" }),
  subjectId: () => ({ subjectId: "x" }),
  before: () => ({ before: null }),
  after: ({ after }) => ({ after: { ...after, n: -1 } }),
  requestId: () => ({ requestId: "r" }),
  transactionId: () => ({ transactionId: "1" }),
};

describe("whatever is done to it, by whoever has no key, is found", () => {
  test("a change of any column of any record", () => {
    fc.assert(
      fc.property(place, fc.constantFrom(...Object.keys(changes)), (i, column) => {
        const altered = whole.map((link, j) =>
          i === j ? { ...link, record: { ...recordAt(i), ...changes[column]?.(recordAt(i)) } } : link,
        );
        expect(verdictsOn(altered, shipped)).toContain("changed");
      }),
    );
    expect(Object.keys({ ...changes, id: 0 }).sort()).toEqual(Object.keys(recordAt(0)).sort());
  });

  test("a change of any part of a seal", () => {
    const other: Readonly<Record<string, Partial<Seal>>> = {
      digest: { digest: "x".repeat(43) },
      mac: { mac: "x".repeat(43) },
      horizon: { horizon: 999n },
      at: { at: at(59) },
      key: { key: foreign.name },
      recordId: { recordId: recordAt(50).id },
    };
    fc.assert(
      fc.property(place, fc.constantFrom(...Object.keys(other)), (i, part) => {
        const altered = whole.map((link, j) => (i === j ? { ...link, seal: { ...link.seal, ...other[part] } } : link));
        expect(verdictsOn(altered, shipped)).not.toEqual([]);
      }),
    );
  });

  test("a record that is gone, alone or with its seal", () => {
    fc.assert(
      fc.property(place, (i) => {
        const without = whole.map((link, j) => (i === j ? { ...link, record: null } : link));
        expect(verdictsOn(without, shipped)).toEqual(["deleted"]);
        expect(verdictsOn(whole.toSpliced(i, 1), shipped)).toContain(i === length - 1 ? "cut off" : "missing");
      }),
    );
  });

  test("a record that was put in, with a seal of somebody's own or without one", () => {
    fc.assert(
      fc.property(place, (i) => {
        const put = { ...recordAt(50), transactionId: String(100 + i) };
        expect(verdictsOn(whole, shipped, [put])).toEqual(["inserted"]);
        const before = whole[i - 1]?.seal ?? null;
        const forged = (by: typeof key) => ({
          ...sealAfter(before, put, { horizon: 999n, at: at(40) }, foreign),
          key: by.name,
        });
        for (const by of [key, foreign]) {
          const found = verdictsOn(whole.toSpliced(i, 0, { seal: forged(by), record: put, erasure: null }), shipped);
          expect(found).not.toEqual([]);
        }
      }),
    );
  });

  test("records or seals that changed places", () => {
    fc.assert(
      fc.property(place, place, (i, j) => {
        fc.pre(i !== j);
        const [one, other] = [whole[i] as Link, whole[j] as Link];
        expect(verdictsOn(whole.with(i, other).with(j, one), shipped)).not.toEqual([]);
        const swapped = whole.with(i, { ...one, record: other.record }).with(j, { ...other, record: one.record });
        expect(verdictsOn(swapped, shipped)).toEqual(["changed", "changed"]);
        const numbered = whole
          .with(i, { ...other, seal: { ...other.seal, n: one.seal.n } })
          .with(j, { ...one, seal: { ...one.seal, n: other.seal.n } });
        expect(verdictsOn(numbered, shipped)).toContain("broken");
      }),
    );
  });

  test("an end that was cut off, or an older database in its place, by a checkpoint alone", () => {
    fc.assert(
      fc.property(place, (kept) => {
        const older = whole.slice(0, kept);
        expect(verdictsOn(older, shipped)).toEqual(["cut off"]);
        expect(verdictsOn(older)).toEqual([]);
      }),
    );
  });

  test("another chain, that went on from an older database", () => {
    const other = chainOf(length, [
      ...Array.from({ length: 5 }, (_, i) => recordAt(i)),
      ...Array.from({ length: 7 }, (_, i) => ({ ...recordAt(5 + i), subjectId: "other" })),
    ]);
    expect(verdictsOn(other)).toEqual([]);
    expect(verdictsOn(other, shipped)).toEqual(["forked", "forked"]);
  });

  test("a checkpoint that somebody else signed, or wrote over", () => {
    const [first, last] = shipped as [Checkpoint, Checkpoint];
    expect(verdictsOn(whole, [checkpointOf(headOf(whole), at(31), foreign)])).toEqual(["wrong checkpoint"]);
    expect(verdictsOn(whole, [{ ...first, n: "7" }])).toEqual(["wrong checkpoint"]);
    expect(isSigned(last, [key.publicKey])).toBe(true);
  });

  test("but not what was there before the first seal", () => {
    const years = whole.slice(0, 3).map((_, i) => ({ ...recordAt(i), at: new Date(Date.UTC(2020 + i, 1, 1)) }));
    expect(verdictsOn(chainOf(3, years))).toEqual([]);
  });

  test("a record of long ago that comes in now", () => {
    const late = { ...recordAt(13), at: new Date(Date.UTC(2026, 9, 1)) };
    const seal = sealAfter(headOf(whole), late, { horizon: 120n, at: at(40) }, key);
    expect(verdictsOn([...whole, { seal, record: late, erasure: null }], shipped)).toEqual(["backdated"]);
  });
});

test("a record that was erased with a reason leaves a stub that fits, and no other reason does", () => {
  const link = whole[4] as Link;
  const said = { n: link.seal.n, because: "verzoek van de betrokkene", at: at(50), key: key.name };
  const erasure = { ...said, mac: key.stub(link.seal.digest, said) };
  const erased = (stub: typeof erasure) => whole.with(4, { ...link, record: null, erasure: stub });
  expect(verdictsOn(erased(erasure), shipped)).toEqual([]);
  expect(verdictsOn(erased({ ...erasure, because: "opruimen" }), shipped)).toEqual(["wrong stub"]);
  expect(verdictsOn(erased({ ...erasure, mac: foreign.stub(link.seal.digest, said) }), shipped)).toEqual([
    "wrong stub",
  ]);
  expect(verdictsOn(whole.with(4, { ...link, erasure }), shipped)).toEqual(["wrong stub"]);
});

test("a restore that we signed lets the chain go on from where it went back to, and from nowhere else", () => {
  const back = whole.slice(0, 6);
  const restored = checkpointOf(headOf(back), at(45), key, "restored");
  expect(verdictsOn(back, [...shipped, restored])).toEqual([]);
  expect(verdictsOn(back.slice(0, 4), [...shipped, restored])).toEqual(["cut off"]);
  expect(standing([...shipped, restored]).map(({ n }) => n)).toEqual(["6", "6"]);
});

test("a backup is held against what was shipped before it, and of its last minute against no more than it has", () => {
  const made = { at: at(600).toISOString(), head: { n: "6" } };
  const shippedAt = (n: bigint, seconds: number) => checkpointOf({ n, mac: "x" }, at(seconds), key);
  const all = [shippedAt(5n, 500), shippedAt(9n, 500), shippedAt(6n, 590), shippedAt(7n, 590), shippedAt(6n, 601)];
  expect(ofBefore(all, made)).toEqual(all.slice(0, 3));
  expect(ofBefore(all, { ...made, head: null })).toEqual(all.slice(0, 2));
});
