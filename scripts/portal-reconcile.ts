import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { openMigrated } from "#scripts/open-portal.ts";
import { reconcile, sentenceOf } from "#scripts/portal-accounts.ts";
import { onceOrSayWhyNot } from "#scripts/sentence.ts";

/** Says in what the accounts of a portal differ from who may go in there, and ends with 1 if they do. */
await onceOrSayWhyNot(async () => {
  const [key = "", option, ...more] = process.argv.slice(2);
  if (!key || more.length > 0 || (option !== undefined && option !== "--mend"))
    throw new StartRefusal("Write it like: npm run portal:reconcile -- MKB, with --mend to tell the portal once more.");
  const opened = await openMigrated();
  try {
    const mend = option === "--mend";
    const { accounts, people, onTheirWay, differences } = await reconcile(key, mend);
    for (const one of differences) console.log(sentenceOf(one));
    console.log(`Accounts there: ${accounts}. People who may go in: ${people}. Differences: ${differences.length}.`);
    if (onTheirWay > 0)
      console.log(`Those of whom something is still on its way: ${onTheirWay}. Look again in a minute.`);
    if (mend && differences.length > 0) console.log("The worker tells the portal of those whom we know.");
    process.exitCode = differences.length > 0 ? 1 : 0;
  } finally {
    await opened.close();
  }
});
