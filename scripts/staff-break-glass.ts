import { breakGlass } from "#lib/features/insurer/staff-accounts/commands/emergency.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { openMigrated } from "#scripts/open-portal.ts";
import { onceOrSayWhyNot } from "#scripts/sentence.ts";

const usage =
  "Name two different people who manage staff, like: npm run staff:break-glass -- eva@insurer.nl omar@insurer.nl.";

/** Lets two who manage staff begin anew when nobody can sign in. It is on record, and all other staff get a mail. */
await onceOrSayWhyNot(async () => {
  const [first = "", second = "", ...more] = process.argv.slice(2);
  if (more.length > 0) throw new StartRefusal(usage);
  const opened = await openMigrated();
  try {
    const reply = await execute(breakGlass, { kind: "system", job: "staff:break-glass" }, { first, second });
    if (reply.status === "invalid") throw new StartRefusal(usage);
    if (reply.status !== "done")
      throw new StartRefusal("These two are not both people who manage staff. Nothing was changed.");
    console.log(
      `Both get a mail with a link as soon as the portal runs, and a code on their own number. ${reply.result.told} others are told.`,
    );
  } finally {
    await opened.close();
  }
});
