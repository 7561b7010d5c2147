import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { isoCBOR } from "@simplewebauthn/server/helpers";

/** How an answer differs from what a device and a browser would make of it. */
export type Wrong = {
  readonly origin?: string;
  readonly host?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly userHandle?: string;
  readonly isVerified?: boolean;
  readonly counter?: number;
  readonly isTampered?: boolean;
  readonly statement?: { readonly fmt: string; readonly attStmt: Map<string, unknown> };
};

type Kind = "Ed25519" | "P-256" | "RSA" | "P-384";

const encoded = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const sha256 = (text: string | Uint8Array) => createHash("sha256").update(text).digest();
const number = (value: number, bytes: 2 | 4) => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};

/** A key pair with its public half in COSE form. */
function keyOf(kind: Kind): { privateKey: KeyObject; cose: Map<number, number | Uint8Array> } {
  const part = (key: KeyObject, name: string) =>
    new Uint8Array(Buffer.from(String((key.export({ format: "jwk" }) as Record<string, unknown>)[name]), "base64url"));
  if (kind === "RSA") {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const cose = new Map<number, number | Uint8Array>([
      [1, 3],
      [3, -257],
      [-1, part(publicKey, "n")],
      [-2, part(publicKey, "e")],
    ]);
    return { privateKey, cose };
  }
  if (kind === "Ed25519") {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    return {
      privateKey,
      cose: new Map<number, number | Uint8Array>([
        [1, 1],
        [3, -8],
        [-1, 6],
        [-2, part(publicKey, "x")],
      ]),
    };
  }
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: kind });
  const [algorithm, curve] = kind === "P-256" ? [-7, 1] : [-35, 2];
  const point = [
    [-2, part(publicKey, "x")],
    [-3, part(publicKey, "y")],
  ] as const;
  return { privateKey, cose: new Map<number, number | Uint8Array>([[1, 2], [3, algorithm], [-1, curve], ...point]) };
}

/** A device that makes and shows passkeys, in a browser on this site: what those send, without either of them. */
export function anAuthenticator(kind: Kind = "P-256", site = { origin: "http://localhost:3000", host: "localhost" }) {
  const credentialId = randomBytes(16);
  const id = encoded(credentialId);
  const { privateKey, cose } = keyOf(kind);
  const of = { id, rawId: id, type: "public-key", clientExtensionResults: {} } as const;
  let counter = 0;
  let userHandle = "";

  const client = (type: string, challenge: string, wrong: Wrong) =>
    Buffer.from(
      JSON.stringify({
        type: wrong.type ?? type,
        challenge: wrong.challenge ?? challenge,
        origin: wrong.origin ?? site.origin,
        crossOrigin: false,
      }),
    );

  const authenticator = (wrong: Wrong, made: Uint8Array = new Uint8Array()) => {
    const flags = 1 | (wrong.isVerified === false ? 0 : 4) | (made.length > 0 ? 64 : 0);
    return Buffer.concat([
      sha256(wrong.host ?? site.host),
      Buffer.of(flags),
      number(wrong.counter ?? ++counter, 4),
      made,
    ]);
  };

  return {
    id,
    add(options: PublicKeyCredentialCreationOptionsJSON, wrong: Wrong = {}): RegistrationResponseJSON {
      userHandle = options.user.id;
      const key = isoCBOR.encode(cose);
      const made = Buffer.concat([Buffer.alloc(16), number(credentialId.length, 2), credentialId, key]);
      const authData = new Uint8Array(authenticator(wrong, made));
      const { fmt, attStmt } = wrong.statement ?? { fmt: "none", attStmt: new Map<string, unknown>() };
      const attestation = new Map<string, unknown>([
        ["fmt", fmt],
        ["attStmt", attStmt],
        ["authData", authData],
      ]);
      return {
        ...of,
        response: {
          clientDataJSON: encoded(client("webauthn.create", options.challenge, wrong)),
          attestationObject: encoded(isoCBOR.encode(attestation as never)),
          transports: ["internal"],
        },
      };
    },
    show({ challenge }: PublicKeyCredentialRequestOptionsJSON, wrong: Wrong = {}): AuthenticationResponseJSON {
      const data = authenticator(wrong);
      const clientData = client("webauthn.get", challenge, wrong);
      const digest = kind === "Ed25519" ? null : kind === "P-384" ? "sha384" : "sha256";
      const signature = sign(digest, Buffer.concat([data, sha256(clientData)]), privateKey);
      if (wrong.isTampered) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
      return {
        ...of,
        response: {
          clientDataJSON: encoded(clientData),
          authenticatorData: encoded(data),
          signature: encoded(signature),
          userHandle: wrong.userHandle ?? userHandle,
        },
      };
    },
  };
}

export type Authenticator = ReturnType<typeof anAuthenticator>;
