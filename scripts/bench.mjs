import { tmpdir } from "node:os";
import { join } from "node:path";
import { whileWorking } from "./bench/beside.mjs";
import { floods } from "./bench/flood.mjs";
import { javascript } from "./bench/javascript.mjs";
import { lists } from "./bench/lists.mjs";
import { oidc } from "./bench/oidc.mjs";
import { pages } from "./bench/pages.mjs";
import { withPortal } from "./bench/portal.mjs";
import { starts } from "./bench/start.mjs";
import { unblockPosts } from "./bench/unblock-posts.mjs";
import { output, worldsOn } from "./bench/worlds.mjs";
import { providePostgresql } from "./postgresql.mjs";
import { main, ownTemporaryFolder, Stop } from "./run.mjs";
import { build, generate, install } from "./steps.mjs";

const sizes = [10_000, 100_000, 1_000_000];

/** The benchmarks, each beside its own limit in the same run, and its goal. `npm run bench -- data` runs one. */
const parts = {
  async data({ world, environment }) {
    const worlds = [];
    for (const accounts of sizes) worlds.push(`${accounts}=${await world(accounts)}`);
    console.log(await output(environment, "scripts/bench/data.ts", ...worlds));
  },
  async unblock({ world, environment }) {
    const all = { ...environment, DATABASE_URL: await world(100_000) };
    console.log(await output(all, "scripts/bench/unblock.ts"));
    await withPortal(all, (origin) => unblockPosts(origin, all));
  },
  async "sign-in"({ world, environment }) {
    // Their numbers are of one range, of which a few thousand codes a day would stand for something else.
    const limits = { SMS_PER_RANGE: "100000", SMS_PER_DAY: "1000000" };
    const all = { ...environment, ...limits, DATABASE_URL: await world(100_000), TRUSTED_PROXIES: "1" };
    console.log(await output(all, "scripts/bench/sign-in.ts"));
    console.log(await output(all, "scripts/bench/ways-in.ts"));
    await withPortal(all, async (origin) => floods(origin, await output(all, "scripts/bench/cookie.ts")));
  },
  async queue({ world, environment }) {
    const DATABASE_URL = await world(10_000);
    console.log(await output({ ...environment, DATABASE_URL }, "scripts/bench/queue.ts"));
  },
  async mail({ world, environment }) {
    const DATABASE_URL = await world(10_000);
    console.log(await output({ ...environment, DATABASE_URL }, "scripts/bench/mail.ts"));
  },
  async pages({ world, environment }) {
    const all = { ...environment, DATABASE_URL: await world(100_000) };
    await output(all, "scripts/bench/blocked.ts");
    await withPortal(all, async (origin, pid) => pages(origin, await output(all, "scripts/bench/cookie.ts"), pid));
  },
  async import({ world, environment }) {
    const all = { ...environment, DATABASE_URL: await world(100_000) };
    console.log(await output(all, "scripts/bench/import.ts", "check"));
    await withPortal({ ...all, WORKER: "on" }, async (origin, pid) =>
      whileWorking("import", { origin, pid, cookie: await output(all, "scripts/bench/cookie.ts"), environment: all }),
    );
  },
  async many({ world, environment }) {
    const all = { ...environment, DATABASE_URL: await world(100_000) };
    await withPortal({ ...all, WORKER: "on" }, async (origin, pid) =>
      whileWorking("many", { origin, pid, cookie: await output(all, "scripts/bench/cookie.ts"), environment: all }),
    );
  },
  async lists({ world, environment }) {
    const all = [];
    for (const open of [10_000, 20]) {
      const more = ["scripts/bench/fill-years.ts", "open", String(open)];
      const DATABASE_URL = await world(10_000, `_${open}_open`, more);
      all.push({ ...environment, DATABASE_URL });
    }
    const [much, little] = all;
    const cookies = async (of) => ({
      beheerder: await output(of, "scripts/bench/cookie.ts"),
      staff: await output(of, "scripts/bench/cookie.ts", "staff"),
    });
    await withPortal(much, (full) =>
      withPortal(little, async (quiet) =>
        lists(
          [
            { origin: full, cookies: await cookies(much) },
            { origin: quiet, cookies: await cookies(little) },
          ],
          10_000,
        ),
      ),
    );
  },
  async log({ world, environment }) {
    const worlds = [];
    for (const records of [10_000, Number(process.env.BENCH_RECORDS ?? 10_000_000)]) {
      const more = ["scripts/bench/fill-years.ts", "records", String(records), "200"];
      const DATABASE_URL = await world(10_000, `_${records}_records`, more);
      worlds.push(`${records}=${DATABASE_URL}`);
    }
    console.log(await output(environment, "scripts/bench/log.ts", ...worlds));
  },
  async search({ world, environment }) {
    console.log(await output({ ...environment, DATABASE_URL: await world(100_000) }, "scripts/bench/search.ts"));
  },
  async oidc({ world, environment }) {
    await build();
    await oidc({ ...environment, DATABASE_URL: await world(10_000) });
  },
  async start({ world, environment }) {
    await build();
    await starts({ ...environment, DATABASE_URL: await world(10_000) }, join(tmpdir(), "demo"));
  },
  async javascript({ world, environment }) {
    await withPortal({ ...environment, DATABASE_URL: await world(10_000) }, javascript);
  },
};

const named = process.argv.slice(2);
const unknown = named.find((name) => !(name in parts));

await main(async () => {
  if (unknown) throw new Stop(`There is no part "${unknown}"; there are ${Object.keys(parts).join(", ")}.`);
  ownTemporaryFolder();
  await install();
  await generate();
  const postgresql = await providePostgresql({ durable: true });
  if (postgresql.missing) throw new Stop(postgresql.missing);
  // This is how the product is served; otherwise Prisma keeps the stack of every query.
  const environment = { ...process.env, NODE_ENV: "production", APP_ENV: "test", WORKER: "off" };
  const world = worldsOn(postgresql.url, environment);
  for (const [name, part] of Object.entries(parts)) {
    if (named.length > 0 && !named.includes(name)) continue;
    console.log(`\n${name}`);
    await part({ world, environment });
  }
});
