import { expect, test } from "vitest";
import { isOutOfReach } from "#lib/platform/db/out-of-reach.ts";

const error = (message: string, code?: string) => Object.assign(new Error(message), code === undefined ? {} : { code });

test.each([
  error("connect ECONNREFUSED 127.0.0.1:5432"),
  error("x", "P1001"),
  error("x", "P2024"),
  error("x", "57P01"),
  new Error("lost", { cause: error("read ECONNRESET") }),
  error("Connection terminated unexpectedly"),
])("%s: the database is away", (away) => {
  expect(isOutOfReach(away)).toBe(true);
});

test.each([error("column does not exist", "42703"), error("P2002"), "ECONNREFUSED", null])(
  "%s is something else",
  (other) => {
    expect(isOutOfReach(other)).toBe(false);
  },
);
