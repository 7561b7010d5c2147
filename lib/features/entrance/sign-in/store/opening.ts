import "server-only";
import { z } from "zod";
import { type Address, to } from "#lib/addresses.ts";
import { knowDevice } from "#lib/features/entrance/known-devices/store.ts";
import { tellSecurityChanged } from "#lib/features/entrance/security/store.ts";
import { homeOf, startsIn, whyNot } from "#lib/features/entrance/sign-in/rules.ts";
import { type Actor, isAdministrator, isSignedIn } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { ways, type SignInWay } from "#lib/platform/access/ways.ts";
import { crowdOut, openSession, placeIn } from "#lib/platform/auth/sessions.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import type { RequestFacts } from "#lib/platform/gate/request.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { metrics } from "#lib/platform/watch/metrics.ts";
import { sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import { findPerson } from "./people.ts";
import { endWait, wereManyWrong } from "./waits.ts";

type Completed = {
  readonly accountId: string;
  /** Of a toegangscode that was typed, or of the organisation that eHerkenning named. */
  readonly authorisationId: string | null;
  readonly way: SignInWay;
  readonly onlyOrganisationId?: string | null;
  /** The passkey or the identity that was shown. */
  readonly shownId?: string;
  /** Whether many wrong passwords came before the right one. */
  readonly afterWrong?: boolean;
};

type Around = { readonly tx: Tx; readonly actor: Actor; readonly request: RequestFacts; readonly now: Date };

/** What a way in gives its browser to keep (`keepSignIn`), and what it sends. */
type Opened = {
  readonly result: {
    readonly sessionId: string;
    /** By which the browser is known to this account from now on. */
    readonly deviceSecret: string;
    /** Whether this person never signed in there before. */
    readonly isNewDevice: boolean;
    /** What was shown here, for the login help of this browser. */
    readonly way: SignInWay;
    readonly home: Address;
  };
  readonly send: readonly Outgoing[];
};

/**
 * Every way in ends here, once all that it asks for was shown: reads once more whether this person may sign in, ends
 * the session that the browser had, opens one, and makes the browser a known device. Coming in without a password ends a wait. An eleventh session ends the
 * oldest, and the person hears of a browser that was not known. The account must be locked. Gives why not when they may
 * not.
 */
export async function completeSignIn(
  { tx, actor, request, now }: Around,
  { accountId, authorisationId, way, onlyOrganisationId = null, shownId, afterWrong = false }: Completed,
): Promise<Opened | { readonly because: ReturnType<typeof whyNot> }> {
  const person = await findPerson(tx, { accountId }, now);
  const because = whyNot(person, authorisationId);
  metrics.signIns.inc({ way, outcome: because ?? "in" });
  if (!person || because) return { because };
  if (isSignedIn(actor)) await tx.session.update({ where: { id: actor.sessionId }, data: { endedAt: now } });
  const startsAt = startsIn(person, authorisationId);
  const [{ id: deviceId, secret: deviceSecret, isNew: isNewDevice }, endsWait] = await Promise.all([
    knowDevice(tx, accountId, request, now),
    !ways[way].needsPassword && endWait(tx, accountId, now),
  ]);
  const shown = { way, onlyOrganisationId, ...(shownId !== undefined && { shownId }) };
  const session = { accountId, authorisationId: startsAt, ...shown, deviceId, ...placeIn(request) };
  const sessionId = await openSession(tx, session, now);
  const [{ lastSignInAt, wereManyWrong }, { actor: signedIn }, ended] = await Promise.all([
    arrive(tx, accountId, now),
    actorOf(tx, { kind: "session", sessionId }),
    crowdOut(tx, accountId, now),
  ]);
  const isGuessedAt = afterWrong || wereManyWrong;
  const isFirst = isAdministrator(signedIn) && (await isFirstHere(tx, signedIn, lastSignInAt));
  return {
    result: { sessionId, deviceSecret, isNewDevice, way, home: isFirst ? to.firstSteps() : homeOf(signedIn) },
    send: [
      ...(endsWait ? [job("sign-in.end-wait", { accountId, way })] : []),
      ...(ended.length > 0 ? [job("session.note-crowded-out", { accountId, sessionIds: [...ended] })] : []),
      ...(isGuessedAt ? [await tellSecurityChanged(tx, accountId, "afterWrongPasswords", { now, request })] : []),
      // Nobody is warned of the very first sign-in, which follows the mail with which they activated.
      ...(isNewDevice && lastSignInAt ? [await tellSecurityChanged(tx, accountId, "newDevice", { now, request })] : []),
    ],
  };
}

const arriving = statement(
  "sign-in.arrive",
  z.object({ lastSignInAt: z.date().nullable(), wereManyWrong: z.boolean() }),
);

/** Writes down that somebody comes in; gives when that was last, and whether many passwords were wrong since. */
async function arrive(tx: Tx, accountId: string, now: Date) {
  const [before] = await arriving(tx)`
    WITH arrived AS (UPDATE "Account" SET "lastSignInAt" = ${now}::timestamptz WHERE id = ${accountId}::uuid)
    SELECT before."lastSignInAt", ${wereManyWrong(accountId, sql`before."lastSignInAt"`)} AS "wereManyWrong"
    FROM "Account" before WHERE before.id = ${accountId}::uuid`;
  if (!before) throw new Error("an account that was read is not there");
  return before;
}

const taking = { in: ["PENDING" as const, "ACTIVE" as const, "BLOCKED" as const] };

/** Whether this is the person's first sign-in, in an organisation where nobody else is yet. */
async function isFirstHere(
  tx: Tx,
  { authorisationId: id, organisationId }: { readonly authorisationId: string; readonly organisationId: string },
  lastSignInAt: Date | null,
): Promise<boolean> {
  const began = lastSignInAt ? { createdAt: { gt: lastSignInAt } } : {};
  if ((await tx.authorisation.count({ where: { id, ...began } })) === 0) return false;
  return (await tx.authorisation.count({ where: { organisationId, id: { not: id }, status: taking } })) === 0;
}
