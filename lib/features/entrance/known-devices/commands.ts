import "server-only";
import { tellSecurityChanged } from "#lib/features/entrance/security/store.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { lock } from "#lib/platform/db/sql.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { events } from "./events.ts";
import { OneDevice } from "./schema.ts";
import { endDevices } from "./store.ts";

/** Ends one of one's own known devices, and the sessions there; from then on it is a browser like any other. */
export const endDevice = command({
  event: events["known-device.end"],
  input: OneDevice,
  anywhere: true,
  async subject({ tx, actor, input: { deviceId } }) {
    if (!isSignedIn(actor)) return null;
    await lock(tx, "Account", actor.accountId);
    const { accountId } = actor;
    return tx.knownDevice.findFirst({ where: { id: deviceId, accountId, onlyTries: false, endedAt: null } });
  },
  may: isSignedIn,
  async run({ tx, subject: { id, accountId }, request, now }) {
    await endDevices(tx, { accountId, id }, now);
    const audit = { subjectId: accountId, organisationId: null, before: null, after: null };
    const send = [await tellSecurityChanged(tx, accountId, "deviceForgotten", { now, request })];
    return done({ result: null, audit, send });
  },
});
