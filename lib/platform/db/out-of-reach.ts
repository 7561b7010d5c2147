/** Prisma's codes for a server that is not there, a connection that went, and a pool that gave none in time. */
const ofPrisma = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"]);
/** The system's, and PostgreSQL's own for a server that stops or starts or takes no more. */
const ofDriver =
  /\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|57P0[123]|53300|Connection terminated|timeout exceeded)\b/;

/** Whether the database could not be asked: nothing was changed, and the same may well succeed in a minute. */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && (ofPrisma.has(code) || ofDriver.test(code))) return true;
  return ofDriver.test(`${error.message} ${error.cause instanceof Error ? error.cause.message : ""}`);
}
