import { sessionCookie } from "#lib/platform/auth/cookies.ts";
import { sessionToken } from "#lib/platform/auth/session-token.ts";
import { signInAgain } from "#scripts/bench/raw.ts";
import { sessions } from "#scripts/bench/world.ts";

/** Prints the cookie of the beheerder of the largest organisation of DATABASE_URL, or of its `staff`. */
await signInAgain(process.env["DATABASE_URL"] ?? "");
console.log(
  `${sessionCookie()}=${await sessionToken(process.argv[2] === "staff" ? sessions.staff : sessions.beheerder)}`,
);
