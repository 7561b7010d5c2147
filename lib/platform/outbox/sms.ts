import "server-only";
import { z } from "zod";
import { servicedesk } from "../contact.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/types.ts";
import { after, days, hours } from "../durations.ts";
import { countIn, type Limit } from "../gate/limit.ts";
import { refuse } from "../gate/outcome.ts";
import { countryOf, reaches } from "../phone.ts";
import { keyedHash } from "../secrets.ts";
import { settings } from "../settings.ts";
import { enqueue } from "./enqueue.ts";
import { localeOf } from "./mail.ts";
import { job, type CountedSms } from "./outgoing.ts";

/** A text for one person's telephone. */
type Text = {
  readonly accountId: string;
  /** The authorisation it is about, if it is about one; else it counts for the only organisation one is in. */
  readonly authorisationId: string | null;
  readonly to: string;
  readonly locale: string;
  readonly text: string;
  readonly expiresAt: Date;
  /** Read out by telephone, which counts as an SMS does. */
  readonly isSpoken?: boolean;
};

declare module "./outgoing.ts" {
  interface Jobs {
    /** How much of what may be sent in a day has been: half, or all. */
    "sms.warn": { share: "half" | "all" };
  }
}

/**
 * An SMS that has been counted for the number, its range, the account, the organisation, the country and the whole, or why it may
 * not leave. Nothing else makes one, so none leaves that the limits do not know of.
 */
export async function sms(tx: Tx, message: Text, now: Date) {
  const { to, text, expiresAt, isSpoken, locale } = message;
  const spoken = isSpoken && { spoken: localeOf({ locale }) };
  return (await whyNot(tx, message, now)) ?? ({ kind: "SMS", to, text, expiresAt, ...spoken } as CountedSms);
}

/** Every one costs money, and whoever makes others' telephones ring decides how many. */
async function whyNot(tx: Tx, { to, locale: theirs, accountId, authorisationId }: Text, now: Date) {
  const { SMS_PER_DAY, SMS_PER_COUNTRY, SMS_PER_RANGE, SMS_PER_ACCOUNT } = settings();
  const { name: desk, phone } = servicedesk(localeOf({ locale: theirs }));
  const country = countryOf(to);
  if (!reaches(country)) return refuse("smsCountry", { country, desk, phone });
  const number = keyedHash("number", to);
  const own: readonly Limit[] = [
    { bucket: `sms-hour:${number}`, times: 30, withinMs: hours(1) },
    { bucket: `sms-day:${number}`, times: 100, withinMs: days(1) },
    { bucket: `sms-account:${accountId}`, times: SMS_PER_ACCOUNT, withinMs: days(1) },
  ];
  const all = { bucket: "sms-whole", times: SMS_PER_DAY, withinMs: days(1) };
  const abroad = { bucket: `sms-country:${country}`, times: SMS_PER_COUNTRY, withinMs: days(1) };
  // Whoever earns by texts has numbers that follow one another; an office has a few hundred of them.
  const range = {
    bucket: `sms-range:${keyedHash("number", to.slice(0, -4))}`,
    times: SMS_PER_RANGE,
    withinMs: days(1),
  };
  const shared = [
    ...[all, range],
    ...(country === "NL" ? [] : [abroad]),
    ...(await ofOrganisation(tx, accountId, authorisationId, now)),
  ];
  const { full, counts } = await countIn(tx, [...own, ...shared], now);
  const ownFull = own.flatMap(({ bucket }) => full.get(bucket) ?? []);
  if (full.size > ownFull.length) return refuse("smsStopped", { desk, phone });
  if (ownFull.length > 0) return refuse("tooManyCodes", { until: new Date(Math.max(...ownFull.map(Number))) });
  const sent = counts.get(all.bucket);
  const share = sent === SMS_PER_DAY ? "all" : sent === Math.ceil(SMS_PER_DAY / 2) ? "half" : null;
  if (share) await enqueue(tx, [job("sms.warn", { share })], now);
  return null;
}

const counting = statement(
  "sms.organisation",
  z.object({ organisationId: z.string(), places: z.int(), people: z.int() }),
);

/** What one organisation may cause grows with those who have been there for longer than a day, not with whom it invites. */
async function ofOrganisation(tx: Tx, accountId: string, id: string | null, now: Date): Promise<readonly Limit[]> {
  const [place] = await counting(tx)`
    SELECT own."organisationId", count(*) OVER ()::int AS places, (
      SELECT count(*)::int FROM "Authorisation" other WHERE other."organisationId" = own."organisationId"
        AND other.status = 'ACTIVE' AND other."createdAt" < ${after(now, -days(1))}::timestamptz) AS people
    FROM "Authorisation" own
    WHERE own."accountId" = ${accountId}::uuid AND (${id}::uuid IS NULL OR own.id = ${id}::uuid)
    LIMIT 1`;
  if (place?.places !== 1) return [];
  const times = settings().SMS_PER_ORGANISATION + 5 * place.people;
  return [{ bucket: `sms-organisation:${place.organisationId}`, times, withinMs: days(1) }];
}
