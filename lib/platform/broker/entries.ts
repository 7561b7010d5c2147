import "server-only";
import { keyIn, type PrivateJwk } from "./key.ts";
import { settings } from "../settings.ts";
import type { Demands } from "./claims.ts";
import { type EntryName, entryNames } from "./entry-names.ts";

export type Entry = {
  readonly issuer: string;
  readonly clientId: string;
  /** A secret, or our private key as a JWK. */
  readonly key: { readonly secret: string } | { readonly jwk: PrivateJwk };
  readonly scope: string;
  readonly acrValues: string;
  /** Only ever true outside production. */
  readonly plainHttp: boolean;
  readonly demands: Demands;
};

/** The entry of that name, as the settings have it; null when there is none. */
export function entryOf(name: EntryName): Entry | null {
  const given = settings();
  const { EHERKENNING_ISSUER: issuer, EHERKENNING_CLIENT_ID: clientId } = given;
  const acrValues = name === "wallet" ? given.EHERKENNING_WALLET_ACR_VALUES : given.EHERKENNING_ACR_VALUES;
  if (!issuer || !clientId || (name === "wallet" && acrValues === "")) return null;
  const { EHERKENNING_CLIENT_SECRET: secret, EHERKENNING_KEY_FILE: file } = given;
  const jwk = secret ? null : keyIn(file ?? "");
  const key = secret ? { secret } : jwk && { jwk };
  if (!key) return null;
  return {
    ...{ issuer, clientId, acrValues, scope: given.EHERKENNING_SCOPE },
    key,
    plainHttp: given.APP_ENV !== "production",
    demands: {
      claims: given.EHERKENNING_CLAIMS,
      minimum: given.EHERKENNING_LEVEL,
      levelNames: given.EHERKENNING_LEVEL_NAMES,
      usualLevel: given.EHERKENNING_USUAL_LEVEL ?? null,
      service: given.EHERKENNING_SERVICE_ID,
    },
  };
}

/** The entries that there are. */
export const openEntries = (): readonly EntryName[] => entryNames.filter((name) => entryOf(name) !== null);
