import "server-only";
import { settings } from "../settings.ts";
import type { SmsAccount, SmsProviderName } from "./sms-provider.ts";

/** How many messages a provider is given at once, and how many a second; 0 is as fast as it goes. */
export type Pace = { readonly atOnce: number; readonly perSecond: number };

export type MailServer = {
  readonly url: string;
  readonly from: string;
  readonly replyTo?: string;
  readonly pace: Pace;
};

export type SmsService = SmsAccount & { readonly provider: SmsProviderName; readonly pace: Pace };

/** Both providers of a kind; the second goes as the first does where nothing else is set. */
function pacesOf(kind: "EMAIL" | "SMS"): readonly [Pace, Pace] {
  const set = settings();
  const first =
    kind === "EMAIL"
      ? { atOnce: set.MAIL_AT_ONCE, perSecond: set.MAIL_PER_SECOND }
      : { atOnce: set.SMS_AT_ONCE, perSecond: set.SMS_PER_SECOND };
  const [atOnce, perSecond] =
    kind === "EMAIL"
      ? [set.MAIL_SECOND_AT_ONCE, set.MAIL_SECOND_PER_SECOND]
      : [set.SMS_SECOND_AT_ONCE, set.SMS_SECOND_PER_SECOND];
  return [first, { atOnce: atOnce ?? first.atOnce, perSecond: perSecond ?? first.perSecond }];
}

/** How many of a kind one process has under way: as many as the faster of its providers is given. */
export function atOnceOf(kind: "EMAIL" | "SMS"): number {
  const { SMTP_SECOND_URL, SMS_SECOND_URL } = settings();
  const [first, second] = pacesOf(kind);
  const hasSecond = (kind === "EMAIL" ? SMTP_SECOND_URL : SMS_SECOND_URL) !== undefined;
  return hasSecond ? Math.max(first.atOnce, second.atOnce) : first.atOnce;
}

/** Who takes our mails, the first one first; none in a demo. */
export function mailServers(): MailServer[] {
  const { MAIL_FROM: from, MAIL_REPLY_TO: replyTo, SMTP_URL, SMTP_SECOND_URL } = settings();
  const [first, second] = pacesOf("EMAIL");
  const ours = { from, ...(replyTo && { replyTo }) };
  return [
    ...(SMTP_URL ? [{ ...ours, url: SMTP_URL, pace: first }] : []),
    ...(SMTP_SECOND_URL ? [{ ...ours, url: SMTP_SECOND_URL, pace: second }] : []),
  ];
}

/** The same of SMS. */
export function smsServices(): SmsService[] {
  const set = settings();
  const [first, second] = pacesOf("SMS");
  const from = { from: set.SMS_FROM, callFrom: set.CALL_FROM };
  const one = { provider: set.SMS_PROVIDER, token: set.SMS_TOKEN ?? "", account: set.SMS_ACCOUNT, pace: first };
  const other = {
    ...{ provider: set.SMS_SECOND_PROVIDER, token: set.SMS_SECOND_TOKEN ?? "" },
    ...{ account: set.SMS_SECOND_ACCOUNT, pace: second },
  };
  return [
    ...(set.SMS_URL ? [{ ...from, ...one, url: set.SMS_URL }] : []),
    ...(set.SMS_SECOND_URL ? [{ ...from, ...other, url: set.SMS_SECOND_URL }] : []),
  ];
}
