/** Prisma's codes for a server that is away, a connection that was lost, and a pool that had none in time. */
const ofPrisma = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"]);
/**
 * What the system and the driver say, and PostgreSQL's own codes: for a server that stops, starts or accepts no more
 * connections (57P0x, 53300), whose disk or memory is full (53100, 53200), that only reads, as one that another takes
 * over from (25006), and for what took it too long (57014, 25P03).
 */
const ofDriver =
  /\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|ENOSPC|57P0[123]|53[123]00|25006|57014|25P03|Connection terminated|timeout exceeded|read timeout|connection error|No space left on device)\b/;

/** Whether the database could not be reached or take it: nothing was changed, and another try may succeed in a minute. */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && (ofPrisma.has(code) || ofDriver.test(code))) return true;
  return ofDriver.test(`${error.message} ${error.cause instanceof Error ? error.cause.message : ""}`);
}

/** Whether a row was needed that another transaction has kept for too long. */
export const isLockedOut = (error: unknown): boolean => codeOf(error) === "55P03";

/** Whether it says no more than that a statement of the same transaction had failed before. */
export const isAfterAFault = (error: unknown): boolean => codeOf(error) === "25P02";

/** PostgreSQL's own code of an error, wherever the driver or Prisma put it. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && /^\d[\dA-Z]{4}$/.test(code)) return code;
  return /\bCode: `(\d[\dA-Z]{4})`/.exec(error.message)?.[1];
}
