import { prepareBulkAct } from "#lib/features/administration/bulk-acts/commands/preparing.ts";
import { startBulkAct } from "#lib/features/administration/bulk-acts/commands/running.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { signInAgain } from "#scripts/bench/raw.ts";
import { sessions } from "#scripts/bench/world.ts";

/** Begins to withdraw everyone of the largest organisation of DATABASE_URL, and prints the id of that act. */
const asBeheerder = { kind: "session", sessionId: sessions.beheerder } as const;

await signInAgain(process.env["DATABASE_URL"] ?? "");
const planned = await execute(prepareBulkAct, asBeheerder, { act: "withdraw", alle: "alles", rol: "medewerker" });
if (planned.status !== "done") throw new Error(`preparing answered ${JSON.stringify(planned)}`);
const { bulkActId } = planned.result;
const started = await execute(startBulkAct, asBeheerder, { bulkActId, reason: "LEFT" });
if (started.status !== "done") throw new Error(`starting answered ${JSON.stringify(started)}`);
console.log(bulkActId);
await (await database()).close();
