import "server-only";
import { hours } from "../durations.ts";
import { settings } from "../settings.ts";
import { cookieOptions, loginCookie, sessionCookie, typedCookie } from "./cookies.ts";
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

export const forgetSession = (jar: Jar) => forget(jar, sessionCookie());

/** The browser's half of a login, kept until the code is typed. */
export const keepLogin = (jar: Jar, browserSecret: string) => keep(jar, loginCookie(), browserSecret, 15 * 60);

export const forgetLogin = (jar: Jar) => forget(jar, loginCookie());

export const loginIn = (jar: Pick<Jar, "get">) => ({ browserSecret: jar.get(loginCookie())?.value ?? "" });

/** The address someone typed in a public form, known to us or not: for the next form, and to show it again. */
export const keepTyped = (jar: Jar, email: string) => keep(jar, typedCookie(), email.slice(0, 254), 15 * 60);

/** Empty when nothing was typed lately. */
export const typedIn = (jar: Pick<Jar, "get">) => jar.get(typedCookie())?.value.slice(0, 254) ?? "";
