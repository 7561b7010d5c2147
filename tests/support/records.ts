import { database } from "#lib/platform/db/client.ts";

/** What the log keeps of an event, in its order. */
export const recordsOf = async (event: string) =>
  (await database()).prisma.auditRecord.findMany({ where: { event }, orderBy: { id: "asc" } });
