import { z } from "zod";

/** What a server or provider says of a message after it took it, or when it refused it for good. */
export const fates = ["DELIVERED", "DELAYED", "BOUNCED", "SUPPRESSED"] as const;
export type Fate = (typeof fates)[number];

export const Report = z.object({
  /** The message as we call it, or else as the provider does. */
  id: z.uuid().optional(),
  providerId: z.string().min(1).max(200).optional(),
  fate: z.enum(fates),
  /** A status as "5.1.1" and the server's words, in which no address stands. */
  reason: z.string().max(200),
});
export type Report = z.infer<typeof Report>;

/** How a report reached us: at the refusal itself, in the mailbox for what comes back, or from a provider. */
export const channels = ["server", "mailbox", "webhook"] as const;
export const mostReports = 100;
export const Reports = z.object({ via: z.enum(channels), reports: z.array(Report).min(1).max(mostReports) });

declare module "./outgoing.ts" {
  interface Jobs {
    "message.report": z.input<typeof Reports>;
  }
}

/** A word as addresses stand in what servers say, with what they stand between; each is looked at once. */
const word = /<?[^\s<>"'(),;[\]]+>?/g;

/** Without the address that a word ends in; what stands before it with a colon, such as "smtp:", stays. */
function withoutAddress(said: string): string {
  const at = said.indexOf("@");
  return at < 0 ? said : `${said.slice(0, said.lastIndexOf(":", at) + 1)}…`;
}

/** What a server said, without addresses, for staff to read. */
export const withoutAddresses = (said: string) =>
  said
    .replace(word, withoutAddress)
    .replace(/[\s\p{C}]+/gu, " ")
    .trim()
    .slice(0, 200);

/** A status as RFC 3463 has it, at the beginning of a reason or after the three digits of SMTP. */
const enhanced = /(?:^|\b[245]\d\d[ -]#?|[\s(#[])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])/;

export function statusIn(said: string): string | null {
  const [, kind, subject, detail] = enhanced.exec(said) ?? [];
  return kind ? `${kind}.${subject}.${detail}` : null;
}

/** What servers say in words, where they give no status or one that says nothing; the first that fits. */
const inWords: readonly (readonly [RegExp, string])[] = [
  [
    /over ?quota|quota (?:has been )?exceeded|mailbox (?:is )?full|exceeded (?:its )?storage|insufficient (?:system )?storage|postvak is vol|out of storage/i,
    "2.2",
  ],
  [
    /host (?:or domain name )?not found|domain (?:not found|does not exist)|unrouteable|no (?:mx|route)|unknown host/i,
    "1.2",
  ],
  [
    /user unknown|unknown (?:user|recipient|address|mailbox)|no such (?:user|mailbox|recipient|address)|no mailbox|does(?:n't| not) (?:exist|have an? .{0,80}account)|not found|recipient (?:address )?rejected|invalid (?:recipient|mailbox|address)|mailbox (?:unavailable|not found|disabled)|address (?:rejected|couldn't be found)|bestaat niet/i,
    "1.1",
  ],
  [/spam|block(?:ed|list)|blacklist|reputation|dmarc|spf|dkim|policy|not allowed|denied/i, "7.1"],
  [/timed? ?out|connection (?:refused|dropped|lost)|could ?n[o']t connect|no answer|unreachable/i, "4.1"],
];

/** The status of what a server said: the one it gives, or else the one its words mean. */
export function statusOf(said: string, failed = true): string | null {
  const given = statusIn(said);
  if (given && !/^[245]\.0\.0$/.test(given)) return given;
  const [, meant] = inWords.find(([words]) => words.test(said)) ?? [];
  return meant ? `${failed ? 5 : 4}.${meant}` : given;
}
