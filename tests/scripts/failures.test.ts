import { failuresOfPlaywright, failuresOfVitest } from "#scripts/failures.mjs";
import { expect, test } from "vitest";

test("what failed in vitest is named by file, test and the first line of its message, and a file that could not be read", () => {
  const report = {
    testResults: [
      {
        name: "/portal/tests/one.test.ts",
        status: "failed",
        message: "",
        assertionResults: [
          { status: "passed", fullName: "holds", failureMessages: [] },
          {
            status: "failed",
            fullName: "does not",
            failureMessages: ["AssertionError: \u001b[31m1\u001b[39m\n    at x"],
          },
        ],
      },
      { name: "/portal/tests/two.test.ts", status: "failed", message: "Cannot find it", assertionResults: [] },
    ],
  };
  expect(failuresOfVitest(report, "/portal")).toEqual([
    "tests/one.test.ts > does not: AssertionError: 1",
    "tests/two.test.ts: Cannot find it",
  ]);
  expect(failuresOfVitest(null, "/portal")).toEqual([]);
});

test("what failed in the browser is named with all that it stands in", () => {
  const spec = (title: string, ok: boolean) => ({
    file: "one.spec.ts",
    title,
    ok,
    tests: [{ results: ok ? [{}] : [{ error: { message: "Error: nothing there\nat y" } }] }],
  });
  const report = {
    errors: [],
    suites: [
      {
        title: "one.spec.ts",
        file: "one.spec.ts",
        specs: [spec("goes", true)],
        suites: [{ title: "without JavaScript", file: "one.spec.ts", specs: [spec("goes too", false)] }],
      },
    ],
  };
  expect(failuresOfPlaywright(report)).toEqual(["one.spec.ts > without JavaScript > goes too: Error: nothing there"]);
  expect(failuresOfPlaywright(null)).toEqual([]);
});
