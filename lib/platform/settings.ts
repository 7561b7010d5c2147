import "server-only";
import { z } from "zod";
import { laneSettings, readSize } from "./admission/lanes.ts";
import { claimParts, type ClaimMap, type ClaimPart } from "./broker/claims.ts";
import { keyIn } from "./broker/key.ts";
import { type Level, levels, usualLevelNames } from "./broker/levels.ts";
import { minutes } from "./durations.ts";
import { endOfTwilio, smsProviderNames, smsProviders } from "./outbox/sms-provider.ts";
import { retentionDays } from "./retention.ts";
import { StartRefusal } from "./start-refusal.ts";
import { forwardingHeaders } from "./web/client-address.ts";

/** The secret of demo and test mode; production refuses it. */
const demoSecret = "demo-secret-of-the-portal-not-for-production";

/** What seals the log of a demo. */
const demoAuditKey = "demo-audit-key-of-the-portal-not-for-production";

/** The API key of the demo's own KvK. */
export const demoKvkKey = "demo-kvk-key";

/** Where the demo's own broker stands, and what it knows this portal by. */
export const demoBrokerAt = "/demo/eherkenning";
export const demoBrokerClient = "portaalhulp";
export const demoBrokerSecret = "demo-broker-secret";

/** "5:1,10:5,15:15,20:block": after 5 wrong passwords wait 1 minute, after 10 wait 5, and so on; after 20 block. */
const Ladder = z.string().transform((text, context) => {
  const steps = text.split(",").map((step) => /^(\d{1,2}):(\d{1,3}|block)$/.exec(step.trim()));
  const rungs = steps.flatMap((step) => (step ? [{ tries: Number(step[1]), wait: step[2] ?? "" }] : []));
  const last = rungs.at(-1);
  const waits = rungs.slice(0, -1).map(({ tries, wait }) => ({ tries, waitMs: minutes(Number(wait)) }));
  const rising = rungs.every((rung, i) => rung.tries > (rungs[i - 1]?.tries ?? 2));
  const sane = waits.every(({ waitMs }) => waitMs >= minutes(1) && waitMs <= minutes(240));
  // NIST SP 800-63B allows at most 100 failures in a row; we stay far below.
  if (rungs.length !== steps.length || !last || last.wait !== "block" || !rising || !sane || last.tries > 50) {
    context.addIssue(
      "write it like 5:1,10:5,15:15,20:block, rising, from 3 tries and to at most 50, waits of 1 to 240 minutes",
    );
    return z.NEVER;
  }
  return { waits, blockAt: last.tries };
});

/** "5:1,10:5,60:new": the waits likewise; beyond the last of them each five more wait as long, and 60 are all there may be. */
const StrangersLadder = z.string().transform((text, context) => {
  const [, listed = "", last = ""] = /^(.*),\s*(\d{1,2}):new\s*$/.exec(text) ?? [];
  const given = Ladder.safeParse(`${listed},50:block`);
  const closeAt = Number(last);
  const longest = given.data?.waits.at(-1);
  if (!longest || longest.tries >= closeAt || closeAt > 80) {
    context.addIssue(
      "write it like 5:1,10:5,15:15,60:new, rising, from 3 tries and to at most 80, waits of 1 to 240 minutes",
    );
    return z.NEVER;
  }
  const more = Array.from({ length: closeAt }, (_, i) => longest.tries + 5 * (i + 1)).filter(
    (tries) => tries < closeAt,
  );
  return { waits: [...(given.data?.waits ?? []), ...more.map((tries) => ({ ...longest, tries }))], closeAt };
});

const flag = (byDefault: "on" | "off") =>
  z
    .enum(["on", "off"])
    .default(byDefault)
    .transform((value) => value === "on");

const text = (byDefault: string) => z.string().trim().max(200).default(byDefault);
const whole = (min: number, max: number, byDefault: number) =>
  z.coerce.number().int().min(min).max(max).default(byDefault);
const clockTime = (byDefault: string) =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "write it like 09:00")
    .default(byDefault);
