import { unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { database } from "#lib/platform/db/client.ts";
import { blockColleagues, connect, signInAgain } from "#scripts/bench/raw.ts";
import { interleaved, judged, median } from "#scripts/bench/rounds.ts";
import { sessions } from "#scripts/bench/world.ts";

const rounds = 7;
const times = 30;
const url = process.env["DATABASE_URL"] ?? "";

await signInAgain(url);
const victims = await blockColleagues(url, (rounds + 2) * times);

let next = 0;
const blocked = () => {
  const victim = victims[next++];
  if (!victim) throw new Error("nobody is left to unblock");
  return victim;
};

const raw = connect(url);
const results = await interleaved(
  {
    async unblock() {
      const reply = await execute(
        unblockAuthorisation,
        { kind: "session", sessionId: sessions.beheerder },
        { authorisationId: blocked().id },
      );
      if (reply.status !== "done") throw new Error(`unblocking answered ${JSON.stringify(reply)}`);
    },
    async raw(n) {
      const client = await raw.connect();
      await client.query("BEGIN");
      await client.query(`UPDATE "Account" SET "blockedAt" = NULL WHERE id = $1`, [victims[n]?.accountId]);
      await client.query(
        `INSERT INTO "AuditRecord" (id, at, event, outcome, "actorKind") VALUES (gen_random_uuid(), now(), 'bench', 'done', 'system')`,
      );
      await client.query("COMMIT");
      client.release();
    },
  },
  { rounds, times },
);
const of = (name: "unblock" | "raw") => results.map((round) => round[name]);
console.log(
  `unblocking ${median(of("unblock")).toFixed(2)} ms, the raw transaction ${median(of("raw")).toFixed(2)} ms`,
);
const ratios = results.map(({ unblock, raw: limit }) => unblock / limit);
console.log(judged("unblock with record and message against begin, update, insert, commit", ratios, 8));
await raw.end();
await (await database()).close();
