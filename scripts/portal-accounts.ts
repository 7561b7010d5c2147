import { mendPortal } from "#lib/features/entrance/provisioning/commands.ts";
import { portalPeople } from "#lib/features/entrance/provisioning/queries.ts";
import { reconciling, type Difference, type Wanted } from "#lib/features/entrance/provisioning/rules.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { executeAs } from "#lib/platform/gate/execute.ts";
import { allAccounts } from "#lib/platform/scim.ts";
import { clientPortals } from "#lib/platform/portals.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";

const job = { kind: "system", job: "portal:reconcile" } as const;
const before = "00000000-0000-0000-0000-000000000000";

const pageOf = (portal: string, after: string) => ask(portalPeople, job, { portal, after });

async function everybodyOf(portal: string) {
  const wanted: Wanted[] = [];
  let onTheirWay = 0;
  for (let after: string | null = before; after !== null;) {
    const answer = await pageOf(portal, after);
    if (answer.status !== "found") throw new StartRefusal(`The portal ${portal} signs nobody on.`);
    for (const { isOnItsWay, ...person } of answer.value.people) {
      if (isOnItsWay) onTheirWay++;
      wanted.push(person);
    }
    after = answer.value.last;
  }
  return { wanted, onTheirWay };
}

type Reconciled = {
  readonly accounts: number;
  readonly people: number;
  readonly onTheirWay: number;
  readonly differences: readonly Difference[];
};

/** Holds the accounts that a portal has against who may go in there. With `mend` it is told once more of each that differs. */
export async function reconcile(key: string, mend: boolean): Promise<Reconciled> {
  const scim = clientPortals().find((portal) => portal.key === key)?.client.scim;
  if (!scim) throw new StartRefusal(`The portal ${key} keeps no accounts by SCIM: its client has no "scim".`);
  const { wanted, onTheirWay } = await everybodyOf(key);
  const holding = reconciling(wanted);
  const differences: Difference[] = [];
  let accounts = 0;
  const there = { portal: key, uri: scim.uri, token: process.env[scim.token.setting] ?? "" };
  for await (const page of allAccounts(there)) {
    accounts += page.length;
    differences.push(...holding.page(page));
  }
  differences.push(...holding.rest());
  const ours = differences.flatMap((one) => ("accountId" in one ? [one.accountId] : []));
  if (mend)
    for (let i = 0; i < ours.length; i += 500)
      await executeAs("portal:reconcile", mendPortal, { portal: key, accountIds: ours.slice(i, i + 500) });
  return { accounts, people: wanted.filter(({ account }) => account.active).length, onTheirWay, differences };
}

const sentences: { readonly [I in Difference["is"]]: (one: Extract<Difference, { is: I }>) => string } = {
  missing: ({ accountId }) => `${accountId} may go in and has no account there.`,
  different: ({ accountId, parts }) => `${accountId} has other ${parts.join(", ")} there.`,
  open: ({ accountId }) => `${accountId} may not go in, and the account there is open.`,
  unknown: ({ remoteId }) => `The account "${remoteId}" there is open, and is of nobody who may go in.`,
};

/** A difference in a sentence: with ids alone, since what is printed is kept in terminals and logs. */
export function sentenceOf(one: Difference): string {
  switch (one.is) {
    case "missing":
      return sentences.missing(one);
    case "different":
      return sentences.different(one);
    case "open":
      return sentences.open(one);
    case "unknown":
      return sentences.unknown(one);
  }
}