/** Dates on which the insurer's people do not work, besides public holidays. */
const Days = z.string().transform((text, context) => {
  const days = text.split(",").flatMap((day) => day.trim() || []);
  if (days.length <= 60 && days.every((day) => z.iso.date().safeParse(day).success)) return days;
  context.addIssue("write days like 2026-12-31,2027-03-26, at most 60");
  return z.NEVER;
});
/** Countries in two letters. Our own is always one of them. */
const Countries = z.string().transform((text, context) => {
  const countries = text.split(",").flatMap((country) => country.trim().toUpperCase() || []);
  const named = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  if (countries.includes("NL") && countries.every((country) => /^[A-Z]{2}$/.test(country) && named.of(country)))
    return countries;
  context.addIssue("write countries in two letters like NL,BE,DE, with NL among them");
  return z.NEVER;
});
/** A regular expression for the whole text: one without anchors would let anything pass. */
const Pattern = z.string().transform((text, context) => {
  try {
    if (/^\^.*\$$/.test(text)) return new RegExp(text, "u");
  } catch {
    // The issue below covers this too.
  }
  context.addIssue("write a regular expression from ^ to $, like ^[0-9]{5}$");
  return z.NEVER;
});
/** Keys, the newest first: "new old". What the previous ones sealed can still be opened. */
const Secrets = z.string().transform((text, context) => {
  const [first, ...previous] = text.split(/[\s,]+/).filter(Boolean);
  if (first !== undefined && previous.length < 5 && new Set([first, ...previous]).size === previous.length + 1)
    return [first, ...previous] satisfies [string, ...string[]];
  context.addIssue("give one to five different keys, the newest first, with a space between");
  return z.NEVER;
});
/** Addresses that checkpoints are sent to. */
const Places = z.string().transform((text, context) => {
  const places = text.split(/\s+/).filter(Boolean);
  const known = ["file:", "https:", "syslog:"];
  if (places.length <= 5 && places.every((place) => known.includes(URL.parse(place)?.protocol ?? ""))) return places;
  context.addIssue("write addresses like file:///var/lib/portal/checkpoints.jsonl, https://… or syslog://host:514");
  return z.NEVER;
});
/** Networks like 10.20.0.0/16. */
const Networks = z.string().transform((text, context) => {
  const networks = text.split(/[\s,]+/).filter(Boolean);
  const isNetwork = (network: string) => z.cidrv4().safeParse(network).success || z.cidrv6().safeParse(network).success;
  if (networks.length <= 20 && networks.every(isNetwork)) return networks;
  context.addIssue("write networks like 10.20.0.0/16, at most 20");
  return z.NEVER;
});
/** "a=b,c=d"; a value may have a "=" itself. */
const pairsIn = (text: string) =>
  text.split(",").flatMap((part): [string, string][] => {
    const [name = "", ...value] = part.split("=");
    return part.trim() === "" ? [] : [[name.trim(), value.join("=").trim()]];
  });
const isClaimPart = (name: string): name is ClaimPart => Object.hasOwn(claimParts, name);
const isLevel = (name: string): name is Level => levels.some((level) => level === name);
/** How a broker names what it says: "acting_subject=sub,loa=acr"; what is not named has its usual name. */
const Claims = z.string().transform((text, context): ClaimMap => {
  const pairs = pairsIn(text);
  if (pairs.every(([part]) => isClaimPart(part))) return { ...claimParts, ...Object.fromEntries(pairs) };
  context.addIssue(`write it like acting_subject=sub,loa=acr, of ${Object.keys(claimParts).join(", ")}`);
  return z.NEVER;
});
const LevelNames = z.string().transform((text, context): Readonly<Record<string, Level>> => {
  const pairs = pairsIn(text);
  const named = pairs.flatMap(([name, level]): [string, Level][] => (isLevel(level) ? [[name, level]] : []));
  if (named.length === pairs.length) return { ...usualLevelNames, ...Object.fromEntries(named) };
  context.addIssue(`write it like substantial=EH3, of ${levels.join(", ")}`);
  return z.NEVER;
});
const lane = ({ usual }: { readonly usual: string }) =>
  z
    .string()
    .refine((text) => readSize(text) !== null, `write how many at once, how many wait, and seconds, like ${usual}`)
    .default(usual);
/** Days by table: "Session=400,HelpRequest=730". */
const Retention = z.string().transform((text, context) => {
  const days = retentionDays(text);
  if (!("wrong" in days)) return days;
  context.addIssue(days.wrong);
  return z.NEVER;
});
const contact = z.union([z.literal(""), z.email()]).default("");

