/** Prisma's codes for a server that is away, a connection that was lost, and a pool that had none in time. */
const ofPrisma = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"]);
/** Codes of the system, and PostgreSQL's own for a server that stops, starts or accepts no more connections. */
const ofDriver =
  /\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|57P0[123]|53300|Connection terminated|timeout exceeded)\b/;

/** Whether the database could not be reached: nothing was changed, and another try may succeed in a minute. */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && (ofPrisma.has(code) || ofDriver.test(code))) return true;
  return ofDriver.test(`${error.message} ${error.cause instanceof Error ? error.cause.message : ""}`);
}
