import { readFileSync } from "node:fs";
import { z } from "zod";

const PrivateKey = z.looseObject({
  ...{ kty: z.enum(["RSA", "EC"]), d: z.string(), kid: z.string().optional() },
  alg: z.enum(["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]),
});

export type PrivateJwk = JsonWebKey & { readonly alg: string; readonly kid?: string };

/** Our private key, as the JWK in a file; null when there is none in it. */
export function keyIn(file: string): PrivateJwk | null {
  try {
    const { kid, ...key } = PrivateKey.parse(JSON.parse(readFileSync(file, "utf8")));
    return { ...key, ...(kid !== undefined && { kid }) };
  } catch {
    return null;
  }
}
