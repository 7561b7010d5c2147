export const unavailableReasons = ["TIMEOUT", "UNREACHABLE", "STATUS", "SHAPE", "NOT_SET"] as const;
/** Why a register gave no answer: too slow, out of reach, an error of its own, an unexpected answer, or not set. */
export type UnavailableReason = (typeof unavailableReasons)[number];

/** The answer of a register. It never throws: a failure there is an answer too. */
export type Outcome<T> =
  | { readonly status: "found"; readonly value: T }
  | { readonly status: "notFound" }
  | { readonly status: "unavailable"; readonly reason: UnavailableReason };

export const found = <T>(value: T): Outcome<T> => ({ status: "found", value });
export const notFound: Outcome<never> = { status: "notFound" };
export const unavailable = (reason: UnavailableReason) => ({ status: "unavailable", reason }) as const;

/** The longest text we keep of a register. */
const longest = 200;

/** A text from outside, on one line and not too long. */
export const bounded = (text: string) =>
  text
    .slice(0, 2 * longest)
    .replace(/\p{Cf}/gu, "")
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, " ")
    .trim()
    .slice(0, longest);
