import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../postgresql.mjs";
import { atTheEnd, must, outputOf, runNode, Stop } from "../run.mjs";
import { databaseOfRun } from "./database-of-run.mjs";
import { serverOf } from "./server-of.mjs";

/** An image that was made before; else it is made here, where no registry can be reached with what is on this machine. */
const given = process.env.PROVE_IMAGE;
const withoutRegistry = process.env.PROVE_WITHOUT_REGISTRY ? ["--without-registry"] : [];
/** As deploy/compose.yml runs it. */
const shut = [
  ...["--read-only", "--tmpfs=/tmp", "--cap-drop=ALL", "--security-opt=no-new-privileges", "--network=host"],
  ...["--stop-timeout=30"],
];
const patienceMs = 90_000;
/** Of which PostgreSQL the image has the client programs: they restore into no older server. */
const line = 17;

const secret = () => randomBytes(32).toString("base64url");

/** What a container that is inside says of itself. */
const looking = `
  const { writeFileSync, readFileSync, readlinkSync } = require("node:fs");
  const tried = (work) => { try { work(); return "written"; } catch ({ code }) { return code; } };
  console.log(JSON.stringify({
    user: process.getuid(),
    first: readlinkSync("/proc/1/exe"),
    capabilities: /CapEff:\\s*(\\w+)/.exec(readFileSync("/proc/1/status", "utf8"))[1],
    files: tried(() => writeFileSync("/portal/x", "")),
    system: tried(() => writeFileSync("/etc/x", "")),
    temporary: tried(() => writeFileSync("/tmp/x", "")),
  }));`;

