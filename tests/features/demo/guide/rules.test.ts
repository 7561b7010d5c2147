import { expect, test } from "vitest";
import { leastHindrance, steps, whereInStory, type Happened } from "#lib/features/demo/guide/rules.ts";
import { after, days } from "#lib/platform/durations.ts";

const now = new Date("2026-11-30T09:00:00.000Z");
const nothing: Happened = {
  ...{ doraTried: false, clockMoved: false, doraActive: false, doraInPortal: false, ceesActive: false },
};

test("the story goes on with the first step that has not happened, whatever came later", () => {
  expect(whereInStory(nothing)).toEqual({ done: [], now: "tries" });
  expect(whereInStory({ ...nothing, doraTried: true })).toEqual({ done: ["tries"], now: "waits" });
  expect(whereInStory({ ...nothing, doraTried: true, doraActive: true })).toEqual({
    ...{ done: ["tries", "helped"], now: "waits" },
  });
  const all = { doraTried: true, clockMoved: true, doraActive: true, doraInPortal: true, ceesActive: true };
  expect(whereInStory(all)).toEqual({ done: steps, now: null });
});

test("somebody is on the card as they stand where they stand best; staff by their account alone", () => {
  const active = { status: "ACTIVE", blockCause: null } as const;
  const here = { status: "ACTIVE", validUntil: null } as const;
  const withdrawn = { status: "WITHDRAWN", validUntil: null } as const;
  expect(leastHindrance({ ...active, authorisations: [withdrawn, here] }, now)).toBe("none");
  expect(leastHindrance({ ...active, authorisations: [withdrawn] }, now)).toBe("withdrawn");
  expect(leastHindrance({ ...active, authorisations: [{ ...here, validUntil: after(now, -days(1)) }] }, now)).toBe(
    "withdrawn",
  );
  expect(leastHindrance({ ...active, authorisations: [] }, now)).toBe("none");
  const frozen = { status: "BLOCKED", blockCause: "FREEZE", authorisations: [here] } as const;
  expect(leastHindrance(frozen, now)).toBe("frozen");
});
