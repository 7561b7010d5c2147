import "server-only";
import { z } from "zod";
import { DeliveryFailure } from "./outbox/failure.ts";
import { callOutside, notReached, type Answer, type Call } from "./outside.ts";
import { differences, type Account } from "./scim-account.ts";

/** A portal's own accounts: where they stand, and the word that lets us in. */
type Accounts = { readonly portal: string; readonly uri: string; readonly token: string };

const userSchema = "urn:ietf:params:scim:schemas:core:2.0:User";

/** What the portal calls somebody: a part of an address, which a row keeps and a terminal shows. */
const remoteId = z
  .string()
  .max(500)
  .regex(/^(?!\.{1,2}$)[^\p{C}]+$/u);

/** An account as the portal gives it: whatever it holds, by the two names that matter to us. */
const Kept = z.looseObject({
  id: remoteId,
  externalId: z.string().optional(),
  meta: z.looseObject({ version: z.string().optional() }).optional(),
});
type Kept = z.output<typeof Kept>;
const Page = z.looseObject({ totalResults: z.int().min(0), Resources: z.array(Kept).default([]) });

type Brought = { readonly remoteId: string | null; readonly did: "created" | "replaced" | "nothing" };

const patienceMs = 8_000;
/** What the portal cannot take from us, however often we try; whoever runs it has to look. */
const refused = [400, 409, 413, 422, 501];

function call({ portal, uri, token }: Accounts, path: string, more: Omit<Call, "withinMs"> = {}): Promise<Answer> {
  const headers = {
    Authorization: `Bearer ${token}`,
    Accept: "application/scim+json, application/json",
    ...(more.body !== undefined && { "Content-Type": "application/scim+json" }),
    ...more.headers,
  };
  const address = uri.replace(/(?<!\/)\/+$/, "") + path;
  return callOutside(address, { ...more, headers, withinMs: patienceMs }).catch(notReached(portal));
}

/** Ends the try: for good where the portal says that what we brought cannot be. */
const fail = (portal: string, status: number, what: string): never => {
  throw new DeliveryFailure(`portal ${portal} ${status} ${what}`, { forGood: refused.includes(status) });
};

function read<T>(schema: z.ZodType<T>, { portal }: Accounts, { status, body }: Answer, what: string): T {
  if (status < 200 || status > 299) return fail(portal, status, what);
  try {
    return schema.parse(JSON.parse(body));
  } catch {
    throw new DeliveryFailure(`portal ${portal} ${status} ${what}, unreadable`, {});
  }
}

const at = (id: string) => `/Users/${encodeURIComponent(id)}`;

/**
 * The account of a person, by the name we gave it and never by an address: an address can be somebody else's there. A
 * server that does not know how to filter gives everyone, so each answer is held against the name.
 */
async function find(accounts: Accounts, externalId: string, knownId: string | null): Promise<Kept | null> {
  if (knownId !== null) {
    const answer = await call(accounts, at(knownId));
    if (answer.status !== 404) {
      const kept = read(Kept, accounts, answer, "reading");
      if (kept.externalId === externalId) return withTag(kept, answer);
      throw new DeliveryFailure(`portal ${accounts.portal} has somebody else there`, { forGood: true });
    }
  }
  const filter = encodeURIComponent(`externalId eq "${externalId}"`);
  const answer = await call(accounts, `/Users?filter=${filter}&count=2`);
  const named = read(Page, accounts, answer, "looking").Resources.filter((kept) => kept.externalId === externalId);
  if (named.length > 1) throw new DeliveryFailure(`portal ${accounts.portal} has two of one`, { forGood: true });
  return named[0] ?? null;
}

/** The version of one resource stands in its header, or in itself. */
const withTag = (kept: Kept, { headers: { etag } }: Answer): Kept =>
  etag === undefined ? kept : { ...kept, meta: { ...kept.meta, version: etag } };

const bodyOf = (account: Account) => JSON.stringify({ schemas: [userSchema], ...account });

/**
 * Makes the portal's account of one person what it should be: the same however often it runs, and also when the last try
 * broke off after the portal had done it. Nobody gets an account who never had one and may not go in.
 */
export async function bring(accounts: Accounts, account: Account, knownId: string | null): Promise<Brought> {
  for (let tries = 0; tries < 3; tries++) {
    const there = await find(accounts, account.externalId, knownId);
    if (!there && !account.active) return { remoteId: null, did: "nothing" };
    if (there && differences(account, there).length === 0) return { remoteId: there.id, did: "nothing" };
    const version = there?.meta?.version;
    const answer = there
      ? await call(accounts, at(there.id), {
          method: "PUT",
          body: bodyOf(account),
          ...(version !== undefined && { headers: { "If-Match": version } }),
        })
      : await call(accounts, "/Users", { method: "POST", body: bodyOf(account) });
    // Somebody changed it since we read it, or made it: look again.
    if (answer.status === 412 || (answer.status === 409 && tries === 0)) continue;
    const { id } = read(Kept, accounts, answer, there ? "replacing" : "creating");
    return { remoteId: id, did: there ? "replaced" : "created" };
  }
  throw new DeliveryFailure(`portal ${accounts.portal} 412 replacing`, {});
}

const pageSize = 100;

/** All accounts that the portal has, a page at a time. */
export async function* allAccounts(accounts: Accounts): AsyncGenerator<readonly Kept[]> {
  for (let from = 1; ;) {
    const answer = await call(accounts, `/Users?startIndex=${from}&count=${pageSize}`);
    const { totalResults, Resources } = read(Page, accounts, answer, "listing");
    yield Resources;
    from += Resources.length;
    if (Resources.length === 0 || from > totalResults) return;
  }
}
