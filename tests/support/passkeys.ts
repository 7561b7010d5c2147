import { addPasskey } from "#lib/features/entrance/own-passkeys/commands.ts";
import { passkeyToAdd } from "#lib/features/entrance/own-passkeys/queries.ts";
import { enterPasskey, signInWithPasskey } from "#lib/features/entrance/passkeys/commands.ts";
import { confirmByPasskey } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { confirmWithPasskey } from "#lib/features/entrance/step-up/commands.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { newChallenge } from "#lib/platform/auth/challenge.ts";
import { optionsToAdd, optionsToShow } from "#lib/platform/auth/passkeys.ts";
import { clockNow } from "#lib/platform/clock.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { anAuthenticator, type Authenticator, type Wrong } from "./authenticator.ts";
import { signedIn } from "./people.ts";
import { aRequest, visitor } from "./sign-in.ts";

/** What a browser would send to add a passkey: what it was asked, sealed, and what the device made. */
export async function aNewPasskey(who: Identity, device: Authenticator, wrong: Wrong = {}) {
  const toAdd = await ask(passkeyToAdd, who, {});
  if (toAdd.status !== "found") throw new Error(`may add no passkey: ${toAdd.status}`);
  const { accountId, userHandle, owner, passkeys } = toAdd.value;
  const { challenge, sealed } = newChallenge({ asks: "ADD", accountId, userHandle }, clockNow());
  const answer = device.add(await optionsToAdd(challenge, owner, passkeys), wrong);
  return { challenge: sealed, answer: JSON.stringify(answer) };
}

/** The same to sign in. */
export async function aShownPasskey(device: Authenticator, wrong: Wrong = {}) {
  const { challenge, sealed } = newChallenge({ asks: "SIGN_IN", accountId: null, userHandle: "" }, clockNow());
  const answer = device.show(await optionsToShow(challenge, []), wrong);
  return { challenge: sealed, answer: JSON.stringify(answer) };
}

export const signInBy = async (device: Authenticator, wrong: Wrong = {}) =>
  execute(signInWithPasskey, visitor, await aShownPasskey(device, wrong), aRequest());

/** Somebody with a passkey on a device of theirs. */
export async function withPasskey(person: { accountId: string }, device = anAuthenticator()) {
  const session = await signedIn(person);
  const reply = await execute(addPasskey, session, await aNewPasskey(session, device), aRequest());
  if (reply.status !== "done") throw new Error(`could not add a passkey: ${JSON.stringify(reply)}`);
  return { session, device, passkeyId: reply.result.passkeyId };
}

async function afterPassword(browserSecret: string, accountId: string, device: Authenticator, wrong: Wrong) {
  const { challenge, sealed } = newChallenge({ asks: "SECOND_STEP", accountId, userHandle: "" }, clockNow());
  const answer = device.show(await optionsToShow(challenge, []), wrong);
  return { browserSecret, challenge: sealed, answer: JSON.stringify(answer) };
}

/** Shows a passkey after the password, in the browser that gave it. */
export const secondStepBy = async (secret: string, accountId: string, device: Authenticator, wrong: Wrong = {}) =>
  execute(enterPasskey, visitor, await afterPassword(secret, accountId, device, wrong), aRequest());

/** The same after a password that was chosen by a link. */
export const chosenBy = async (secret: string, accountId: string, device: Authenticator, wrong: Wrong = {}) =>
  execute(confirmByPasskey, visitor, await afterPassword(secret, accountId, device, wrong), aRequest());

/** Shows a passkey once more in a session, asked of this account. */
export async function confirmBy(who: Identity, accountId: string, device: Authenticator, wrong: Wrong = {}) {
  const { challenge, sealed } = newChallenge({ asks: "CONFIRM", accountId, userHandle: "" }, clockNow());
  const answer = device.show(await optionsToShow(challenge, []), wrong);
  return execute(confirmWithPasskey, who, { challenge: sealed, answer: JSON.stringify(answer) }, aRequest());
}