const Environment = z.object({
  APP_ENV: z.enum(["demo", "production", "test"]),
  PORT: whole(1, 65535, 3000),
  PUBLIC_ORIGIN: z.url().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** The owner of the tables, for npm run migrate alone; DATABASE_URL is the application's role. */
  MIGRATE_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: whole(1, 200, 10),
  DATA_DIR: z.string().min(1).default(".data"),
  AUTH_SECRET: Secrets.prefault(demoSecret),
  WORKER: flag("on"),
  /** What seals the log, the newest first. Only workers and npm run audit:… have it, never a web process of production. */
  AUDIT_KEY: Secrets.optional(),
  /** Where the chain's checkpoints go, outside of the database: one or more addresses with a space between. */
  AUDIT_CHECKPOINTS: Places.prefault(""),
  /** Where the figures of this process can be read; not at all unless it is given. */
  METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  METRICS_HOST: z.string().max(200).default("127.0.0.1"),
  /** Where spans go, by OTLP over HTTP; none are made unless it is given. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().max(2_000).optional(),
  OTEL_SERVICE_NAME: z.string().max(100).default("portaalhulp"),
  /** Which part of the traces is kept. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  /** At a signal a process first says for so long that it is not ready, so that the proxy sends nobody there. */
  DRAIN_SECONDS: whole(0, 15, 5),
  /** How many proxies stand before the server: the client's address is this many hops from the right. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).optional(),
  /** The header in which those proxies write whom they answer. A client could fill in the other one. */
  PROXY_HEADER: z.string().toLowerCase().pipe(z.enum(forwardingHeaders)).default("x-forwarded-for"),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).max(200).default("Portaalhulp <portaalhulp@verzekeraar.example>"),
  /** Takes over when the first fails, and gives back when that takes mails again. */
  SMTP_SECOND_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Where an answer to one of our mails goes. */
  MAIL_REPLY_TO: contact,
  /** How many mails and SMS a process sends at once, and how many a second; 0 is as fast as it goes. */
  MAIL_AT_ONCE: whole(1, 50, 6),
  MAIL_PER_SECOND: whole(0, 1_000, 0),
  SMS_AT_ONCE: whole(1, 50, 8),
  SMS_PER_SECOND: whole(0, 1_000, 0),
  /** The same of the second provider; left out, it goes as the first does. */
  MAIL_SECOND_AT_ONCE: z.coerce.number().int().min(1).max(50).optional(),
  MAIL_SECOND_PER_SECOND: z.coerce.number().int().min(0).max(1_000).optional(),
  SMS_SECOND_AT_ONCE: z.coerce.number().int().min(1).max(50).optional(),
  SMS_SECOND_PER_SECOND: z.coerce.number().int().min(0).max(1_000).optional(),
  /** Our mails are signed with this key (docs/operate.md, "Mail that arrives"). All three or none. */
  DKIM_DOMAIN: text(""),
  DKIM_SELECTOR: text(""),
  DKIM_KEY_FILE: z.string().max(500).optional(),
  /** Mails come back to this address, with a signed name of the mail behind a "+". */
  BOUNCE_ADDRESS: contact,
  /** The mailbox of that address, which the worker reads. */
  BOUNCE_IMAP_URL: z.url({ protocol: /^imaps?$/ }).optional(),
  /** With it the mail provider may report at /api/messages/mail what became of a mail. */
  MAIL_REPORTS_SECRET: z.string().min(16).max(200).optional(),
  SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_TOKEN: z.string().min(8).optional(),
  /** The form in which the provider is asked; what it calls our account, and from whom an SMS is. */
  SMS_PROVIDER: z.enum(smsProviderNames).default("generic"),
  SMS_ACCOUNT: text(""),
  SMS_FROM: text(""),
  SMS_SECOND_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_SECOND_TOKEN: z.string().min(8).optional(),
  SMS_SECOND_PROVIDER: z.enum(smsProviderNames).default("generic"),
  SMS_SECOND_ACCOUNT: text(""),
  /** Whoever gets no SMS may be called, and hear the code; from which number, where the provider asks for one. */
  CODE_BY_CALL: flag("off"),
  CALL_FROM: text(""),
  /** Who knows whether a number went to another SIM, and within how many hours before an SMS that stops it. */
  SIM_SWAP_URL: z.url({ protocol: /^https?$/ }).optional(),
  SIM_SWAP_TOKEN: z.string().min(8).optional(),
  SIM_SWAP_HOURS: whole(1, 2_400, 72),
  /** With it the SMS provider may report at /api/messages/sms; of Twilio it is the auth token. */
  SMS_REPORTS_SECRET: z.string().min(16).max(200).optional(),
  /** The countries whose numbers get an SMS: those of the European Union and its neighbours, unless others are given. */
  SMS_COUNTRIES: Countries.prefault(
    "AT,BE,BG,CY,CZ,DE,DK,EE,ES,FI,FR,GR,HR,HU,IE,IT,LT,LU,LV,MT,NL,PL,PT,RO,SE,SI,SK," +
      "AD,AX,CH,GB,IS,LI,MC,NO,SM,VA",
  ),
  /** How many SMS leave in a day: all together, to one country that is not ours, for one account. */
  SMS_PER_DAY: whole(100, 1_000_000, 20_000),
  SMS_PER_COUNTRY: whole(10, 100_000, 500),
  /** To numbers that differ in their last four digits only. */
  SMS_PER_RANGE: whole(10, 100_000, 1_000),
  SMS_PER_ACCOUNT: whole(10, 200, 50),
  /** For one organisation, besides five for each colleague who has been there for longer than a day. */
  SMS_PER_ORGANISATION: whole(10, 10_000, 100),

  /** What is kept longer or shorter than lib/platform/retention.ts says, which has every table with its reason. */
  RETENTION_DAYS: Retention.prefault(""),

  /** After how many days organisations go through their people again by themselves; 0 is never. */
  REVIEW_EVERY_DAYS: whole(0, 1000, 0),
  /** For how many days such a review can be done, and for how many after its last day until what nobody confirmed ends; 0 is never. */
  REVIEW_DAYS: whole(7, 120, 30),
  REVIEW_GRACE_DAYS: whole(0, 180, 14),

  /** What wrong passwords lead to in a browser that is known to the account, and in any other. */
  SIGN_IN_LADDER: Ladder.prefault("5:1,10:5,15:15,20:block"),
  STRANGERS_LADDER: StrangersLadder.prefault("5:1,10:5,15:15,20:30,25:60,60:new"),
  /** What one password costs to hash, never less than OWASP's minimum. When it rises, each is hashed anew at its next sign-in. */
  PASSWORD_MEMORY_KIB: whole(19_456, 262_144, 19_456),
  PASSWORD_PASSES: whole(2, 10, 2),
  /** A key in every hash of a password that is in no database and no backup, the newest first. */
  PASSWORD_PEPPER: Secrets.optional(),
  /** After so many wrong passwords in an hour, from one network or of one organisation, the insurer's staff hear of it. */
  TRIES_ALARM_NETWORK: whole(10, 100_000, 100),
  TRIES_ALARM_ORGANISATION: whole(10, 100_000, 50),
  /** What waits at the door, and how: how many at once, how many may wait, and for how many seconds at most. */
  SIGN_IN_LANE: lane(laneSettings.signIn),
  FORMS_LANE: lane(laneSettings.forms),
  UPLOADS_LANE: lane(laneSettings.uploads),
  EXPORTS_LANE: lane(laneSettings.exports),
  /** Whether the insurer's people work only with a passkey. It is required in production unless told otherwise. */
  STAFF_PASSKEY: z.enum(["required", "offered"]).optional(),
  /** The day ("2027-03-01") from which a beheerder needs more than a code by SMS. Left out, that is asked of none. */
  ADMINISTRATOR_STRONG_FROM: z.iso.date().optional(),
  SESSION_IDLE_MINUTES: whole(5, 60, 30),
  SESSION_HOURS: whole(1, 24, 12),

  /** The domains of the insurer's own mail: nobody else is let in as staff. Empty means any, outside production. */
  STAFF_EMAIL_DOMAINS: z
    .string()
    .transform((typed) =>
      typed
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    )
    .pipe(z.array(z.string().regex(/^[a-z\d-]+(\.[a-z\d-]+)+$/)).max(50))
    .prefault(""),

  INSURER_NAME: text("Allianz"),
  SERVICEDESK_NAME: text("Allianz Servicedesk"),
  SERVICEDESK_PHONE: text("088 – 577 16 00"),
  SERVICEDESK_OPENS: clockTime("09:00"),
  SERVICEDESK_CLOSES: clockTime("17:30"),
  DAYS_OFF: Days.prefault(""),
  /** The department of BMW Financial Services that helps its own customers. */
  BMW_DEPARTMENT: text("Insurance"),
  BMW_PHONE: text("070 41 47 483"),
  BMW_OPENS: clockTime("09:00"),
  BMW_CLOSES: clockTime("17:30"),
  CONTACT_EMAIL_ADVISER: contact,
  CONTACT_EMAIL_BUSINESS: contact,
  CONTACT_EMAIL_BMW: contact,
  CONTACT_EMAIL_ACCESSIBILITY: contact,
  /** A disturbance that people are told of, in both languages or neither. */
  OUTAGE_NL: text(""),
  OUTAGE_EN: text(""),
  EHERKENNING_SERVICE: text("Allianz Zakelijk"),
  /** The lowest level that opens the door, and what the help says of it. */
  EHERKENNING_LEVEL: z.enum(levels).default("EH3"),
  EHERKENNING_MANUAL_URL: z.union([z.literal(""), z.url()]).default(""),
  /** The broker, by which people sign in with eHerkenning. Without it there is no such way in, and the help says so. */
  EHERKENNING_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  EHERKENNING_CLIENT_ID: z.string().min(1).max(200).optional(),
  /** How we show the broker who we are: a secret, or a file with our private key as a JWK. */
  EHERKENNING_CLIENT_SECRET: z.string().min(8).max(2000).optional(),
  EHERKENNING_KEY_FILE: z.string().max(500).optional(),
  EHERKENNING_SCOPE: text("openid"),
  EHERKENNING_ACR_VALUES: text(""),
  /** A second entry at the same broker: wallets. */
  EHERKENNING_WALLET_ACR_VALUES: text(""),
  EHERKENNING_CLAIMS: Claims.prefault(""),
  EHERKENNING_LEVEL_NAMES: LevelNames.prefault(""),
  /** For a broker that never says a level because it lets in no lower one. */
  EHERKENNING_USUAL_LEVEL: z.enum(levels).optional(),
  EHERKENNING_SERVICE_ID: text(""),
  /** The portals that people get rights to (described in lib/platform/portals.ts); without it those of the seed. */
  PORTALS_FILE: z.string().max(500).optional(),
  /** Networks of your own in which portals stand, like 10.20.0.0/16: in production we call no others that are not of the internet. */
  PORTAL_NETWORKS: Networks.prefault(""),
  /** The keys that sign what portals are told, made by npm run keys; needed where a portal signs people on with us. */
  OIDC_KEYS_FILE: z.string().max(500).optional(),

  /** How soon an appointment is decided, counted from the moment its address was proven. */
  APPOINTMENT_WORKING_DAYS: whole(1, 20, 2),
  /** The form of the insurer's own numbers. Leading zeros stay. */
  INTERMEDIARY_NUMBER_PATTERN: Pattern.prefault("^[0-9A-Za-z.\\-]{3,12}$"),
  POLICY_NUMBER_PATTERN: Pattern.prefault("^[0-9A-Za-z.\\-/ ]{3,20}$"),

  /** The registers that are asked about whoever wants a beheerder. Without one, its check says that none is set. */
  KVK_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  KVK_API_KEY: z.string().min(8).max(200).optional(),
  /** The insurer's own relations: a service (described in lib/platform/registers/relations-http.ts) or a file. */
  RELATION_REGISTER_URL: z.url({ protocol: /^https?$/ }).optional(),
  RELATION_REGISTER_TOKEN: z.string().min(8).max(2000).optional(),
  RELATION_REGISTER_FILE: z.string().max(500).optional(),
  REGISTER_TIMEOUT_MS: whole(100, 15_000, 5_000),
});

