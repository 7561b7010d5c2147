import { afterEach, expect, test, vi } from "vitest";

const production = {
  APP_ENV: "production",
  DATABASE_URL: "postgresql://portal@db.internal/portal",
  PUBLIC_ORIGIN: "https://portaal.verzekeraar.nl",
  SMTP_URL: "smtps://mail.internal",
  SMS_URL: "https://sms.internal/send",
  TRUSTED_PROXIES: "1",
  SMS_TOKEN: "a-token-of-the-provider",
  STAFF_EMAIL_DOMAINS: "verzekeraar.nl",
  MAIL_FROM: "Portaalhulp <portaalhulp@verzekeraar.nl>",
  AUTH_SECRET: "q9Zt4Lm2Xv8Rw1Kc7Np5Hd3Jy6Bf0GaS",
};

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function mailboxIn(environment: Record<string, string>) {
  vi.resetModules();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const { mailbox } = await import("#lib/features/demo/mailbox/queries.ts");
  const findMany = vi.fn(() => Promise.resolve([]));
  const answer = await mailbox.run({ db: { demoMessage: { findMany } }, input: { to: "" } } as never);
  return { answer, asked: findMany.mock.calls.length };
}

test("in production there is no mailbox, and its table is not even asked", async () => {
  expect(await mailboxIn(production)).toEqual({ answer: null, asked: 0 });
});

test("in the demo there is one", async () => {
  expect(await mailboxIn({ APP_ENV: "demo" })).toEqual({ answer: [], asked: 1 });
});
