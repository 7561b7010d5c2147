import "server-only";
import { z } from "zod";
import { errors, type Adapter, type AdapterPayload } from "oidc-provider";
import { database } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import { hashOf, opened, seal } from "../secrets.ts";

/** What is used once: the second use is an error, also when both come at the same moment. */
const usedTwice: Readonly<Record<string, () => Error>> = {
  AuthorizationCode: () => new errors.InvalidGrant("authorization code already consumed"),
  PushedAuthorizationRequest: () => new errors.InvalidRequestUri("request_uri is expired, or was already used"),
};

const sealedFor = "oidc";
/** What the provider gave us to keep; of what it makes of it, it judges itself. */
const Payload = z.custom<AdapterPayload>((kept) => typeof kept === "object" && kept !== null);

/** Kinds that tokens of a grant have; when the grant is revoked they go with it. */
type Row = { readonly payload: Uint8Array; readonly consumedAt: Date | null };

/**
 * Where the provider keeps what it must remember between two requests, on both engines. These are traces of a protocol
 * and no acts of a person: they need no record, live for minutes or hours, and nothing of ours follows from them. Who
 * signs on to a portal is an act, written by a command before its code is kept (`beforeCode`).
 */
export class Artifacts implements Adapter {
  readonly #kind: string;
  readonly #beforeCode: (payload: AdapterPayload) => Promise<AdapterPayload>;

  constructor(kind: string, beforeCode: (payload: AdapterPayload) => Promise<AdapterPayload>) {
    this.#kind = kind;
    this.#beforeCode = beforeCode;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn = 3600): Promise<void> {
    if (this.#kind === "AuthorizationCode") {
      const grant = await this.#beforeCode(payload);
      await this.#write("Grant", grant.jti ?? "", grant, (grant.exp ?? 0) - (grant.iat ?? 0), payload.grantId);
    }
    await this.#write(this.#kind, id, payload, expiresIn, payload.grantId);
  }

  async #write(kind: string, id: string, payload: AdapterPayload, expiresIn: number, grantId = id): Promise<void> {
    const { prisma } = await database();
    const isOnce = kind === "ReplayDetection";
    const now = Date.now();
    const again = isOnce
      ? Prisma.sql`NOTHING`
      : Prisma.sql`UPDATE SET payload = EXCLUDED.payload, "expiresAt" = EXCLUDED."expiresAt"`;
    const written = await prisma.$executeRaw`
      INSERT INTO "OidcArtifact" (kind, hash, payload, "grantId", "createdAt", "expiresAt")
      VALUES (${kind}, ${hashOf(id)}, ${seal(payload, sealedFor)}::bytea, ${grantId}, ${new Date(now)}::timestamptz,
              ${new Date(now + expiresIn * 1000)}::timestamptz)
      ON CONFLICT (kind, hash) DO ${again}`;
    if (isOnce && written === 0) throw new errors.InvalidClientAuth("client assertion tokens must only be used once");
  }

  /** Also one that is over: the provider says then that it is over, and not that it never was. */
  async find(id: string): Promise<AdapterPayload | undefined> {
    if (this.#kind === "Client") return undefined;
    const { prisma } = await database();
    const [row] = await prisma.$queryRaw<Row[]>`
      SELECT payload, "consumedAt" FROM "OidcArtifact" WHERE kind = ${this.#kind} AND hash = ${hashOf(id)}`;
    if (!row) return undefined;
    const payload = opened(row.payload, sealedFor, Payload);
    if (!payload) return undefined;
    return row.consumedAt ? { ...payload, consumed: Math.floor(row.consumedAt.getTime() / 1000) } : payload;
  }

  findByUid(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** Of two that come at once, one consumes it; the other hears so, and what the first got is of no use any more. */
  async consume(id: string): Promise<void> {
    const { prisma } = await database();
    const used = await prisma.$executeRaw`
      UPDATE "OidcArtifact" SET "consumedAt" = ${new Date()}::timestamptz
      WHERE kind = ${this.#kind} AND hash = ${hashOf(id)} AND "consumedAt" IS NULL`;
    if (used > 0) return;
    const payload = await this.find(id);
    if (payload?.grantId) await this.revokeByGrantId(payload.grantId);
    throw usedTwice[this.#kind]?.() ?? new errors.InvalidGrant("it was already used");
  }

  async destroy(id: string): Promise<void> {
    const { prisma } = await database();
    await prisma.oidcArtifact.deleteMany({ where: { kind: this.#kind, hash: hashOf(id) } });
  }

  /** Ends the whole family: the grant and whatever was given under it. */
  async revokeByGrantId(grantId: string): Promise<void> {
    const { prisma } = await database();
    await prisma.oidcArtifact.deleteMany({ where: { grantId } });
  }
}
