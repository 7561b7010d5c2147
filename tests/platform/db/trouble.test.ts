import { expect, test } from "vitest";
import { codeOf, isLockedOut, isOutOfReach } from "#lib/platform/db/trouble.ts";

const error = (message: string, code?: string) => Object.assign(new Error(message), code === undefined ? {} : { code });

test.each([
  error("connect ECONNREFUSED 127.0.0.1:5432"),
  error("x", "P1001"),
  error("x", "P2024"),
  error("x", "57P01"),
  new Error("lost", { cause: error("read ECONNRESET") }),
  error("Connection terminated unexpectedly"),
  error("Query read timeout"),
  error("canceling statement due to statement timeout", "57014"),
  error("cannot execute INSERT in a read-only transaction", "25006"),
  error('could not extend file "base/1/2": No space left on device', "53100"),
  error("Database error. Code: `53100`. Message: `full`", "P2039"),
])("%s: the database is away", (away) => {
  expect(isOutOfReach(away)).toBe(true);
});

test.each([error("column does not exist", "42703"), error("P2002"), "ECONNREFUSED", null])(
  "%s is something else",
  (other) => {
    expect(isOutOfReach(other)).toBe(false);
  },
);

test.each([error("x", "55P03"), error("Database error. Code: `55P03`. Message: `x`", "P2010")])(
  "%s: another transaction has the row",
  (locked) => {
    expect(isLockedOut(locked)).toBe(true);
    expect(isOutOfReach(locked)).toBe(false);
  },
);

test("a code of the system or of Prisma is none of PostgreSQL's", () => {
  for (const code of ["EPIPE", "P2002"]) expect(codeOf(error("x", code))).toBeUndefined();
});
