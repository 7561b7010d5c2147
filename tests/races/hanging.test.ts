import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { database } from "#lib/platform/db/client.ts";
import { openPostgresql } from "#lib/platform/db/postgresql.ts";
import { isOutOfReach } from "#lib/platform/db/trouble.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { readiness } from "#lib/platform/health.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";
import { proxyTo } from "#tests/support/tcp-proxy.ts";

beforeEach(emptyDatabase);

async function blockedColleague() {
  const { person, organisationId } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
  const { accountId, authorisationId } = person("dora");
  await changed((tx, now) =>
    tx.account.update({
      where: { id: accountId },
      data: { status: "BLOCKED", blockCause: "WRONG_TRIES", blockedAt: now },
    }),
  );
  const anna = await signedIn(person("anna"));
  return { organisationId, accountId, unblock: () => execute(unblockAuthorisation, anna, { authorisationId }) };
}

/** Another connection keeps that row until it is told to let go. */
async function keeping(table: "Organisation" | "Account", id: string) {
  const { prisma } = await database();
  const { promise: kept, resolve: hasIt } = Promise.withResolvers<void>();
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const keeper = prisma.$transaction(async (db) => {
    await db.$executeRawUnsafe(`SELECT id FROM "${table}" WHERE id = '${id}' FOR UPDATE`);
    hasIt();
    await over;
  });
  await Promise.race([kept, keeper]);
  return () => (end(), keeper);
}

const recorded = async () =>
  (await database()).prisma.auditRecord.count({ where: { event: unblockAuthorisation.event } });

describe("a row that something else keeps", () => {
  test("an organisation's many posts hear that it is busy, and everyone else goes on", async () => {
    const locked = await blockedColleague();
    const other = await blockedColleague();
    const letGo = await keeping("Organisation", locked.organisationId);
    const replies = Promise.all(Array.from({ length: 40 }, locked.unblock));
    expect(await other.unblock()).toMatchObject({ status: "done" });
    expect(await readiness()).toMatchObject({ ready: true });
    expect(await replies).toEqual(Array(40).fill({ status: "busy" }));
    expect(await recorded()).toBe(1);
    expect(await mails()).toHaveLength(1);

    await letGo();
    expect(await locked.unblock()).toMatchObject({ status: "done" });
    expect(await recorded()).toBe(2);
  });

  test("a person's row gives the same answer, and is recorded nowhere", async () => {
    const { accountId, unblock } = await blockedColleague();
    const letGo = await keeping("Account", accountId);
    expect(await unblock()).toEqual({ status: "busy" });
    expect(await recorded()).toBe(0);
    await letGo();
    expect(await unblock()).toMatchObject({ status: "done" });
  });
});

describe("a network that swallows every byte", () => {
  const silence = 1_500;
  /** Time passes only here, so that no answer comes too late because a machine is slow. */
  async function afterSilence<T>(asked: Promise<T>): Promise<T> {
    const over = asked.then(
      () => true,
      () => true,
    );
    while (!(await Promise.race([over, vi.advanceTimersByTimeAsync(silence).then(() => false)])));
    return asked;
  }

  async function behindProxy() {
    const proxy = await proxyTo(process.env["TEST_DATABASE_URL"] ?? "");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const engine = openPostgresql(proxy.url, 6, { silence });
    onTestFinished(async () => {
      vi.useRealTimers();
      await proxy.close();
      await engine.close();
    });
    const four = <T>(ask: () => Promise<T>) => Promise.allSettled(Array.from({ length: 4 }, ask));
    const all = () => four(() => engine.ask("SELECT 1 AS one, pg_sleep(0.02)", []));
    return { proxy, engine, four, all };
  }
  const statuses = (settled: readonly PromiseSettledResult<unknown>[]) => settled.map(({ status }) => status);
  const well = Array<string>(4).fill("fulfilled");

  test("is said to be out of reach, once; then all that it left dead is thrown away", async () => {
    const { proxy, engine, all } = await behindProxy();
    expect(statuses(await all())).toEqual(well);
    proxy.fallSilent();
    const error: unknown = await afterSilence(engine.ask("SELECT 1", [])).catch((reason: unknown) => reason);
    expect(isOutOfReach(error)).toBe(true);
    proxy.speakAgain();
    expect(statuses(await all())).toEqual(well);
  });

  test("rolls back what was under way, and leaves room for the next", async () => {
    const { proxy, engine, four } = await behindProxy();
    const transaction = (work: () => void) =>
      engine.transaction(async ({ ask }) => {
        await ask("SELECT 1", []);
        work();
        return ask("SELECT 2", []);
      });
    expect(statuses(await four(() => transaction(() => {})))).toEqual(well);
    const { promise: fell, resolve: falls } = Promise.withResolvers<void>();
    const underWay = four(() => transaction(() => (proxy.fallSilent(), falls())));
    await fell;
    for (const { status, ...how } of await afterSilence(underWay)) {
      expect(status).toBe("rejected");
      expect("reason" in how && isOutOfReach(how.reason)).toBe(true);
    }
    proxy.speakAgain();
    expect(statuses(await four(() => transaction(() => {})))).toEqual(well);
  });
});
