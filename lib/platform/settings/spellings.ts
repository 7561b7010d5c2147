import "server-only";
import { z } from "zod";
import { readSize } from "../admission/lanes.ts";
import { claimParts, type ClaimMap, type ClaimPart } from "../broker/claims.ts";
import { type Level, levels, usualLevelNames } from "../broker/levels.ts";
import { minutes } from "../durations.ts";
import { retentionDays } from "../retention.ts";

/** "5:1,10:5,15:15,20:block": after 5 wrong passwords wait 1 minute, after 10 wait 5, and so on; after 20 block. */
export const Ladder = z.string().transform((text, context) => {
  const steps = text.split(",").map((step) => /^(\d{1,2}):(\d{1,3}|block)$/.exec(step.trim()));
  const rungs = steps.flatMap((step) => (step ? [{ tries: Number(step[1]), wait: step[2] ?? "" }] : []));
  const last = rungs.at(-1);
  const waits = rungs.slice(0, -1).map(({ tries, wait }) => ({ tries, waitMs: minutes(Number(wait)) }));
  const rising = rungs.every((rung, i) => rung.tries > (rungs[i - 1]?.tries ?? 2));
  const sane = waits.every(({ waitMs }) => waitMs >= minutes(1) && waitMs <= minutes(240));
  // NIST SP 800-63B allows at most 100 failures in a row; we stay far below.
  if (rungs.length !== steps.length || !last || last.wait !== "block" || !rising || !sane || last.tries > 50) {
    context.addIssue(
      "write it like 5:1,10:5,15:15,20:block, rising, from 3 tries and to at most 50, waits of 1 to 240 minutes",
    );
    return z.NEVER;
  }
  return { waits, blockAt: last.tries };
});

/**
 * "5:1,10:5,60:new": the waits as above. After the last one every five more tries wait as long, and after 60 in a row
 * no password is looked at.
 */
export const StrangersLadder = z.string().transform((text, context) => {
  const [, listed = "", last = ""] = /^(.*),\s*(\d{1,2}):new\s*$/.exec(text) ?? [];
  const given = Ladder.safeParse(`${listed},50:block`);
  const closeAt = Number(last);
  const longest = given.data?.waits.at(-1);
  if (!longest || longest.tries >= closeAt || closeAt > 80) {
    context.addIssue(
      "write it like 5:1,10:5,15:15,60:new, rising, from 3 tries and to at most 80, waits of 1 to 240 minutes",
    );
    return z.NEVER;
  }
  const more = Array.from({ length: closeAt }, (_, i) => longest.tries + 5 * (i + 1)).filter(
    (tries) => tries < closeAt,
  );
  return { waits: [...(given.data?.waits ?? []), ...more.map((tries) => ({ ...longest, tries }))], closeAt };
});

export const flag = (byDefault: "on" | "off") =>
  z
    .enum(["on", "off"])
    .default(byDefault)
    .transform((value) => value === "on");

export const text = (byDefault: string) => z.string().trim().max(200).default(byDefault);

export const whole = (min: number, max: number, byDefault: number) =>
  z.coerce.number().int().min(min).max(max).default(byDefault);

export const clockTime = (byDefault: string) =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "write it like 09:00")
    .default(byDefault);

/** What stands apart by these signs, without the spaces around it. */
const listOf = (apart: RegExp) => z.string().transform((text) => text.split(apart).flatMap((one) => one.trim() || []));

/** Dates on which the insurer's people do not work, besides public holidays. */
export const Days = listOf(/,/).refine(
  (days) => days.length <= 60 && days.every((day) => z.iso.date().safeParse(day).success),
  "write days like 2026-12-31,2027-03-26, at most 60",
);

const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** Countries in two letters. Our own is always one of them. */
export const Countries = z
  .string()
  .toUpperCase()
  .pipe(listOf(/,/))
  .refine(
    (countries) =>
      countries.includes("NL") && countries.every((country) => /^[A-Z]{2}$/.test(country) && regions.of(country)),
    "write countries in two letters like NL,BE,DE, with NL among them",
  );

