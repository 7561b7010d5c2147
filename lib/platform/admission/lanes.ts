import { availableParallelism } from "node:os";
import { uploadAt } from "../web/uploads.ts";
import type { Size } from "./line.ts";

export const lanes = ["signIn", "forms", "uploads", "exports"] as const;
export type Lane = (typeof lanes)[number];

/** How many passwords are hashed at once: one core stays with the pages. */
export const hashesAtOnce = (cores = availableParallelism()) => Math.max(1, cores - 1);

/** The setting of each lane, and what it is where nobody says otherwise. */
export const laneSettings: Readonly<Record<Lane, { readonly name: string; readonly usual: string }>> = {
  // While some are hashed, others are looked up, so that the hashing never waits.
  signIn: { name: "SIGN_IN_LANE", usual: `${hashesAtOnce() + 3}:1000:45` },
  forms: { name: "FORMS_LANE", usual: "6:600:20" },
  uploads: { name: "UPLOADS_LANE", usual: "6:20:30" },
  exports: { name: "EXPORTS_LANE", usual: "3:40:30" },
};

/** Reads "4:1000:45": four at once, a thousand may wait, forty-five seconds at most. Null for anything else. */
export function readSize(text: string): Size | null {
  const [, width, length, seconds] = /^(\d{1,3}):(\d{1,5}):(\d{1,2})$/.exec(text.trim())?.map(Number) ?? [];
  if (!width || length === undefined || !seconds) return null;
  return { width, length, patienceMs: seconds * 1000 };
}

/** Pages with a form that hashes a password. */
const hashing =
  /^\/(?:nl|en)\/(?:inloggen|wachtwoord-herstellen\/.+|activeren\/.+|mobiel-nummer\/(?!code$).+|mijn\/beveiliging\/wachtwoord)$/;
/** Where people are who have signed in; their forms cost what they cost and have a session behind them. */
const signedIn = /^\/(?:nl|en)\/(?:beheer|medewerker|mijn|kies-organisatie|bevestigen|demo)(?:\/|$)/;
const exporting = /^\/(?:nl|en)\/(?:beheer|medewerker)\/(?:.+\/)?(?:exporteren|fouten|bestand)$/;
const exportPage = /\/gebruikers\/exporteren$/;
const page = /^\/(?:nl|en)(?:\/|$)/;

/** In which lane a request waits; null for one that waits in none. Next takes an address in any spelling. */
export function laneOf(method: string, asSent: string): Lane | null {
  const path = decodeURIComponent(asSent);
  if (method !== "POST") return exporting.test(path) && !exportPage.test(path) ? "exports" : null;
  if (uploadAt(path)) return "uploads";
  if (hashing.test(path)) return "signIn";
  return page.test(path) && !signedIn.test(path) ? "forms" : null;
}
