import "server-only";
import { settings } from "../settings.ts";
import { themeCookie as theme } from "../web/theme.ts";

const production = () => settings().APP_ENV === "production";

/** `__Host-` binds a cookie to this very host, and needs https. */
const named = (name: string) => (production() ? `__Host-portal.${name}` : `portal.${name}`);

export const sessionCookie = () => named("session");
/** The browser's half of a login transaction. */
export const loginCookie = () => named("login");
/** The secrets of the accounts to which this browser is known. */
export const deviceCookie = () => named("device");
/** What a passkey is asked for. It changes no page, so it does not count among the cookies that do (document.ts). */
export const passkeyCookie = () => (production() ? "__Host-passkey" : "passkey");
/** Where a portal's request waits for whoever sits here. It changes no page, like that of a passkey. */
export const wayCookie = () => (production() ? "__Host-way" : "way");
/** In which colours this browser shows our pages. */
export const themeCookie = () => (production() ? theme.production : theme.development);
/** The kinds of factors that were shown in this browser. */
export const factorsCookie = () => named("factors");
/** The browser's half of a visit to another party that says who somebody is. */
export const visitCookie = () => named("visit");
/** The address typed in a form of the login help, so that the next form need not ask for it. */
export const typedCookie = () => named("typed");

/** The answers to a form of more pages, until it is sent. */
export const draftCookie = () => named("draft");

/** A form that could not be taken, until its reader has come back to it. */
export const keptCookie = () => named("kept");

export const cookieOptions = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: production() }) as const;
