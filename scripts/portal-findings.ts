import { randomBytes } from "node:crypto";
import { z } from "zod";
import { callOutside, type Answer, type Call } from "#lib/platform/outside.ts";

/** What was found, in a whole sentence. */
export type Finding = { readonly fine: boolean; readonly says: string };

export const fine = (says: string): Finding => ({ fine: true, says });
export const wrong = (says: string): Finding => ({ fine: false, says });

const patienceMs = 8_000;
export const random = () => randomBytes(24).toString("base64url");
export const form = { "Content-Type": "application/x-www-form-urlencoded" };

export const parsed = <T>(schema: z.ZodType<T>, text: string): T | null => {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

export const Keys = z.looseObject({ keys: z.array(z.looseObject({ kid: z.string().optional(), kty: z.string() })) });

type Told = { readonly name?: string; readonly code?: string; readonly message?: string; readonly cause?: unknown };

/** What keeps us from an address, in words. */
export function why(error: unknown): string {
  const { name, code = "", message, cause } = error as Told;
  // That is how fetch hides what went wrong.
  if (cause !== undefined) return why(cause);
  if (name === "NotOutside")
    return "it is in a private network or is not https: production calls it only if PORTAL_NETWORKS names the network";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "its name is not known";
  if (code === "ECONNREFUSED") return "nobody listens there";
  if (/CERT|TLS|SSL|ALTNAME|SELF_SIGNED/.test(code)) return `its certificate is not right (${code})`;
  if (name === "TimeoutError" || code === "ABORT_ERR") return `it does not answer within ${patienceMs / 1000} seconds`;
  return `it cannot be reached (${code || message || "silent"})`;
}

type Called = { readonly answer: Answer } | { readonly finding: Finding };

export async function called(what: string, uri: string, call: Omit<Call, "withinMs"> = {}): Promise<Called> {
  try {
    return { answer: await callOutside(uri, { ...call, withinMs: patienceMs }) };
  } catch (error) {
    return { finding: wrong(`${what} ${uri}: ${why(error)}.`) };
  }
}

/** Whether there is a page for people at an address. */
export async function page(what: string, uri: string): Promise<Finding> {
  const found = await called(what, uri);
  if ("finding" in found) return found.finding;
  const { status } = found.answer;
  if (status === 404 || status === 410) return wrong(`${what} ${uri}: there is no such page (${status}).`);
  if (status >= 500) return wrong(`${what} ${uri}: the portal has a fault (${status}).`);
  return fine(`${what} ${uri} answers.`);
}
