import "server-only";
import { isMember, isSignedIn } from "#lib/platform/access/actor.ts";
import { anyone } from "#lib/platform/gate/command.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { mayBind } from "./policy.ts";
import type { Finish } from "./rules.ts";
import { BindLink, Waiting } from "./schema.ts";
import { hasAdministrator, linkedProof, organisationOf, waitingProof } from "./store.ts";

/** What this browser proved and waits to be finished; null when nothing does. */
export const waiting = query({
  input: Waiting,
  may: anyone,
  async run({ db, input, now }) {
    const proof = await waitingProof(db, input.browserSecret, now);
    if (!proof) return { waits: null };
    const organisation = await organisationOf(db, proof.kvkNumber);
    const finish: Finish = organisation && (await hasAdministrator(db, organisation.id, now)) ? "ask" : "appoint";
    const { kvkNumber, destination, entry } = proof;
    return { waits: { kvkNumber, destination, entry, finish, organisation: organisation?.name ?? null } };
  },
});

/** What a link would bind here, for its page; null where it binds nothing. Whose account it is, it does not say. */
export const bindLink = query({
  input: BindLink,
  may: anyone,
  async run({ db, input, now }) {
    const proof = await linkedProof(db, input, now);
    const organisation = proof && (await organisationOf(db, proof.kvkNumber));
    return { binds: organisation && { organisation: organisation.name } };
  },
});

/** The identities that open one's own account, and what this browser proved that could open it too. */
export const mine = query({
  input: Waiting,
  may: isSignedIn,
  async run({ db, actor, input, now }) {
    const own = isMember(actor)
      ? await db.organisation.findUnique({
          where: { id: actor.organisationId },
          select: { kvkNumber: true, name: true },
        })
      : null;
    const kvkNumber = own?.kvkNumber ?? "";
    const identities = await db.externalIdentity.findMany({
      where: { accountId: actor.accountId, endedAt: null, ...(actor.onlyIn !== undefined && { kvkNumber }) },
      select: { id: true, kvkNumber: true, boundAt: true, lastUsedAt: true },
      orderBy: { boundAt: "asc" },
    });
    const proof = await waitingProof(db, input.browserSecret, now);
    return {
      identities,
      organisation: own?.name ?? null,
      kvkNumber: own?.kvkNumber ?? null,
      mayChange: mayBind(actor),
      waits: proof && {
        kvkNumber: proof.kvkNumber,
        provenAt: proof.provenAt,
        fits: proof.kvkNumber === own?.kvkNumber,
      },
    };
  },
});

export type Waits = NonNullable<AnswerOf<typeof waiting>["waits"]>;
export type Mine = AnswerOf<typeof mine>;
export type Binds = AnswerOf<typeof bindLink>["binds"];
