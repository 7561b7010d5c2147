import { parseArgs } from "node:util";
import { eraseRecord } from "#lib/features/base/restore/commands.ts";
import { databaseOfOwner, useDatabase } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { onceOrSayWhyNot } from "#scripts/sentence.ts";

const usage = 'Write it like: npm run audit:erase -- RECORD --because "…", with AUDIT_KEY and the owner of the tables.';

function asked() {
  try {
    const { positionals, values } = parseArgs({ options: { because: { type: "string" } }, allowPositionals: true });
    if (positionals.length === 1 && values.because) return { recordId: positionals[0], because: values.because };
  } catch {
    // An unknown option gets the same answer.
  }
  throw new StartRefusal(usage);
}

/** Takes one record out of the log on purpose; its seal stays, with why. */
await onceOrSayWhyNot(async () => {
  const wanted = asked();
  const opened = await databaseOfOwner();
  useDatabase(opened);
  try {
    const { status } = await execute(eraseRecord, { kind: "system", job: "audit:erase" }, wanted);
    const said: Readonly<Record<string, string>> = {
      notFound: "There is no sealed record of that id, or it was erased before.",
      refused: "The setting AUDIT_KEY is required: with it the stub is made that stays.",
      invalid: usage,
    };
    if (status !== "done") throw new StartRefusal(said[status] ?? `The record was not erased: ${status}.`);
    console.log("The record is gone. Its seal says that it was there, and why it is not.");
  } finally {
    await opened.close();
  }
});