/** Nobody gets a demo, whose secrets the world knows, by forgetting a word. */
const appEnvMissing =
  'The setting APP_ENV must be given: "production", "test" or "demo"; "npm start" alone means the demo.';

export type Settings = ReturnType<typeof readSettings>;

/** Reads and checks the environment. Throws a StartRefusal with a line for each setting that is wrong. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const { env, wrong } = readEach(given);
  const publicOrigin = new URL(env.PUBLIC_ORIGIN ?? `http://localhost:${env.PORT}`).origin;
  const together = [
    ...wrongTogether(env),
    ...(env.APP_ENV === "production" ? wrongInProduction(env, publicOrigin) : []),
  ];
  // Of one that could not be read nothing more is said.
  for (const { setting, sentence } of together) if (!wrong.has(setting)) wrong.set(setting, sentence);
  if (wrong.size > 0) throw new StartRefusal([...wrong.values()].join("\n"));
  const simulated =
    env.APP_ENV === "demo" ? { ...demoRegisters(env, publicOrigin), ...demoBroker(env, publicOrigin) } : {};
  const AUDIT_KEY = env.AUDIT_KEY ?? (env.APP_ENV === "demo" ? ([demoAuditKey] as const) : undefined);
  const STAFF_PASSKEY = env.STAFF_PASSKEY ?? (env.APP_ENV === "production" ? "required" : "offered");
  const known = { PUBLIC_ORIGIN: publicOrigin, TRUSTED_PROXIES: env.TRUSTED_PROXIES ?? 0, STAFF_PASSKEY };
  return { ...env, ...simulated, AUDIT_KEY, ...known };
}

/** Every setting by itself; one that is wrong has its default, so that the others can be looked at together. */
function readEach(given: Readonly<Record<string, string | undefined>>) {
  const wrong = new Map<string, string>();
  const parsed = Environment.safeParse(given);
  if (parsed.success) return { env: parsed.data, wrong };
  for (const { path, message } of parsed.error.issues) {
    const setting = String(path[0]);
    if (!wrong.has(setting)) wrong.set(setting, `The setting ${setting} is not right: ${message}.`);
  }
  if (!given["APP_ENV"]) wrong.set("APP_ENV", appEnvMissing);
  const sound = Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name)));
  return { env: Environment.parse({ APP_ENV: "test", ...sound }), wrong };
}

