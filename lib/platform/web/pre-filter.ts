import { largestBody } from "./uploads.ts";

/** The parts of a request that are checked before anything of it is trusted. */
type Arrival = {
  readonly method: string;
  /** As sent: still percent-encoded. */
  readonly path: string;
  readonly headers: { get(name: string): string | null };
};

type Rejection = { readonly status: 400 | 403 | 405 | 411 | 413 | 415; readonly sentence: string };

const methods = new Set(["GET", "HEAD", "POST"]);
const formTypes = ["application/x-www-form-urlencoded", "multipart/form-data"];

const reject = (status: Rejection["status"], sentence: string): Rejection => ({ status, sentence });

export const unreadableForm = reject(400, "This form cannot be read.");

/** Why a request goes no further; null for one that may. */
export function rejectionOf({ method, path, headers }: Arrival, publicOrigin: string): Rejection | null {
  if (!methods.has(method)) return reject(405, "This address answers GET, HEAD and POST.");
  if (!isReadable(path)) return reject(400, "This address cannot be read.");
  if (method !== "POST") {
    return headers.get("next-action") !== null ? reject(400, "An action is posted.") : null;
  }
  if (isReport(path)) return null;
  // Only the configured origin counts, since anyone can write a forwarded host.
  if (headers.get("origin") !== publicOrigin) return reject(403, "This form was not sent from this site.");
  // What Next answers by itself takes no form, and breaks by one.
  if (path.startsWith("/_next/")) return unreadableForm;
  return rejectionOfBody(headers, largestBody(path));
}

/** Posted by a provider, who signs it: what is not signed, or too long, its handler turns away. */
export const isReport = (path: string): boolean => /^\/api\/messages\/(?:mail|sms)$/.test(path);

/** No browser sends dots, a backslash or what stands behind "#"; whoever does may mean two places by one address. */
const winding = /[\\#]|\/(?:\.|%2e){1,2}(?:\/|$)/i;

function isReadable(path: string): boolean {
  if (!path.startsWith("/") || winding.test(path)) return false;
  try {
    return path.length <= 2048 && !/[\u0000-\u001f\u007f]/.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

function rejectionOfBody(headers: Arrival["headers"], largest: number): Rejection | null {
  const type = headers.get("content-type")?.toLowerCase() ?? "";
  if (!formTypes.some((allowed) => type === allowed || type.startsWith(`${allowed};`))) {
    return reject(415, "This address takes forms only.");
  }
  // A browser gives the length of a form; without one, all of it would be in memory before a limit applies.
  const length = headers.get("content-length");
  if (length === null || !/^\d{1,9}$/.test(length)) return reject(411, "This form does not say how long it is.");
  return Number(length) > largest ? reject(413, "Dit formulier is te lang. / This form is too long.") : null;
}
