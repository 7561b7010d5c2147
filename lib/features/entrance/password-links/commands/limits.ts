import "server-only";
import { minutes } from "#lib/platform/durations.ts";
import type { Limit } from "#lib/platform/gate/limit.ts";
import { keyedHash } from "#lib/platform/secrets.ts";

/** The limit is wide, since an office of many people asks from one address. */
export const perIp = (what: string, ip: string): Limit => ({
  bucket: `${what}:${keyedHash("ip", ip)}`,
  times: 60,
  withinMs: minutes(15),
});
