import { feeds, clientPortals, type PortalKey } from "#lib/platform/portals.ts";

/** What a portal is told, by the job that tells it. */
export const tellings = ["portal.sign-out", "portal.tell-person"] as const;
export type Telling = (typeof tellings)[number];

/** What each portal of the registry wants to hear. */
export const wanted = (): { portal: PortalKey; telling: Telling }[] =>
  clientPortals().flatMap(({ key: portal, client }) => [
    ...(client.backchannelLogoutUri ? [{ portal, telling: tellings[0] }] : []),
    ...(feeds().some((feed) => feed.portal === portal) ? [{ portal, telling: tellings[1] }] : []),
  ]);

/** Why a portal did not take what it was told. */
export type Trouble = "away" | "later" | "notLetIn" | "taken" | "refused" | "inside" | "tooOften" | "unknown";

/** Reads what was kept of a failure: "portal MKB 503", "portal MKB ECONNREFUSED". */
export function troubleIn(said: string): Trouble {
  if (said === "tried too often") return "tooOften";
  const [, word = ""] = /^portal [A-Z0-9_]+ (\S+)/.exec(said) ?? [];
  const status = Number(word);
  if (word === "NotOutside") return "inside";
  if (/^[A-Z]\w*Error$|^E[A-Z]+|^CERT|^DEPTH|_TLS_|^ERR_/.test(word) || word === "silent") return "away";
  if (status === 401 || status === 403) return "notLetIn";
  if (status === 409) return "taken";
  if (status === 429 || status >= 500) return "later";
  return status >= 300 ? "refused" : "unknown";
}
