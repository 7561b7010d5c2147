import { database } from "#lib/platform/db/client.ts";

/** Prints the rows of a statement, of whichever database the settings name. */
const [statement = "SELECT 1", ...values] = process.argv.slice(2);
const opened = await database();
console.log(JSON.stringify(await opened.prisma.$queryRawUnsafe(statement, ...values)));
await opened.close();
