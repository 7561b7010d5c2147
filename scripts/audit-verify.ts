import { chainKey } from "#lib/platform/audit/chain.ts";
import { verify } from "#lib/platform/audit/verify.ts";
import { database } from "#lib/platform/db/client.ts";
import { settings } from "#lib/platform/settings.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { checkpointsOf, filesAmong, givenTo } from "#scripts/kept-checkpoints.ts";
import { onceOrSayWhyNot } from "#scripts/sentence.ts";

const usage = "Write it like: npm run audit:verify -- --checkpoints FILE, as often as there are files.";

/** Holds the whole log against its chain and against the checkpoints that were kept elsewhere. */
await onceOrSayWhyNot(async () => {
  const { AUDIT_KEY, AUDIT_CHECKPOINTS } = settings();
  const { folders, checkpoints: files } = givenTo(usage);
  if (folders.length > 0) throw new StartRefusal(usage);
  if (!AUDIT_KEY) throw new StartRefusal("The setting AUDIT_KEY is required: with it the log was sealed.");
  const checkpoints = await checkpointsOf(files ?? filesAmong(AUDIT_CHECKPOINTS));
  const opened = await database();
  try {
    const { verdicts, seals, erased, unsealed, head } = await verify(AUDIT_KEY.map(chainKey), checkpoints);
    console.log(
      `${seals} records are sealed, ${erased} of them erased with a reason; ${unsealed} wait for their seal.`,
    );
    if (head) console.log(`The chain ends at ${head.n}, sealed at ${head.at.toISOString()}: ${head.mac}`);
    console.log(
      checkpoints.length > 0
        ? `It was held against ${checkpoints.length} checkpoints.`
        : "No checkpoints were given, so nobody can tell whether the end was cut off, or an older database put in its place.",
    );
    for (const { kind, n, recordId, says } of verdicts)
      console.log(`${kind}${n === undefined ? "" : `, at ${n}`}${recordId ? `, record ${recordId}` : ""}: ${says}.`);
    console.log(verdicts.length === 0 ? "Everything fits." : `${verdicts.length} things do not fit.`);
    if (verdicts.length > 0) process.exit(1);
  } finally {
    await opened.close();
  }
});