type Wrong = { readonly setting: string; readonly sentence: string };
type Env = z.infer<typeof Environment>;

const isWrong = (setting: keyof Env, why: string): Wrong => ({ setting, sentence: `The setting ${setting} ${why}.` });

/** What goes well by itself, and not together. */
function* wrongTogether(env: Env): Generator<Wrong> {
  if (env.SERVICEDESK_OPENS >= env.SERVICEDESK_CLOSES)
    yield isWrong("SERVICEDESK_CLOSES", "must be later than SERVICEDESK_OPENS");
  if (env.BMW_OPENS >= env.BMW_CLOSES) yield isWrong("BMW_CLOSES", "must be later than BMW_OPENS");
  if ((env.OUTAGE_NL === "") !== (env.OUTAGE_EN === ""))
    yield {
      setting: env.OUTAGE_NL ? "OUTAGE_EN" : "OUTAGE_NL",
      sentence: "The settings OUTAGE_NL and OUTAGE_EN go together: give both or neither.",
    };
  for (const part of ["SMS_PER_COUNTRY", "SMS_PER_RANGE", "SMS_PER_ACCOUNT", "SMS_PER_ORGANISATION"] as const)
    if (env[part] > env.SMS_PER_DAY) yield isWrong(part, "must not be more than SMS_PER_DAY");
  if (env.SIGN_IN_LADDER.blockAt + env.STRANGERS_LADDER.closeAt > 100)
    yield isWrong(
      "STRANGERS_LADDER",
      "must end so early that SIGN_IN_LADDER and this are no more than 100 tries together",
    );
  const dkim = ["DKIM_DOMAIN", "DKIM_SELECTOR", "DKIM_KEY_FILE"] as const;
  const missing = dkim.find((name) => !env[name]);
  if (missing && dkim.some((name) => env[name]))
    yield {
      setting: missing,
      sentence: "The settings DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE go together: give all or none.",
    };
  if (env.BOUNCE_ADDRESS.includes("+"))
    yield isWrong("BOUNCE_ADDRESS", 'must have no "+": the name of a mail goes behind one');
  for (const [provider, account] of [
    ["SMS_PROVIDER", "SMS_ACCOUNT"],
    ["SMS_SECOND_PROVIDER", "SMS_SECOND_ACCOUNT"],
  ] as const)
    for (const name of [account, "SMS_FROM"] as const)
      if (env[provider] !== "generic" && !env[name])
        yield isWrong(name, `is required when ${provider} is ${env[provider]}`);
  if (env.CODE_BY_CALL)
    for (const [provider, url, isUsed] of [
      ["SMS_PROVIDER", "SMS_URL", true],
      ["SMS_SECOND_PROVIDER", "SMS_SECOND_URL", env.SMS_SECOND_URL !== undefined],
    ] as const) {
      if (isUsed && !smsProviders[env[provider]].calls)
        yield isWrong("CODE_BY_CALL", `must be off when ${provider} is ${env[provider]}, by which we cannot call`);
      if (isUsed && env[provider] === "twilio" && !/^\+[1-9]\d{6,14}$/.test(env.CALL_FROM))
        yield isWrong("CALL_FROM", `must be a number like +31201234567 when ${provider} is twilio`);
      if (isUsed && env[provider] === "twilio" && env[url] && !env[url].endsWith(endOfTwilio))
        yield isWrong(url, `must end in ${endOfTwilio} when ${provider} is twilio and CODE_BY_CALL is on`);
    }
  if (env.RELATION_REGISTER_URL && env.RELATION_REGISTER_FILE)
    yield {
      setting: "RELATION_REGISTER_URL",
      sentence: "The settings RELATION_REGISTER_URL and RELATION_REGISTER_FILE are one choice: give one.",
    };
  yield* wrongBroker(env);
}

