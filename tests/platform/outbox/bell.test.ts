import { expect, test } from "vitest";
import { minutes } from "#lib/platform/durations.ts";
import { newBell } from "#lib/platform/outbox/bell.ts";

test("a bell is heard by who waits for it, and by who begins to wait just after", async () => {
  const bell = newBell();
  const waiting = bell.heard(minutes(10));
  bell.ring();
  await waiting;
  await bell.heard(minutes(10));
});

test("what was heard is over: the next one waits for the next ring, or for its time", async () => {
  const bell = newBell();
  bell.ring();
  bell.quiet();
  let heard = false;
  const waiting = bell.heard(minutes(10)).then(() => (heard = true));
  await Promise.resolve();
  expect(heard).toBe(false);
  bell.ring();
  await waiting;
  bell.quiet();
  await bell.heard(1);
});
