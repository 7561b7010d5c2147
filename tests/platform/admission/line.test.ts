import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Line, type Whose } from "#lib/platform/admission/line.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const from = (network: string, who: string | null = null): Whose => ({ network, who });

/** A line whose turns are ended one by one; `served` says for whom they were, `away` who was turned away. */
function lineOf(size: { width?: number; length?: number; patienceMs?: number }) {
  const line = new Line({ width: 1, length: 1000, patienceMs: 30_000, ...size }, () => Date.now());
  const served: string[] = [];
  const away: string[] = [];
  const ends: (() => void)[] = [];
  const settled = () => vi.advanceTimersByTimeAsync(0);
  const ask = async (name: string, whose: Whose, gone?: AbortSignal) => {
    const answer = await line.ask(whose, gone);
    if ("busyMs" in answer) return void away.push(name);
    served.push(name);
    ends.push(answer.done);
  };
  /** Ends the oldest turn, which took so long. */
  const end = async (tookMs = 0) => {
    await vi.advanceTimersByTimeAsync(tookMs);
    ends.shift()?.();
    await settled();
  };
  const drain = async () => {
    while (ends.length > 0) await end();
  };
  return { line, served, away, ends, ask: (...of: Parameters<typeof ask>) => (void ask(...of), settled()), end, drain };
}

test("no more are served at once than the lane is wide, and all in the end", async () => {
  const { served, ends, ask, drain, line } = lineOf({ width: 3 });
  for (let i = 0; i < 20; i++) await ask(String(i), from(`net ${i}`));
  expect([served.length, ends.length, line.waiting]).toEqual([3, 3, 17]);
  await drain();
  expect(served).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
  expect([line.waiting, line.isFree(from("a"))]).toEqual([0, true]);
});

test("networks take turns: one that sends hundreds does not keep out another's one", async () => {
  const { served, ask, end, drain } = lineOf({});
  for (let i = 0; i < 300; i++) await ask(`crowd ${i}`, from("crowd"));
  for (let i = 0; i < 10; i++) await end();
  await ask("one", from("home"));
  await end();
  await end();
  expect(served.indexOf("one")).toBeLessThan(13);
  await drain();
  expect(served).toHaveLength(301);
});

test("one network has half of the turns at most, so what it sends slowly keeps nobody out", async () => {
  const { served, ask, end } = lineOf({ width: 4 });
  for (let i = 0; i < 6; i++) await ask(`slow ${i}`, from("slow"));
  expect(served).toEqual(["slow 0", "slow 1"]);
  await ask("other", from("home"));
  expect(served).toContain("other");
  await end();
  expect(served.at(-1)).toBe("slow 2");
});

test("a network that comes again and again does not overtake one that waits", async () => {
  const { served, ask, end } = lineOf({});
  await ask("first", from("office"));
  for (let i = 0; i < 3; i++) await ask(`office ${i}`, from("office"));
  for (let i = 0; i < 6; i++) {
    await ask(`again ${i}`, from("again"));
    await end();
  }
  expect(served.filter((name) => name.startsWith("office"))).toHaveLength(3);
});

test("within a network accounts take turns", async () => {
  const { served, ask, drain } = lineOf({});
  await ask("first", from("office"));
  for (let i = 0; i < 5; i++) await ask(`a ${i}`, from("office", "a"));
  await ask("b", from("office", "b"));
  await drain();
  expect(served.indexOf("b")).toBe(2);
});

test("when no place is left, the newest of the network that has most gives up its own", async () => {
  const { away, served, ask, drain } = lineOf({ length: 10 });
  await ask("first", from("crowd"));
  for (let i = 0; i < 12; i++) await ask(`crowd ${i}`, from("crowd"));
  expect(away).toEqual(["crowd 10", "crowd 11"]);
  await ask("one", from("home"));
  expect(away).toEqual(["crowd 10", "crowd 11", "crowd 9"]);
  await drain();
  expect(served[2]).toBe("one");
  expect(served).toHaveLength(11);
});

test("one account's flood, from however many networks, takes a tenth of the places", async () => {
  const { away, line, ask } = lineOf({ length: 100 });
  await ask("first", from("x"));
  for (let i = 0; i < 50; i++) await ask(`try ${i}`, from(`bot ${i}`, "anna@delinden.example"));
  expect([line.waiting, away.length]).toEqual([10, 40]);
  await ask("another", from("bot 1", "bert@delinden.example"));
  expect([line.waiting, away.length]).toEqual([11, 40]);
});

test("who cannot be served in time hears so at once, and others of a quiet network still come in", async () => {
  const { away, ask, end } = lineOf({ patienceMs: 10_000 });
  await ask("first", from("crowd"));
  await end(1_000);
  await ask("second", from("crowd"));
  for (let i = 0; i < 12; i++) await ask(`crowd ${i}`, from("crowd"));
  expect(away).toEqual(["crowd 10", "crowd 11"]);
  await ask("one", from("home"));
  expect(away).not.toContain("one");
});

test("who has waited as long as anyone may is told so, whatever hangs", async () => {
  const { away, line, ask } = lineOf({ patienceMs: 10_000 });
  await ask("hangs", from("a"));
  await ask("waits", from("b"));
  await vi.advanceTimersByTimeAsync(10_000);
  expect([away, line.waiting]).toEqual([["waits"], 0]);
});

test("who goes away leaves their place", async () => {
  const { line, served, ask, drain } = lineOf({});
  const gone = new AbortController();
  await ask("first", from("a"));
  await ask("left", from("b"), gone.signal);
  await ask("stays", from("c"));
  gone.abort();
  expect(line.waiting).toBe(1);
  await drain();
  expect(served).toEqual(["first", "stays"]);
});

test("a turn ends once", async () => {
  const { line, ends, ask } = lineOf({ width: 2 });
  await ask("a", from("a"));
  await ask("b", from("b"));
  ends[0]?.();
  ends[0]?.();
  await ask("c", from("c"));
  expect(line.isFree(from("d"))).toBe(false);
});

test("how long to wait before asking again is between five seconds and a minute", async () => {
  const line = new Line({ width: 1, length: 0, patienceMs: 1 }, () => 0);
  await line.ask(from("a"));
  expect(await line.ask(from("b"))).toEqual({ busyMs: 5_000 });
});
