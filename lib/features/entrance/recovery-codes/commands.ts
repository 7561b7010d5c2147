import "server-only";
import { mayChangeFactors } from "#lib/features/entrance/factors/policy.ts";
import { printed, recoveryCodesInSet } from "#lib/features/entrance/factors/rules.ts";
import { mustShowFirst, recoveryHashes } from "#lib/features/entrance/factors/store.ts";
import { tellSecurityChanged } from "#lib/features/entrance/security/store.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { lock } from "#lib/platform/db/sql.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { newRecoveryCode } from "#lib/platform/secrets.ts";
import { events } from "./events.ts";
import { Nothing } from "./schema.ts";

/** Makes a set of codes in the place of the old. This answer is the only place where they can be read. */
export const makeRecoveryCodes = command({
  event: events["recovery-codes.make"],
  input: Nothing,
  anywhere: true,
  fresh: 5,
  async subject({ tx, actor }) {
    if (!isSignedIn(actor)) return null;
    await lock(tx, "Account", actor.accountId);
    return {};
  },
  may: mayChangeFactors,
  async run({ tx, actor, request, now }) {
    const { accountId } = actor;
    // The answer to a form with a key is kept for whoever sends it twice.
    if (request.formKey !== undefined) return refuse("again");
    // A code on paper opens what an SMS does not.
    if (await mustShowFirst(tx, actor, now)) return refuse("showFirst");
    const codes = Array.from({ length: recoveryCodesInSet }, newRecoveryCode);
    const { count } = await tx.recoveryCode.deleteMany({ where: { accountId } });
    await tx.recoveryCode.createMany({
      data: codes.map((code) => ({ accountId, hash: recoveryHashes(accountId, code)[0], createdAt: now })),
    });
    return done({
      result: { codes: codes.map(printed) },
      audit: { subjectId: accountId, organisationId: null, before: null, after: { isReplaced: count > 0 } },
      send: [await tellSecurityChanged(tx, accountId, "recoveryCodesMade", { request, now })],
    });
  },
});
