import { chainKey } from "#lib/platform/audit/chain.ts";
import { sealSome } from "#lib/platform/audit/sealing.ts";
import { verify } from "#lib/platform/audit/verify.ts";
import { database } from "#lib/platform/db/client.ts";

/** Writes and seals so many records, reads them against their chain some times, and prints what each time took. */
const [records = 40_000, times = 5] = process.argv.slice(2).map(Number);
const opened = await database();
const key = chainKey("bewijs-van-het-logboek-dat-niemand-anders-kent");
const some = 2_000;
for (let written = 0; written < records; written += some)
  await opened.prisma.$executeRaw`
    INSERT INTO "AuditRecord" (id, at, event, outcome, "actorKind", "actorId", "organisationId", "subjectId", before, after, "requestId")
    SELECT gen_random_uuid(), date_trunc('milliseconds', clock_timestamp()), 'authorisation.block', 'done', 'member',
           gen_random_uuid()::text, gen_random_uuid(), gen_random_uuid()::text, '{"status":"ACTIVE"}',
           '{"status":"BLOCKED","reason":"LONG_ABSENT","helpRequestIds":[]}', gen_random_uuid()::text
    FROM generate_series(1, ${some}::int)`;
while ((await sealSome([key])).isMore);
const rounds = [];
for (let round = 0; round < times; round++) {
  const [before, begun] = [process.cpuUsage(), performance.now()];
  const { seals, verdicts } = await verify([key]);
  const { user, system } = process.cpuUsage(before);
  rounds.push({ seals, wrong: verdicts.length, cpuMs: (user + system) / 1_000, ms: performance.now() - begun });
}
console.log(JSON.stringify(rounds));
await opened.close();
