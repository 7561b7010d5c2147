import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  sign,
  timingSafeEqual,
  verify,
  type KeyObject,
} from "node:crypto";
import canonicalize from "canonicalize";

/**
 * The chain that the records of the log are sealed into. Every seal is an HMAC over its record's digest and the seal
 * before it, by a key that nobody has who can write in the database. So whatever is changed, taken out, put in or put
 * elsewhere no longer fits; what was cut off at the end is found by checkpoints, which are signed and kept elsewhere.
 */

/** A record as it is sealed: all its columns. */
export type SealedRecord = {
  readonly id: string;
  readonly at: Date;
  readonly event: string;
  readonly outcome: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly secondId: string | null;
  readonly proposalId: string | null;
  readonly organisationId: string | null;
  readonly subjectId: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly requestId: string | null;
  readonly transactionId: string;
};

export type Seal = {
  readonly n: bigint;
  readonly recordId: string;
  /** Keyed, so that what was erased cannot be guessed from what remains. */
  readonly digest: string;
  /** The name of the key. */
  readonly key: string;
  /** Every record of an earlier transaction had been sealed with this one. */
  readonly horizon: bigint;
  readonly at: Date;
  readonly mac: string;
};

/** What remains of a record that was erased on purpose. */
export type Erasure = {
  readonly n: bigint;
  readonly because: string;
  readonly at: Date;
  readonly key: string;
  readonly mac: string;
};

/** What a chain begins with. */
export const origin = "";

type Unsealed<T extends { mac: string }> = Omit<T, "mac">;

const canonical = (value: unknown) => canonicalize(value) ?? "";

const text = (value: string | null) => JSON.stringify(value);

/** What a column of JSON can hold, which is less than the library looks out for, so that it takes far less time. */
function json(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  if (Array.isArray(value)) return `[${value.map(json).join(",")}]`;
  // Sorted by the units of UTF-16, as RFC 8785 has it.
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${json(each)}`).join(",")}}`;
}

/**
 * A record in its canonical form. Its columns are written in the order of RFC 8785, which takes half the time of sorting
 * them for every record; a test holds this against the library.
 */
export const written = (record: SealedRecord): string =>
  `{"actorId":${text(record.actorId)},"actorKind":${text(record.actorKind)},"after":${json(record.after)}` +
  `,"at":"${record.at.toISOString()}","before":${json(record.before)},"event":${text(record.event)}` +
  `,"id":${text(record.id)},"organisationId":${text(record.organisationId)},"outcome":${text(record.outcome)}` +
  `,"proposalId":${text(record.proposalId)},"requestId":${text(record.requestId)},"secondId":${text(record.secondId)}` +
  `,"subjectId":${text(record.subjectId)},"transactionId":${text(record.transactionId)},"v":1}`;

export type ChainKey = {
  readonly name: string;
  digest(record: SealedRecord): string;
  mac(previous: string, seal: Unsealed<Seal>): string;
  stub(digest: string, erasure: Unsealed<Erasure>): string;
  /** Signs a checkpoint; whoever has the public key alone can tell whether it is ours. */
  signature(checkpoint: Omit<Checkpoint, "signature">): string;
  readonly publicKey: string;
};

/** The beginning of an Ed25519 key in PKCS #8; its 32 bytes follow. */
const ed25519 = Buffer.from("302e020100300506032b657004220420", "hex");

const known = new Map<string, ChainKey>();

/** The keys of a setting like "new old" by their names; the first seals. */
export function chainKey(secret: string): ChainKey {
  const found = known.get(secret);
  if (found) return found;
  const derived = (purpose: string) => Buffer.from(hkdfSync("sha256", secret, "", `portal audit ${purpose}`, 32));
  // Made once: of bytes Node would make a key anew for every record, which takes six times as long as the digest.
  const keyOf = (purpose: string) => createSecretKey(derived(purpose));
  const [content, link, stub] = [keyOf("digest"), keyOf("chain"), keyOf("stub")];
  const signed = (key: KeyObject, text: string) => createHmac("sha256", key).update(text).digest("base64url");
  const hmac = (key: KeyObject, value: unknown) => signed(key, canonical(value));
  const signing = createPrivateKey({
    key: Buffer.concat([ed25519, derived("checkpoint")]),
    format: "der",
    type: "pkcs8",
  });
  const publicKey = createPublicKey(signing).export({ format: "der", type: "spki" }).toString("base64url");
  const name = derived("name").subarray(0, 4).toString("hex");
  const key: ChainKey = {
    name,
    digest: (record) => signed(content, written(record)),
    // In the order of RFC 8785, of texts alone: so this is its canonical form already.
    mac: (previous, { n, recordId, digest, horizon, at }) =>
      signed(
        link,
        JSON.stringify({
          at: at.toISOString(),
          digest,
          horizon: String(horizon),
          key: name,
          n: String(n),
          previous,
          recordId,
        }),
      ),
    stub: (digest, { n, because, at }) =>
      hmac(stub, { n: String(n), digest, because, key: name, at: at.toISOString() }),
    signature: (checkpoint) => sign(null, Buffer.from(canonical(checkpoint)), signing).toString("base64url"),
    publicKey,
  };
  known.set(secret, key);
  return key;
}

/** One seal after another. `previous` is the last one there is. */
export function sealAfter(
  previous: Pick<Seal, "n" | "mac"> | null,
  record: SealedRecord,
  { horizon, at }: Pick<Seal, "horizon" | "at">,
  key: ChainKey,
): Seal {
  const seal = {
    ...{ n: (previous?.n ?? 0n) + 1n, recordId: record.id, digest: key.digest(record) },
    ...{ key: key.name, horizon, at },
  };
  return { ...seal, mac: key.mac(previous?.mac ?? origin, seal) };
}

/**
 * What is shipped out of the database: how far the chain had come. After a restore from a backup it says from where
 * the chain goes on, so that what came after that is not taken for cut off.
 */
export type Checkpoint = {
  readonly kind: "checkpoint" | "restored";
  readonly n: string;
  readonly mac: string;
  readonly at: string;
  readonly key: string;
  readonly signature: string;
};

export function checkpointOf(
  head: Pick<Seal, "n" | "mac"> | null,
  at: Date,
  key: ChainKey,
  kind: Checkpoint["kind"] = "checkpoint",
): Checkpoint {
  const { n = 0n, mac = origin } = head ?? {};
  const said = { kind, n: String(n), mac, at: at.toISOString(), key: key.name };
  return { ...said, signature: key.signature(said) };
}

/** Whether one of these public keys signed it. */
export function isSigned({ signature, ...said }: Checkpoint, publicKeys: readonly string[]): boolean {
  return publicKeys.some((each) => {
    const key = createPublicKey({ key: Buffer.from(each, "base64url"), format: "der", type: "spki" });
    return verify(null, Buffer.from(canonical(said)), key, Buffer.from(signature, "base64url"));
  });
}

export const equal = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
