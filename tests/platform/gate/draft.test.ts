import { afterEach, expect, test, vi } from "vitest";
import { draftIn, forgottenIn } from "#lib/platform/gate/draft.ts";
import { seal } from "#lib/platform/secrets.ts";

const jarWith = (value: string) => ({ get: () => ({ value }) }) as never;
const sealed = (value: unknown, purpose = "draft") => Buffer.from(seal(value, purpose)).toString("base64url");
const answers = { companyName: "Bakkerij Jansen" };
const lastsMs = 3_600_000;
const kept = () => ({ form: "a", until: Date.now() + lastsMs, answers });

afterEach(() => vi.useRealTimers());

test("what was answered comes back, for its own form", () => {
  const jar = jarWith(sealed(kept()));
  expect(draftIn(jar, "a")).toEqual(answers);
  expect(draftIn(jar, "b")).toEqual({});
});

test("nothing comes back when its time is over", () => {
  const jar = jarWith(sealed(kept()));
  vi.useFakeTimers({ now: Date.now() + lastsMs + 1 });
  expect(draftIn(jar, "a")).toEqual({});
});

test.each([
  ["nothing", ""],
  ["junk", "!!%00"],
  ["too little", "AAAA"],
  ["what was sealed for another purpose", sealed(kept(), "outbox")],
  ["what is no draft", sealed({ answers: { a: 1 } })],
  ["what somebody changed", `A${sealed(kept()).slice(1)}`.replace(/.$/, (last) => (last === "A" ? "Q" : "A"))],
])("%s is no answer, and no error", (_, value) => {
  expect(draftIn(jarWith(value), "a")).toEqual({});
});

test("what was thrown away is no answer any more, and can be put back for its own form", () => {
  const jar = jarWith(sealed({ ...kept(), isForgotten: true }));
  expect(draftIn(jar, "a")).toEqual({});
  expect(forgottenIn(jar, "a")).toEqual(answers);
  expect(forgottenIn(jar, "b")).toEqual({});
  expect(forgottenIn(jarWith(sealed(kept())), "a")).toEqual({});
});
