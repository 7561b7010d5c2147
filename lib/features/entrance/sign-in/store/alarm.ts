import "server-only";
import type { Tx } from "#lib/platform/db/types.ts";
import { hours } from "#lib/platform/durations.ts";
import { countIn, type Limit } from "#lib/platform/gate/limit.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { keyedHash } from "#lib/platform/secrets.ts";
import { settings } from "#lib/platform/settings.ts";

/** A wrong password: of whom, if of anybody, and from where. */
export type Wrong = { readonly accountId: string | null; readonly network: string };

const withoutEnd = 1_000_000_000;
const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * Counts wrong passwords for the network they come from and for the organisations of whose account it is. At so many in
 * an hour the insurer's staff hear of it, once for each hour in which it goes on.
 */
export async function watchTries(tx: Tx, { accountId, network }: Wrong, now: Date): Promise<void> {
  const { TRIES_ALARM_NETWORK, TRIES_ALARM_ORGANISATION } = settings();
  // Asked for a name that nobody has too, so that the work is the same.
  const places = await tx.authorisation.findMany({
    where: { accountId: accountId ?? nobody, status: "ACTIVE" },
    select: { organisationId: true },
    distinct: ["organisationId"],
  });
  const watched = [
    ...(network === "" ? [] : [{ at: TRIES_ALARM_NETWORK, what: { network }, bucket: keyedHash("ip", network) }]),
    ...places.map(({ organisationId }) => ({
      at: TRIES_ALARM_ORGANISATION,
      what: { organisationId },
      bucket: organisationId,
    })),
  ].map(({ bucket, ...rest }) => ({ ...rest, bucket: `tries-watched:${bucket}` }));
  const limits = watched.map(({ bucket }): Limit => ({ bucket, times: withoutEnd, withinMs: hours(1) }));
  const { counts } = await countIn(tx, limits, now);
  const due = watched.filter(({ bucket, at }) => counts.get(bucket) === at);
  if (due.length > 0)
    await enqueue(
      tx,
      due.map(({ what, at }) => job("sign-in.warn", { ...what, tries: at })),
      now,
    );
}
