import "server-only";
import { keyIn } from "../broker/key.ts";
import { endOfTwilio, smsProviders } from "../outbox/sms-provider.ts";
import type { Env } from "../settings.ts";
import { demoAuditKey, demoBrokerSecret, demoKvkKey, demoSecret } from "./demo.ts";

type Wrong = { readonly setting: string; readonly sentence: string };

const isWrong = (setting: keyof Env, why: string): Wrong => ({ setting, sentence: `The setting ${setting} ${why}.` });

/** What goes well by itself, and not together. */
export function* wrongTogether(env: Env): Generator<Wrong> {
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

const isWeak = (secret: string) => secret.length < 32 || new Set(secret).size < 12;

/** What production lacks, or has of the demo. */
export function* wrongInProduction(env: Env, publicOrigin: string): Generator<Wrong> {
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
