import { settings } from "../settings.ts";

/** What a browser says of a request, by the name of the header. */
type Asked = Pick<Headers, "get">;

/**
 * Whether somebody opens the address. A browser that fetches ahead does not, and neither does one for a page that has it
 * as a picture or in a frame: that could use up what a whole office has. A browser that says nothing is believed.
 */
export const isOpened = (asked: Asked): boolean =>
  (asked.get("sec-fetch-dest") ?? "document") === "document" && !asked.get("sec-purpose")?.includes("prefetch");

/**
 * Whether the person began this themselves: from a page of ours, or by typing the address. A browser that does not say
 * so tells from which page it came, which it never does of another site's.
 */
export function isBegunHere(asked: Asked): boolean {
  const site = asked.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  return URL.parse(asked.get("referer") ?? "")?.origin === settings().PUBLIC_ORIGIN;
}
