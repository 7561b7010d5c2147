import { cookies } from "next/headers";
import { passkeyToAdd } from "#lib/features/entrance/own-passkeys/queries.ts";
import { ownReachable, reachableInLogin } from "#lib/features/entrance/passkeys/queries.ts";
import { keepChallenge, loginIn } from "#lib/platform/auth/browser.ts";
import { newChallenge } from "#lib/platform/auth/challenge.ts";
import { currentActor } from "#lib/platform/auth/current-actor.ts";
import { optionsToAdd, optionsToShow } from "#lib/platform/auth/passkeys.ts";
import { clockNow } from "#lib/platform/clock.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { unlessAway } from "#lib/platform/gate/away.ts";

/**
 * A challenge for the passkey of this browser. It changes nothing, and for who is not signed in it reads nothing: the
 * answer is the same for everyone, and comes to a form of the gate.
 */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => null);
  const asked = form && (await unlessAway(optionsFor(form.get("voor"))));
  if (asked && "sentence" in asked) return Response.json(asked, { headers: noStore });
  if (!asked) return new Response(null, { status: 404 });
  keepChallenge(await cookies(), asked.sealed);
  return Response.json(asked.options, { headers: noStore });
}

const noStore = { "Cache-Control": "no-store" };

async function optionsFor(what: FormDataEntryValue | null) {
  const now = clockNow();
  if (what === "inloggen") {
    const { challenge, sealed } = newChallenge({ asks: "SIGN_IN", accountId: null, userHandle: "" }, now);
    return { sealed, options: await optionsToShow(challenge, []) };
  }
  if (what === "bevestigen" || what === "daarna") {
    const asker = await currentActor();
    const isAfter = what === "daarna";
    const own = isAfter
      ? await ask(reachableInLogin, asker, loginIn(await cookies()))
      : await ask(ownReachable, asker, {});
    if (own.status !== "found") return null;
    const { accountId, passkeys } = own.value;
    const asks = isAfter ? "SECOND_STEP" : "CONFIRM";
    const { challenge, sealed } = newChallenge({ asks, accountId, userHandle: "" }, now);
    return { sealed, options: await optionsToShow(challenge, passkeys) };
  }
  if (what !== "toevoegen") return null;
  const toAdd = await ask(passkeyToAdd, await currentActor(), {});
  if (toAdd.status !== "found") return null;
  const { accountId, userHandle, owner, passkeys } = toAdd.value;
  const { challenge, sealed } = newChallenge({ asks: "ADD", accountId, userHandle }, now);
  return { sealed, options: await optionsToAdd(challenge, owner, passkeys) };
}
