import "server-only";
import { importJWK, SignJWT } from "jose";
import { newId } from "../new-id.ts";
import { DeliveryFailure } from "../outbox/failure.ts";
import { callOutside, notReached } from "../outside.ts";
import { clientPortals, type ClientPortal } from "../portals.ts";
import { settings } from "../settings.ts";
import { subjectOf } from "./claims.ts";
import { newSigningKey, signingKeys } from "./keys.ts";

type Ended = { readonly signOnId: string; readonly portal: string; readonly accountId: string };

const patienceMs = 5_000;

type Over = { readonly sid: string; readonly sub: string };

/** What says that a sign-on is over, signed by the key that signs now; `forged` is signed by a key that is nobody's. */
export async function logoutTokenFor({ client }: ClientPortal, { sid, sub }: Over, now: Date, forged = false) {
  const [signing] = forged ? [newSigningKey(now)] : signingKeys().keys;
  if (!signing) throw new Error("there is no key to sign with");
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ sid, events: { "http://schemas.openid.net/event/backchannel-logout": {} } })
    .setProtectedHeader({ alg: signing.alg, kid: signing.kid, typ: "logout+jwt" })
    .setIssuer(`${settings().PUBLIC_ORIGIN}/oidc`)
    .setSubject(sub)
    .setAudience(client.id)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 120)
    .setJti(newId())
    .sign(await importJWK(signing, signing.alg));
}

/**
 * Tells a portal by its back door that a sign-on is over (OpenID Connect Back-Channel Logout 1.0). Throws when it was not
 * told, so that it is tried again; a portal that takes no such word any more is done with.
 */
export async function tellSignedOut({ signOnId, portal: key, accountId }: Ended, now: Date): Promise<void> {
  const portal = clientPortals().find((one) => one.key === key);
  const uri = portal?.client.backchannelLogoutUri;
  if (!portal || !uri) return;
  const token = await logoutTokenFor(portal, { sid: signOnId, sub: subjectOf(portal, accountId) }, now);
  const { status } = await callOutside(uri, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ logout_token: token }).toString(),
    withinMs: patienceMs,
  }).catch(notReached(key));
  if (status !== 200 && status !== 204) throw new DeliveryFailure(`portal ${key} ${status}`, {});
}