/** A broker goes with who we are there. */
function* wrongBroker(env: Env): Generator<Wrong> {
  if (!env.EHERKENNING_ISSUER) return;
  if (!env.EHERKENNING_CLIENT_ID)
    yield isWrong("EHERKENNING_CLIENT_ID", "is required when EHERKENNING_ISSUER is given");
  if (!env.EHERKENNING_CLIENT_SECRET === !env.EHERKENNING_KEY_FILE)
    yield isWrong(
      "EHERKENNING_CLIENT_SECRET",
      "or else EHERKENNING_KEY_FILE is required when EHERKENNING_ISSUER is given",
    );
  else if (env.EHERKENNING_KEY_FILE && !keyIn(env.EHERKENNING_KEY_FILE))
    yield isWrong("EHERKENNING_KEY_FILE", "names no file with a private key as a JWK that says its alg");
}

/** The demo has its own broker. */
const demoBroker = (env: Env, publicOrigin: string) =>
  env.EHERKENNING_ISSUER
    ? {}
    : {
        EHERKENNING_ISSUER: publicOrigin + demoBrokerAt,
        EHERKENNING_CLIENT_ID: demoBrokerClient,
        EHERKENNING_CLIENT_SECRET: demoBrokerSecret,
      };

/** The demo has its own KvK, and its relations in a file. */
function demoRegisters(env: z.infer<typeof Environment>, publicOrigin: string) {
  const ownKvk = { KVK_API_URL: `${publicOrigin}/demo/kvk`, KVK_API_KEY: demoKvkKey };
  const ownRelations = { RELATION_REGISTER_FILE: "scripts/demo/relations.csv" };
  return {
    ...(!env.KVK_API_URL && ownKvk),
    ...(!env.RELATION_REGISTER_URL && !env.RELATION_REGISTER_FILE && ownRelations),
  };
}

