import "server-only";
import type Provider from "oidc-provider";
import type { AdapterPayload } from "oidc-provider";
import { z } from "zod";
import { openedText, sealedText } from "../secrets.ts";

const sealedFor = "oidc access token";

const Carried = z.looseObject({ kind: z.literal("AccessToken"), grantId: z.string().min(1), exp: z.number() });

/** What an access token of ours carries; null for anything else. It is over when its grant is, which stands in a row. */
export const carriedBy = (token: string): AdapterPayload | null => openedText(token, sealedFor, Carried);

type Made = { readonly value: string; readonly payload?: AdapterPayload };

/**
 * Makes an access token carry what it says, sealed, so that giving one writes nothing: a portal that refreshes gets one
 * every few minutes, and hardly any is ever shown. The provider keeps only what has a payload.
 */
export function useCarriedTokens({ AccessToken }: Provider): void {
  const kept = AccessToken.prototype as unknown as { getValueAndPayload(): Promise<Made> };
  const made = kept.getValueAndPayload;
  kept.getValueAndPayload = async function () {
    const { payload } = await made.call(this);
    return { value: sealedText(payload, sealedFor) };
  };
}
