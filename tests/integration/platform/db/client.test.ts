import { expect, test } from "vitest";
import { databaseOver } from "#lib/platform/db/client.ts";
import { openPostgresql } from "#lib/platform/db/postgresql.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";

const onPostgresql = test.runIf(process.env["TEST_ENGINE"] === "postgresql");

onPostgresql("a session in another zone than UTC refuses to start", async () => {
  const url = new URL(process.env["TEST_DATABASE_URL"] ?? "");
  url.searchParams.set("options", "-c TimeZone=America/New_York");
  await expect(databaseOver(openPostgresql(url.href, 1))).rejects.toThrow(StartRefusal);
});

onPostgresql("the zone of the role or the server does not reach our sessions", async () => {
  const url = new URL(process.env["TEST_DATABASE_URL"] ?? "");
  const opened = await databaseOver(openPostgresql(url.href, 1));
  await opened.prisma.$executeRaw`ALTER ROLE CURRENT_USER SET TimeZone = 'America/New_York'`;
  await opened.close();
  const again = await databaseOver(openPostgresql(url.href, 1));
  await again.prisma.$executeRaw`ALTER ROLE CURRENT_USER RESET TimeZone`;
  await again.close();
});
