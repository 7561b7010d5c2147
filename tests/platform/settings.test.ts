import { describe, expect, test } from "vitest";
import { readSettings } from "#lib/platform/settings.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";

const secret = "q9Zt4Lm2Xv8Rw1Kc7Np5Hd3Jy6Bf0GaS";
const production = {
  APP_ENV: "production",
  DATABASE_URL: "postgresql://portal@db.internal/portal",
  PUBLIC_ORIGIN: "https://portaal.verzekeraar.nl",
  SMTP_URL: "smtps://mail.internal",
  SMS_URL: "https://sms.internal/send",
  SMS_TOKEN: "a-token-of-the-provider",
  MAIL_FROM: "Portaalhulp <portaalhulp@verzekeraar.nl>",
  AUTH_SECRET: secret,
  TRUSTED_PROXIES: "1",
  STAFF_EMAIL_DOMAINS: "verzekeraar.nl, verzekeraar.com",
};

function refusalOf(environment: Record<string, string | undefined>): string {
  try {
    readSettings(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(StartRefusal);
    return (error as StartRefusal).message;
  }
  return "";
}

const oneSentence = /^[A-Z][^\n]*\.$/;

describe("an absurd value stops the start with a sentence that names it", () => {
  test.each([
    ["APP_ENV", "prod"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "drie"],
    ["PUBLIC_ORIGIN", "portaal"],
    ["DATABASE_URL", "mysql://db/portal"],
    ["DATABASE_URL", "niets"],
    ["DATABASE_POOL", "0"],
    ["WORKER", "maybe"],
    ["DAYS_OFF", "31-12-2026"],
    ["DAYS_OFF", "2026-02-30"],
    ["TRUSTED_PROXIES", "-1"],
    ["PROXY_HEADER", "x-real-ip"],
    ["SMS_COUNTRIES", "Nederland"],
    ["SMS_COUNTRIES", "BE,DE"],
    ["SMS_COUNTRIES", "NL,QQ"],
    ["SMS_PER_DAY", "0"],
    ["SMS_PER_DAY", "1e12"],
    ["SMS_PER_COUNTRY", "1"],
    ["SMS_PER_ACCOUNT", "0"],
    ["SMS_PER_ACCOUNT", "100000"],
    ["SMS_PER_ORGANISATION", "30000"],
    ["SMTP_URL", "https://mail"],
    ["SMS_URL", "ftp://sms"],
    ["SMS_TOKEN", "kort"],
    ["RETENTION_DAYS", "Session"],
    ["RETENTION_DAYS", "Session=3"],
    ["RETENTION_DAYS", "AuditRecord=365"],
    ["RETENTION_DAYS", "OneTimeCode=30"],
    ["RETENTION_DAYS", "constructor=30"],
    ["SIGN_IN_LADDER", "5:1"],
    ["SIGN_IN_LADDER", "5:1,5:2,20:block"],
    ["SIGN_IN_LADDER", "10:1,5:5,20:block"],
    ["SIGN_IN_LADDER", "1:1,20:block"],
    ["SIGN_IN_LADDER", "5:0,20:block"],
    ["SIGN_IN_LADDER", "5:241,20:block"],
    ["SIGN_IN_LADDER", "5:1,99:block"],
    ["SIGN_IN_LADDER", "5:block,20:block"],
    ["SIGN_IN_LADDER", "never"],
    ["STRANGERS_LADDER", "5:1,60:block"],
    ["STRANGERS_LADDER", "5:1,81:new"],
    ["STRANGERS_LADDER", "5:1,5:new"],
    ["STRANGERS_LADDER", "60:new"],
    ["STRANGERS_LADDER", "10:1,5:2,60:new"],
    ["STRANGERS_LADDER", "5:0,60:new"],
    ["TRIES_ALARM_NETWORK", "0"],
    ["PASSWORD_MEMORY_KIB", "8192"],
    ["PASSWORD_PASSES", "1"],
    ["SESSION_IDLE_MINUTES", "600"],
    ["SESSION_HOURS", "0"],
    ["SERVICEDESK_OPENS", "9 uur"],
    ["SERVICEDESK_CLOSES", "24:00"],
    ["SERVICEDESK_CLOSES", "08:00"],
    ["BMW_CLOSES", "09:00"],
    ["CONTACT_EMAIL_ADVISER", "geen adres"],
    ["CONTACT_EMAIL_ACCESSIBILITY", "geen adres"],
    ["OUTAGE_NL", "De mkb-portal ligt eruit."],
    ["OUTAGE_EN", "The mkb-portal is down."],
    ["OUTAGE_NL", "x".repeat(201)],
    ["EHERKENNING_MANUAL_URL", "handleiding"],
    ["EHERKENNING_ISSUER", "ftp://makelaar"],
    ["EHERKENNING_LEVEL", "EH1"],
    ["EHERKENNING_CLAIMS", "person=sub"],
    ["EHERKENNING_LEVEL_NAMES", "substantial=high"],
    ["PORTALS_FILE", "x".repeat(501)],
    ["KVK_API_URL", "api.kvk.nl"],
    ["KVK_API_KEY", "kort"],
    ["RELATION_REGISTER_URL", "ftp://relaties"],
    ["REGISTER_TIMEOUT_MS", "60000"],
  ])("%s=%s", (name, value) => {
    const sentence = refusalOf({ APP_ENV: "demo", [name]: value });
    expect(sentence).toContain(name);
    expect(sentence).toMatch(oneSentence);
  });
});

describe("production refuses what is missing, weak or of the demo", () => {
  test.each([
    ["DATABASE_URL", ""],
    ["PUBLIC_ORIGIN", ""],
    ["PUBLIC_ORIGIN", "http://portaal.verzekeraar.nl"],
    ["SMTP_URL", ""],
    ["SMTP_URL", "smtp://mail.internal"],
    ["SMTP_URL", "smtp://mail.internal?requireTLS=true&ignoreTLS=true"],
    ["SMTP_URL", "smtps://mail.internal?tls.rejectUnauthorized=false"],
    ["SMS_URL", ""],
    ["SMS_URL", "http://sms.internal/send"],
    ["SMS_TOKEN", ""],
    ["MAIL_FROM", ""],
    ["STAFF_EMAIL_DOMAINS", ""],
    ["STAFF_EMAIL_DOMAINS", "verzekeraar"],
    ["TRUSTED_PROXIES", ""],
    ["AUTH_SECRET", ""],
    ["AUTH_SECRET", "kort"],
    ["AUTH_SECRET", "a".repeat(64)],
    ["AUTH_SECRET", "demo-secret-of-the-portal-not-for-production"],
    ["AUTH_SECRET", `${secret} kort`],
    ["AUTH_SECRET", `${secret},demo-secret-of-the-portal-not-for-production`],
    ["AUTH_SECRET", `${secret} ${secret}`],
    ["AUTH_SECRET", " , "],
    ["AUDIT_KEY", "kort"],
    ["AUDIT_KEY", secret],
    ["AUDIT_KEY", "demo-audit-key-of-the-portal-not-for-production"],
  ])("%s=%s", (name, value) => {
    const sentence = refusalOf({ ...production, [name]: value });
    expect(sentence).toContain(name);
    expect(sentence).toMatch(oneSentence);
    if (value) expect(sentence).not.toContain(value);
  });

  test.each([
    [{ KVK_API_URL: "http://api.kvk.nl" }, "KVK_API_URL"],
    [{ KVK_API_URL: "https://api.kvk.nl" }, "KVK_API_KEY"],
    [{ KVK_API_URL: "https://api.kvk.nl", KVK_API_KEY: "demo-kvk-key" }, "KVK_API_KEY"],
    [{ RELATION_REGISTER_URL: "http://relaties.internal" }, "RELATION_REGISTER_URL"],
    [{ RELATION_REGISTER_URL: "https://relaties.internal" }, "RELATION_REGISTER_TOKEN"],
    [{ RELATION_REGISTER_URL: "https://relaties.internal", RELATION_REGISTER_FILE: "a.csv" }, "RELATION_REGISTER_FILE"],
  ])("a register that is half set: %j", (environment, name) => {
    const sentences = refusalOf({ ...production, ...environment });
    expect(sentences).toContain(name);
    for (const sentence of sentences.split("\n")) expect(sentence).toMatch(oneSentence);
  });

  test("and has no registers of its own", () => {
    const { KVK_API_URL, RELATION_REGISTER_FILE, RELATION_REGISTER_URL } = readSettings(production);
    expect([KVK_API_URL, RELATION_REGISTER_FILE, RELATION_REGISTER_URL]).toEqual([undefined, undefined, undefined]);
  });

  test("and starts with what is right", () => {
    expect(readSettings(production)).toMatchObject({ APP_ENV: "production", AUTH_SECRET: [secret] });
    expect(readSettings({ ...production, TRUSTED_PROXIES: "0" }).TRUSTED_PROXIES).toBe(0);
  });
});

test("all that is wrong is named at once, each in a sentence of its own", () => {
  const sentences = refusalOf({
    ...production,
    ...{ PORT: "0", DATABASE_URL: "", SMTP_URL: "smtp://mail.internal", SMS_URL: "http://sms.internal" },
    ...{ TRUSTED_PROXIES: "", BMW_CLOSES: "08:00", AUTH_SECRET: "kort" },
  }).split("\n");
  for (const sentence of sentences) expect(sentence).toMatch(oneSentence);
  const named = sentences.flatMap((sentence) => /[A-Z]+(_[A-Z]+)*_?[A-Z]{2,}/.exec(sentence)?.[0] ?? []);
  expect(named.sort()).toEqual(
    ["PORT", "DATABASE_URL", "SMTP_URL", "SMS_URL", "TRUSTED_PROXIES", "BMW_CLOSES", "AUTH_SECRET"].sort(),
  );
  const both = refusalOf({ PORT: "0" }).split("\n");
  expect(both.map((sentence) => /PORT|APP_ENV/.exec(sentence)?.[0]).sort()).toEqual(["APP_ENV", "PORT"]);
});

test("whoever may be called is called at the address that belongs to the one for SMS, or the start says so", () => {
  const SMS_URL = "https://api.twilio.example/2010-04-01/Accounts/AC1/Messages.json";
  const twilio = {
    ...{
      SMS_PROVIDER: "twilio",
      SMS_ACCOUNT: "AC1",
      SMS_FROM: "Portaal",
      CODE_BY_CALL: "on",
      CALL_FROM: "+31201234567",
    },
    ...{ SMS_SECOND_URL: "https://sms.internal/", SMS_SECOND_TOKEN: "another-token", SMS_SECOND_ACCOUNT: "AC2" },
  };
  expect(readSettings({ ...production, ...twilio, SMS_URL }).CODE_BY_CALL).toBe(true);
  const second = { ...twilio, SMS_SECOND_PROVIDER: "twilio" };
  for (const url of [`${SMS_URL}?x=1`, "https://sms.internal/send"]) {
    const sentences = refusalOf({ ...production, ...second, SMS_URL: url }).split("\n");
    expect(sentences.map((sentence) => /SMS_(?:SECOND_)?URL/.exec(sentence)?.[0])).toEqual([
      "SMS_URL",
      "SMS_SECOND_URL",
    ]);
    for (const sentence of sentences) expect(sentence).toMatch(oneSentence);
  }
  expect(readSettings({ ...production, ...second, CODE_BY_CALL: "off" }).CODE_BY_CALL).toBe(false);
});

test("a mail server may be reached in the clear, when it must go on encrypted", () => {
  const SMTP_URL = "smtp://mail.internal:587?requireTLS=true";
  expect(readSettings({ ...production, SMTP_URL }).SMTP_URL).toBe(SMTP_URL);
});

test("the demo answers for the KvK itself and has a file of relations, unless others are given", () => {
  expect(readSettings({ APP_ENV: "demo", PUBLIC_ORIGIN: "http://localhost:4000" })).toMatchObject({
    KVK_API_URL: "http://localhost:4000/demo/kvk",
    RELATION_REGISTER_FILE: "scripts/demo/relations.csv",
  });
  const own = {
    APP_ENV: "demo",
    KVK_API_URL: "https://api.kvk.nl/test",
    KVK_API_KEY: "a-key-of-ours",
    RELATION_REGISTER_FILE: "own.csv",
  };
  expect(readSettings(own)).toMatchObject(own);
  expect(readSettings({ APP_ENV: "test" }).KVK_API_URL).toBeUndefined();
});

test("the demo has its own broker, unless another is given, and nobody else has one", () => {
  expect(readSettings({ APP_ENV: "demo", PUBLIC_ORIGIN: "http://localhost:4000" })).toMatchObject({
    EHERKENNING_ISSUER: "http://localhost:4000/demo/eherkenning",
    EHERKENNING_CLIENT_SECRET: "demo-broker-secret",
  });
  const own = {
    APP_ENV: "demo",
    EHERKENNING_ISSUER: "https://broker.example",
    EHERKENNING_CLIENT_ID: "us",
    EHERKENNING_CLIENT_SECRET: "a secret of ours",
  };
  expect(readSettings(own)).toMatchObject(own);
  for (const environment of [{ APP_ENV: "test" }, production])
    expect(readSettings(environment).EHERKENNING_ISSUER).toBeUndefined();
  expect(
    refusalOf({ ...production, ...own, APP_ENV: "production", EHERKENNING_CLIENT_SECRET: "demo-broker-secret" }),
  ).toBe("The setting EHERKENNING_CLIENT_SECRET is the demo's, which production does not accept.");
});

test("AUTH_SECRET may be followed by the previous ones, with spaces or commas between", () => {
  const previous = [...secret].reverse().join("");
  for (const AUTH_SECRET of [`${secret} ${previous}`, `${secret},${previous}`, ` ${secret},\n ${previous} `])
    expect(readSettings({ ...production, AUTH_SECRET }).AUTH_SECRET).toEqual([secret, previous]);
});

test("without any setting nothing starts", () => {
  expect(refusalOf({})).toMatch(oneSentence);
  expect(refusalOf({})).toContain("APP_ENV");
});

test("the demo has its own port, and every field that is empty has its default", () => {
  const defaults = readSettings({ APP_ENV: "demo" });
  expect(defaults).toMatchObject({ APP_ENV: "demo", PORT: 3000, PUBLIC_ORIGIN: "http://localhost:3000", WORKER: true });
  expect(defaults.SIGN_IN_LADDER).toEqual({
    waits: [
      { tries: 5, waitMs: 60_000 },
      { tries: 10, waitMs: 300_000 },
      { tries: 15, waitMs: 900_000 },
    ],
    blockAt: 20,
  });
  expect(
    readSettings(Object.fromEntries(Object.keys(defaults).map((name) => [name, name === "APP_ENV" ? "demo" : ""]))),
  ).toEqual(defaults);
});

test("what is kept longer is said by table, and the rest keeps its own days", () => {
  const { RETENTION_DAYS } = readSettings({ APP_ENV: "test", RETENTION_DAYS: "Session=400, HelpRequest=730" });
  expect(RETENTION_DAYS).toMatchObject({ Session: 400, HelpRequest: 730, OneTimeLink: 90 });
});
