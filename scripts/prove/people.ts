import { database } from "#lib/platform/db/client.ts";
import { signedIn } from "#scripts/prove/world.ts";

/** Prints so many people of that name with a session each: `people.ts first 10`. */
const [who = "first", count = "1"] = process.argv.slice(2);
console.log(JSON.stringify(await signedIn(who, Number(count))));
await (await database()).close();
