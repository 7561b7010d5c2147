import { minutes } from "#lib/platform/durations.ts";

/** The link that lets one browser try passwords lasts for so long, and works once. */
export const linkLastsMs = minutes(30);