/** A regular expression for the whole text: one without anchors would let anything pass. */
export const Pattern = z.string().transform((text, context) => {
  try {
    if (/^\^.*\$$/.test(text)) return new RegExp(text, "u");
  } catch {
    // The issue below covers this too.
  }
  context.addIssue("write a regular expression from ^ to $, like ^[0-9]{5}$");
  return z.NEVER;
});

/** Keys, the newest first: "new old". What the previous ones sealed can still be opened. */
export const Secrets = listOf(/[\s,]+/)
  .refine(
    (keys) => keys.length > 0 && keys.length <= 5 && new Set(keys).size === keys.length,
    "give one to five different keys, the newest first, with a space between",
  )
  .pipe(z.tuple([z.string()], z.string()));

/** Addresses that checkpoints are sent to. */
export const Places = listOf(/\s+/).refine(
  (places) =>
    places.length <= 5 &&
    places.every((place) => ["file:", "https:", "syslog:"].includes(URL.parse(place)?.protocol ?? "")),
  "write addresses like file:///var/lib/portal/checkpoints.jsonl, https://… or syslog://host:514",
);

const isNetwork = (text: string) => z.cidrv4().safeParse(text).success || z.cidrv6().safeParse(text).success;

/** Networks like 10.20.0.0/16. */
export const Networks = listOf(/[\s,]+/).refine(
  (networks) => networks.length <= 20 && networks.every(isNetwork),
  "write networks like 10.20.0.0/16, at most 20",
);

/** Domains of mail like insurer.nl. */
export const Domains = z
  .string()
  .toLowerCase()
  .pipe(listOf(/[\s,]+/))
  .refine(
    (domains) => domains.length <= 50 && domains.every((domain) => /^[a-z\d-]+(\.[a-z\d-]+)+$/.test(domain)),
    "write domains like insurer.nl, at most 50",
  );

/** "a=b,c=d"; a value may have a "=" itself. */
const pairsIn = (text: string) =>
  text.split(",").flatMap((part): [string, string][] => {
    const [name = "", ...value] = part.split("=");
    return part.trim() === "" ? [] : [[name.trim(), value.join("=").trim()]];
  });

const isClaimPart = (name: string): name is ClaimPart => Object.hasOwn(claimParts, name);

const isLevel = (name: string): name is Level => levels.some((level) => level === name);

/** How a broker names what it says: "acting_subject=sub,loa=acr"; what is not named has its usual name. */
export const Claims = z.string().transform((text, context): ClaimMap => {
  const pairs = pairsIn(text);
  if (pairs.every(([part]) => isClaimPart(part))) return { ...claimParts, ...Object.fromEntries(pairs) };
  context.addIssue(`write it like acting_subject=sub,loa=acr, of ${Object.keys(claimParts).join(", ")}`);
  return z.NEVER;
});

export const LevelNames = z.string().transform((text, context): Readonly<Record<string, Level>> => {
  const pairs = pairsIn(text);
  const named = pairs.flatMap(([name, level]): [string, Level][] => (isLevel(level) ? [[name, level]] : []));
  if (named.length === pairs.length) return { ...usualLevelNames, ...Object.fromEntries(named) };
  context.addIssue(`write it like substantial=EH3, of ${levels.join(", ")}`);
  return z.NEVER;
});

export const lane = ({ usual }: { readonly usual: string }) =>
  z
    .string()
    .refine((text) => readSize(text) !== null, `write how many at once, how many wait, and seconds, like ${usual}`)
    .default(usual);

/** Days by table: "Session=400,HelpRequest=730". */
export const Retention = z.string().transform((text, context) => {
  const days = retentionDays(text);
  if (!("wrong" in days)) return days;
  context.addIssue(days.wrong);
  return z.NEVER;
});

export const contact = z.union([z.literal(""), z.email()]).default("");
