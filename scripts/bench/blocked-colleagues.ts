import { blockColleagues } from "#scripts/bench/raw.ts";

/** Blocks so many colleagues of the beheerder of DATABASE_URL, and prints whom. */
console.log(JSON.stringify(await blockColleagues(process.env["DATABASE_URL"] ?? "", Number(process.argv[2]))));