const isWeak = (secret: string) => secret.length < 32 || new Set(secret).size < 12;

/** What production lacks, or has of the demo. */
function* wrongInProduction(env: Env, publicOrigin: string): Generator<Wrong> {
  for (const name of ["DATABASE_URL", "PUBLIC_ORIGIN", "SMTP_URL", "SMS_URL", "SMS_TOKEN"] as const)
    if (!env[name]) yield isWrong(name, "is required in production");
  if (env.AUTH_SECRET.includes(demoSecret))
    yield isWrong("AUTH_SECRET", "is required in production; the demo's is not accepted");
  else if (env.AUTH_SECRET.some(isWeak))
    yield isWrong("AUTH_SECRET", "is too weak: use at least 32 random characters, for each key if it has more");
  if (env.AUDIT_KEY?.some((key) => key === demoAuditKey || isWeak(key)))
    yield isWrong("AUDIT_KEY", "is too weak: use at least 32 random characters, for each key if it has more");
  if (env.AUDIT_KEY?.some((key) => env.AUTH_SECRET.includes(key)))
    yield isWrong("AUDIT_KEY", "must be another than AUTH_SECRET, which every web process knows");
  if (env.PASSWORD_PEPPER?.some(isWeak))
    yield isWrong("PASSWORD_PEPPER", "is too weak: use at least 32 random characters, for each key if it has more");
  if (env.PASSWORD_PEPPER?.some((key) => env.AUTH_SECRET.includes(key) || env.AUDIT_KEY?.includes(key)))
    yield isWrong(
      "PASSWORD_PEPPER",
      "must be another than AUTH_SECRET and AUDIT_KEY, so that each can be changed alone",
    );
  if (!publicOrigin.startsWith("https://")) yield isWrong("PUBLIC_ORIGIN", "must begin with https:// in production");
  for (const name of ["SMTP_URL", "SMTP_SECOND_URL"] as const)
    if (env[name] && !isEncryptedMail(env[name]))
      yield isWrong(name, "must begin with smtps://, or with smtp:// and say ?requireTLS=true, in production");
  if (env.BOUNCE_IMAP_URL && !env.BOUNCE_IMAP_URL.startsWith("imaps://"))
    yield isWrong("BOUNCE_IMAP_URL", "must begin with imaps:// in production");
  for (const name of ["SMS_URL", "SMS_SECOND_URL", "SIM_SWAP_URL"] as const)
    if (env[name] && !env[name].startsWith("https://")) yield isWrong(name, "must begin with https:// in production");
  if (env.SMS_SECOND_URL && !env.SMS_SECOND_TOKEN)
    yield isWrong("SMS_SECOND_TOKEN", "is required in production when SMS_SECOND_URL is given");
  for (const [url, secret] of [
    ["KVK_API_URL", "KVK_API_KEY"],
    ["RELATION_REGISTER_URL", "RELATION_REGISTER_TOKEN"],
  ] as const) {
    if (!env[url]) continue;
    if (!env[url].startsWith("https://")) yield isWrong(url, "must begin with https:// in production");
    if (!env[secret]) yield isWrong(secret, `is required in production when ${url} is given`);
  }
  if (env.EHERKENNING_ISSUER && !env.EHERKENNING_ISSUER.startsWith("https://"))
    yield isWrong("EHERKENNING_ISSUER", "must begin with https:// in production");
  if (env.EHERKENNING_CLIENT_SECRET === demoBrokerSecret)
    yield isWrong("EHERKENNING_CLIENT_SECRET", "is the demo's, which production does not accept");
  if (env.KVK_API_KEY === demoKvkKey) yield isWrong("KVK_API_KEY", "is the demo's, which production does not accept");
  // A wrong guess would give every visitor the same address and limits, or let them choose their own.
  if (env.TRUSTED_PROXIES === undefined)
    yield isWrong(
      "TRUSTED_PROXIES",
      "is required in production: say how many proxies stand before the server, 0 for none",
    );
  if (env.STAFF_EMAIL_DOMAINS.length === 0)
    yield isWrong("STAFF_EMAIL_DOMAINS", "is required in production: the domains of your own mail");
  if (env.MAIL_FROM.includes(".example"))
    yield isWrong("MAIL_FROM", "is required in production; the demo's is not accepted");
}

/** Mails carry links that open an account: they go encrypted or not at all, to a server that proves who it is. */
function isEncryptedMail(address: string): boolean {
  const { protocol, searchParams } = new URL(address);
  if (searchParams.get("ignoreTLS") === "true" || searchParams.get("tls.rejectUnauthorized") === "false") return false;
  return protocol === "smtps:" || searchParams.get("requireTLS") === "true";
}

let read: Settings | undefined;

export function settings(): Settings {
  return (read ??= readSettings(process.env));
}