/** The image as an installation runs it, with the settings of production: what it may, whether it is well, how it ends. */
export async function* image({ database, postgresql }) {
  const engine = ["podman", "docker"].find((one) => spawnSync(one, ["--version"]).error === undefined);
  if (!engine) throw new Stop("podman or docker is missing: the image cannot be run.");
  const name = given ?? "portaalhulp-proof";
  if (!given) await must(runNode(["scripts/image.mjs", name, ...withoutRegistry]), "The image could not be made.");

  const [port, figures] = [await freePort(), await freePort()];
  const { rows } = await database.query("SHOW server_version_num");
  const here = Math.floor(Number(rows[0].server_version_num) / 10_000);
  const server = here < line ? await serverOf(line) : postgresql;
  const owner = await databaseOfRun(server.url, "_image");
  const application = new URL(owner);
  [application.username, application.password] = ["portal_of_image", secret()];
  const folder = mkdtempSync(join(tmpdir(), "image-"));
  const [checkpoints, backups] = ["checkpoints", "backups"].map((one) => join(folder, one));
  for (const one of [checkpoints, backups]) {
    mkdirSync(one);
    // Its user is another than ours.
    chmodSync(one, 0o777);
  }
  const common = {
    ...{ APP_ENV: "production", DATABASE_URL: application.href, AUTH_SECRET: secret(), TRUSTED_PROXIES: "1" },
    ...{ PUBLIC_ORIGIN: "https://portaal.verzekeraar.example", STAFF_EMAIL_DOMAINS: "verzekeraar.example" },
    ...{ SMTP_URL: "smtps://x:y@127.0.0.1:9", MAIL_FROM: "Portaal <portaal@mail.verzekeraar.nl>" },
    ...{ SMS_URL: "https://sms.verzekeraar.example/send", SMS_TOKEN: secret(), METRICS_PORT: String(figures) },
  };
  const sealing = { AUDIT_KEY: secret(), AUDIT_CHECKPOINTS: "file:///checkpoints/checkpoints.jsonl" };
  const asOwner = { MIGRATE_DATABASE_URL: owner };
  const said = async (...args) => {
    const { code, stdout, stderr } = await outputOf(engine, args, { stdio: ["ignore", "pipe", "pipe"] });
    // Where all is well, what the engine itself remarks is no part of what was said inside.
    return { code, text: (code === 0 ? stdout : stderr).trim() };
  };
  const environment = (settings) => Object.entries(settings).map(([key, value]) => `--env=${key}=${value}`);
  const once = (settings, mounted, ...args) =>
    said("run", "--rm", ...shut, ...environment({ ...common, ...settings }), ...mounted, name, ...args);
  const script = (one, ...args) => ["--conditions=react-server", `scripts/${one}.ts`, ...args];
  const begun = async (called, settings, ...args) => {
    const container = `portal-proof-${process.pid}-${called}`;
    const options = [...shut, ...environment({ ...common, ...settings }), "--volume", `${checkpoints}:/checkpoints`];
    const { code, text } = await said("run", "--detach", "--name", container, ...options, name, ...args);
    if (code !== 0) throw new Stop(`A container did not start: ${text}`);
    atTheEnd(() => said("rm", "--force", container));
    return container;
  };
  const until = async (holds) => {
    for (const latest = performance.now() + patienceMs; performance.now() < latest; await pause(250))
      if (await holds()) return true;
    return false;
  };
  const ended = async (container) => {
    const from = performance.now();
    await said("stop", container);
    const { text } = await said("inspect", "--format", "{{.State.ExitCode}}", container);
    return { code: text, seconds: (performance.now() - from) / 1_000 };
  };

  const migrated = await once(asOwner, [], ...script("migrate"));
  yield {
    claim: "the tables are made and the application's role let in, from the image",
    figure: `${migrated.code}${migrated.code === 0 ? "" : `: ${migrated.text.split("\n").at(-1)}`}`,
    goal: "ends with 0",
    holds: migrated.code === 0,
  };
  if (migrated.code !== 0) return;

  const web = await begun("web", { PORT: String(port), WORKER: "off" });
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
      ({ status }) => status === 200,
      () => false,
    );
  const ready = await until(isReady);
  const checked =
    engine === "podman"
      ? (await said("healthcheck", "run", web)).code === 0
      : await until(
          async () => (await said("inspect", "--format", "{{.State.Health.Status}}", web)).text === "healthy",
        );
  const page = await fetch(`http://127.0.0.1:${port}/nl/inloggen`).then(({ status }) => status, String);
  yield {
    claim: "a web process with the settings of production, on a read-only file system: ready; its own check; a page",
    figure: `${ready}; ${checked}; ${page}`,
    goal: "true; true; 200",
    holds: ready && checked && page === 200,
  };
  const { text } = await said("exec", web, "node", "-e", looking);
  const inside = JSON.parse(text);
  yield {
    claim:
      "inside: its user; the first process; what it may of root's; writing to the portal's files, the system, /tmp",
    figure: Object.values(inside).join("; "),
    goal: "not 0; node; nothing; EROFS; EROFS; written",
    holds:
      inside.user > 0 &&
      inside.first.endsWith("/node") &&
      /^0+$/.test(inside.capabilities) &&
      inside.files === "EROFS" &&
      inside.system === "EROFS" &&
      inside.temporary === "written",
  };
  const webEnded = await ended(web);

  const worker = await begun("worker", sealing, ...script("worker"));
  const isWell = () =>
    fetch(`http://127.0.0.1:${figures}/health`).then(
      ({ status }) => status === 200,
      () => false,
    );
  const well = await until(isWell);
  const shipped = await until(() => existsSync(join(checkpoints, "checkpoints.jsonl")));
  const workerEnded = await ended(worker);
  yield {
    claim: "a worker: well; a checkpoint outside of the database",
    figure: `${well}; ${shipped}`,
    goal: "true; true",
    holds: well && shipped,
  };
  yield {
    claim: "SIGTERM to a web process and to a worker: how they end, after how many seconds",
    figure: [webEnded, workerEnded].map(({ code, seconds }) => `${code} after ${seconds.toFixed(1)}`).join("; "),
    goal: "0 within 25",
    holds: [webEnded, workerEnded].every(({ code, seconds }) => code === "0" && seconds < 25),
  };

  const mounted = ["--volume", `${backups}:/backups`];
  const backup = await once(asOwner, mounted, ...script("backup", "/backups/one"));
  const tried = await once(
    { ...asOwner, ...sealing, AUDIT_CHECKPOINTS: "" },
    mounted,
    ...script("restore-test", "/backups"),
  );
  yield {
    claim: `a backup from the image, and that it comes back, on a server of ${Math.max(here, line)}`,
    figure: `${readdirSync(backups).length}; ${tried.text.split("\n").at(-1)}`,
    goal: "1; all of it fits",
    holds: backup.code === 0 && tried.code === 0,
  };
}
