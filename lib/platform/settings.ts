import "server-only";
import { z } from "zod";
import { laneSettings } from "./admission/lanes.ts";
import { levels } from "./broker/levels.ts";
import { smsProviderNames } from "./outbox/sms-provider.ts";
import { demoAuditKey, demoBroker, demoRegisters, demoSecret } from "./settings/demo.ts";
import { wrongInProduction, wrongTogether } from "./settings/faults.ts";
import {
  Claims,
  clockTime,
  contact,
  Countries,
  Days,
  Domains,
  flag,
  Ladder,
  lane,
  LevelNames,
  Networks,
  Pattern,
  Places,
  Retention,
  Secrets,
  StrangersLadder,
  text,
  whole,
} from "./settings/spellings.ts";
import { StartRefusal } from "./start-refusal.ts";
import { forwardingHeaders } from "./web/client-address.ts";

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
  /** How long a process that is told to end first says that it is not ready, so that the proxy sends nobody there. */
  DRAIN_SECONDS: whole(0, 15, 5),
  /** How many proxies stand before the server: the client's address is this many hops from the right. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).optional(),
  /** The header in which those proxies write the client's address. A client could fill in the other one. */
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
  /** What knows whether a number went to another SIM, and within how many hours before an SMS that stops it. */
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
  /** After how many wrong passwords in an hour, from one network or of one organisation, staff hear of it. */
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
  STAFF_EMAIL_DOMAINS: Domains.prefault(""),

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
  /** Networks of your own with portals in them, like 10.20.0.0/16: in production no other private address is called. */
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

export type Env = z.infer<typeof Environment>;

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
  // Nothing more is said of a setting that could not be read.
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

let read: Settings | undefined;

export function settings(): Settings {
  return (read ??= readSettings(process.env));
}
