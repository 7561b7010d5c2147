import "server-only";
import type { SignInWay } from "../access/ways.ts";
import { days, hours } from "../durations.ts";
import { settings } from "../settings.ts";
import type { Theme } from "../web/theme.ts";
import {
  cookieOptions,
  deviceCookie,
  draftCookie,
  factorsCookie,
  keptCookie,
  loginCookie,
  passkeyCookie,
  sessionCookie,
  themeCookie,
  typedCookie,
  visitCookie,
  wayCookie,
} from "./cookies.ts";
import { askedToo } from "./challenge.ts";
import { sessionToken } from "./session-token.ts";

type Jar = {
  get(name: string): { value: string } | undefined;
  set(name: string, value: string, options: ReturnType<typeof cookieOptions> & { maxAge: number }): unknown;
};

const keep = (jar: Jar, name: string, value: string, seconds: number) =>
  jar.set(name, value, { ...cookieOptions(), maxAge: seconds });

// Browsers ignore a plain deletion of a __Host- cookie: it needs the same options as the cookie.
const forget = (jar: Jar, name: string) => keep(jar, name, "", 0);

/** From here on this browser is signed in. */
export async function keepSession(jar: Jar, sessionId: string): Promise<void> {
  keep(jar, sessionCookie(), await sessionToken(sessionId), hours(settings().SESSION_HOURS) / 1000);
}

/** At sign-out: nothing of this person stays, except that the browser is known to them. */
export function forgetPerson(jar: Jar): void {
  for (const name of [sessionCookie(), loginCookie(), typedCookie(), draftCookie(), keptCookie()]) forget(jar, name);
}

/** The browser's half of a login, kept until the code is typed. */
export const keepLogin = (jar: Jar, browserSecret: string) => keep(jar, loginCookie(), browserSecret, 15 * 60);

export const forgetLogin = (jar: Jar) => forget(jar, loginCookie());

export const loginIn = (jar: Pick<Jar, "get">) => ({ browserSecret: jar.get(loginCookie())?.value ?? "" });

/** At most this many accounts know one browser; of more, those that signed in last. */
const accountsHere = 8;

/** The secrets that this browser keeps of the accounts to which it is known. */
export const devicesIn = (jar: Pick<Jar, "get">): readonly string[] =>
  (jar.get(deviceCookie())?.value ?? "")
    .split(".")
    .filter((secret) => /^[\w-]{43}$/.test(secret))
    .slice(0, accountsHere);

/** From here on this browser is known to one account more, or for longer. */
export function keepDevice(jar: Jar, secret: string): void {
  const others = devicesIn(jar).filter((other) => other !== secret);
  keep(jar, deviceCookie(), [secret, ...others].slice(0, accountsHere).join("."), days(180) / 1000);
}

/** What else than an SMS somebody may show. */
export type OtherFactor = "app" | "passkey" | "recovery";
const otherFactors: readonly OtherFactor[] = ["app", "passkey", "recovery"];

const factorOf: Readonly<Record<SignInWay, OtherFactor | null>> = {
  ...{ PASSWORD_SMS: null, PASSWORD_APP: "app", PASSWORD_PASSKEY: "passkey", PASSKEY: "passkey" },
  ...{ EHERKENNING: null, RECOVERY: "recovery", DEMO: null },
};

/** For a year; null is as the system of this browser has it, and keeps nothing. */
export const keepTheme = (jar: Jar, theme: Theme | null) =>
  keep(jar, themeCookie(), theme ?? "", theme === null ? 0 : days(365) / 1000);

/** The kinds of factors that this browser has shown before. Whose they are it does not say. */
export function factorsIn(jar: Pick<Jar, "get">): readonly OtherFactor[] {
  const kept = (jar.get(factorsCookie())?.value ?? "").split(".");
  return otherFactors.filter((factor) => kept.includes(factor));
}

/** For the login help, which may then offer that factor to whoever sits here. */
function keepFactor(jar: Jar, factor: OtherFactor): void {
  const others = factorsIn(jar).filter((other) => other !== factor);
  keep(jar, factorsCookie(), [factor, ...others].join("."), days(180) / 1000);
}

type SignedIn = { readonly sessionId: string; readonly deviceSecret: string; readonly way: SignInWay };

/** The end of every way in: this browser is signed in, is known from now on, and has no login under way. */
export async function keepSignIn(jar: Jar, { sessionId, deviceSecret, way }: SignedIn): Promise<void> {
  const factor = factorOf[way];
  if (factor) keepFactor(jar, factor);
  forgetLogin(jar);
  keepDevice(jar, deviceSecret);
  await keepSession(jar, sessionId);
}

/** The browser's half of a visit to another party, kept until the person has finished what it is for. */
export const keepVisit = (jar: Jar, browserSecret: string) => keep(jar, visitCookie(), browserSecret, 45 * 60);

export const forgetVisit = (jar: Jar) => forget(jar, visitCookie());

export const visitIn = (jar: Pick<Jar, "get">) => ({ browserSecret: jar.get(visitCookie())?.value ?? "" });

/** What this browser's passkey is asked, until it is shown. Each of its pages may ask. */
export const keepChallenge = (jar: Jar, sealed: string) =>
  keep(jar, passkeyCookie(), askedToo(challengeOf(jar).challenge, sealed), 5 * 60);

export const forgetChallenge = (jar: Jar) => forget(jar, passkeyCookie());

export const challengeOf = (jar: Pick<Jar, "get">) => ({ challenge: jar.get(passkeyCookie())?.value ?? "" });

/** The address at which a portal's request waits for this browser, whatever came between; undefined without one. */
export const wayIn = (jar: Pick<Jar, "get">): string | undefined =>
  /^\/portaal\/[A-Z0-9_]{1,40}\?verder=[\w-]{10,100}(?:&organisatie=[\da-f-]{36})?$/.exec(
    jar.get(wayCookie())?.value ?? "",
  )?.[0];

/** Where this sign-in leads: as its form says, or to the portal that somebody came from before they had to be helped. */
export const wishIn = (jar: Pick<Jar, "get">, { naar }: Readonly<Record<string, string>>) =>
  naar === undefined || naar === "" ? wayIn(jar) : naar;

/** The address someone typed in a public form, known to us or not: for the next form, and to show it again. */
export const keepTyped = (jar: Jar, email: string) => keep(jar, typedCookie(), email.slice(0, 254), 15 * 60);

/** Empty when nothing was typed lately. */
export const typedIn = (jar: Pick<Jar, "get">) => jar.get(typedCookie())?.value.slice(0, 254) ?? "";
