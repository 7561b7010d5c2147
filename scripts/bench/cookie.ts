import { sessionCookie } from "#lib/platform/auth/cookies.ts";
import { sessionToken } from "#lib/platform/auth/session-token.ts";
import { colleaguesSignedIn, signInAgain } from "#scripts/bench/raw.ts";
import { sessions } from "#scripts/bench/world.ts";

/**
 * Prints the cookie of the beheerder of the largest organisation of DATABASE_URL, of its `staff`, or those of so many
 * `people` of different organisations.
 */
const [who, count] = process.argv.slice(2);
const url = process.env["DATABASE_URL"] ?? "";
await signInAgain(url);
const of =
  who === "people"
    ? await colleaguesSignedIn(url, Number(count))
    : [who === "staff" ? sessions.staff : sessions.beheerder];
for (const sessionId of of) console.log(`${sessionCookie()}=${await sessionToken(sessionId)}`);
