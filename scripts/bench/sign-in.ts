import { hash, verify } from "@node-rs/argon2";
import { signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { connect } from "#scripts/bench/raw.ts";
import { interleaved, judged, median } from "#scripts/bench/rounds.ts";
import { password, people } from "#scripts/bench/signers.mjs";

/** Gives people of different organisations a password, and measures the step in which it is given. */
const rounds = 7;
const times = 40;
const url = process.env["DATABASE_URL"] ?? "";

const known = await hash(password);
const unguarded = connect(url, { unguarded: true });
await unguarded.query(
  `UPDATE "Account" SET "passwordHash" = $1, email = 'inlogger' || n || '@bench.example', "mobileNumber" = '+316' || 10000000 + n
   FROM generate_series(1, $2) n WHERE id = ('20000000-0000-7000-8000-' || lpad((10000 + n * 100)::text, 12, '0'))::uuid`,
  [known, people],
);
// What an earlier run counted, where its world was kept.
await unguarded.query(`DELETE FROM "Limit"`);
await unguarded.end();

let next = 0;
const results = await interleaved(
  {
    async step() {
      const identifier = `inlogger${1 + (next++ % people)}@bench.example`;
      const request = { id: crypto.randomUUID(), ip: `10.0.0.${next % 250}`, locale: "nl" as const };
      const reply = await execute(signIn, { kind: "visitor" }, { identifier, password }, request);
      if (reply.status !== "done") throw new Error(`signing in answered ${JSON.stringify(reply)}`);
    },
    raw: () => verify(known, password),
  },
  { rounds, times },
);
const of = (name: "step" | "raw") => median(results.map((round) => round[name])).toFixed(2);
console.log(`the password step ${of("step")} ms, one argon2id ${of("raw")} ms`);
const ratios = results.map(({ step, raw }) => step / raw);
console.log(judged("password step with its limits, try, code and record against one argon2id", ratios, 1.4));
await (await database()).close();
