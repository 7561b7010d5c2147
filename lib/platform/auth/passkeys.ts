import "server-only";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { decodeAttestationObject } from "@simplewebauthn/server/helpers";
import { settings } from "../settings.ts";
import type { Challenge } from "./challenge.ts";

/** Ed25519, P-256 and RSA, by their numbers in COSE: every device has one of them. */
const algorithms = [-8, -7, -257];

/** A passkey belongs to this host, and is shown on exactly this origin. */
const site = () => {
  const { PUBLIC_ORIGIN, INSURER_NAME } = settings();
  return { origin: PUBLIC_ORIGIN, host: new URL(PUBLIC_ORIGIN).hostname, name: INSURER_NAME };
};

export const passkeyHost = () => site().host;

/** A passkey as it is looked for: by its id, and how the browser may reach it. */
export type Reachable = { readonly credentialId: string; readonly transports: readonly string[] };

const descriptor = ({ credentialId, transports }: Reachable) => ({ id: credentialId, transports: [...transports] });

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "base64url"));

/** What the browser is asked to show: one of these, or with none any that the person has here. */
export const optionsToShow = ({ challenge }: Challenge, passkeys: readonly Reachable[]) =>
  generateAuthenticationOptions({
    rpID: site().host,
    challenge: bytes(challenge),
    userVerification: "required",
    ...(passkeys.length > 0 && { allowCredentials: passkeys.map(descriptor) }),
  });

type Owner = { readonly email: string; readonly name: string };

/** What the browser is asked to make: a passkey that needs no name typed, on a device that has none of these. */
export const optionsToAdd = (
  { challenge, userHandle }: Challenge,
  { email, name }: Owner,
  passkeys: readonly Reachable[],
) =>
  generateRegistrationOptions({
    rpID: site().host,
    rpName: site().name,
    userName: email,
    userDisplayName: name,
    userID: bytes(userHandle),
    challenge: bytes(challenge),
    attestationType: "none",
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: passkeys.map(descriptor),
  });

type Known = {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: bigint;
};

/** The state of a passkey that was shown as it must be; null for anything else, whatever was wrong with it. */
export async function shown(response: AuthenticationResponseJSON, { challenge }: Challenge, known: Known) {
  const { origin, host } = site();
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: host,
    requireUserVerification: true,
    credential: {
      id: known.credentialId,
      publicKey: new Uint8Array(known.publicKey),
      counter: Number(known.counter),
    },
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { newCounter, credentialBackedUp: backedUp } = verified.authenticationInfo;
  return { counter: BigInt(newCounter), backedUp };
}

/** A new passkey that was made as it was asked; null for anything else. */
export async function made(response: RegistrationResponseJSON, { challenge }: Challenge) {
  const { origin, host } = site();
  // We ask for no statement about the device. One with certificates would have us fetch what those name.
  if (!namesNoCertificates(response.response.attestationObject)) return null;
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: host,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { aaguid, credential, credentialBackedUp: backedUp } = verified.registrationInfo;
  const { id: credentialId, publicKey, counter } = credential;
  return { aaguid, credentialId, publicKey: new Uint8Array(publicKey), counter: BigInt(counter), backedUp };
}

/** Whether what a device states of itself is nothing, or signed by the passkey alone. */
export function namesNoCertificates(attestationObject: string): boolean {
  try {
    const statement = decodeAttestationObject(bytes(attestationObject));
    const format = statement.get("fmt");
    return format === "none" || (format === "packed" && statement.get("attStmt").get("x5c") === undefined);
  } catch {
    return false;
  }
}
