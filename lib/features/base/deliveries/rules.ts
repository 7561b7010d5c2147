import { sealedWith, simChanged, theirServer } from "#lib/platform/outbox/failure.ts";
import { statusIn } from "#lib/platform/outbox/report.ts";

/** Why a message did not arrive, or not yet. */
export type Trouble =
  | "mailboxUnknown"
  | "mailboxFull"
  | "mailRefused"
  | "domainUnknown"
  | "numberRefused"
  | "numberOff"
  | "simChanged"
  | "stopped"
  | "later"
  | "away"
  | "notLetIn"
  | "tooOften"
  | "unreadable"
  | "keyMissing"
  | "unknown";

const smtp = (code: number): Trouble => {
  if ([550, 551, 553].includes(code)) return "mailboxUnknown";
  if (code === 552 || code === 452) return "mailboxFull";
  if (code === 530 || code === 534 || code === 535) return "notLetIn";
  return code >= 500 ? "mailRefused" : "later";
};

const sms = (code: number): Trouble => {
  if ([400, 404, 410, 422].includes(code)) return "numberRefused";
  return code === 401 || code === 403 ? "notLetIn" : "later";
};

/** A status by RFC 3463. Its first digit says for how long, which the fate of the message says already. */
function enhanced(status: string): Trouble {
  const [, subject, detail] = status.split(".");
  if (subject === "1") return detail === "2" ? "domainUnknown" : "mailboxUnknown";
  if (subject === "2") return detail === "2" ? "mailboxFull" : detail === "1" ? "mailboxUnknown" : "mailRefused";
  if (subject === "3" || subject === "6" || subject === "7") return "mailRefused";
  if (subject === "4") return detail === "4" ? "domainUnknown" : "away";
  return status.startsWith("4") ? "later" : "unknown";
}

/** Codes of two providers of SMS: https://www.twilio.com/docs/api/errors, https://developer.vonage.com/en/api-errors/messages. */
const providers: Readonly<Record<string, Trouble>> = {
  "twilio 30003": "numberOff",
  "twilio 30004": "mailRefused",
  "twilio 30005": "numberRefused",
  "twilio 30006": "numberRefused",
  "twilio 21610": "stopped",
  "vonage 1120": "numberRefused",
  "vonage 1210": "mailRefused",
  "vonage 1250": "numberRefused",
  "vonage 1330": "numberOff",
};

/** Reads what was kept of a failure (lib/platform/outbox/failure.ts) or a report (report.ts). */
export function troubleOf(said: string): Trouble {
  if (said === "unreadable" || said === "not a message") return "unreadable";
  if (said.startsWith(sealedWith)) return "keyMissing";
  if (said === "tried too often") return "tooOften";
  if (said === simChanged) return "simChanged";
  const known = providers[said];
  if (known) return known;
  if (said.startsWith(theirServer)) return /\b(?:EAUTH|(?<!SMS )5\d\d|40[123])\b/.test(said) ? "notLetIn" : "away";
  const status = statusIn(said);
  if (status) return enhanced(status);
  const [, provider] = /^SMS (\d{3})$/.exec(said) ?? [];
  if (provider) return sms(Number(provider));
  if (/\bEAUTH\b/.test(said)) return "notLetIn";
  const [, server] = /(?:^|\b)([45]\d{2})(?:$|[ -])/.exec(said) ?? [];
  if (server) return smtp(Number(server));
  if (
    /^(TimeoutError|TypeError)|\bE(CONNECTION|CONN\w*|SOCKET|DNS|TIMEDOUT|TLS|HOST\w*|NET\w*|NOTFOUND|AI_AGAIN)\b/.test(
      said,
    )
  )
    return "away";
  return "unknown";
}

/** Whether a message that came back for this says something about its address, so that the next would fare no better. */
export const isOfAddress = (trouble: Trouble): boolean =>
  !["away", "later", "notLetIn", "tooOften", "unreadable", "keyMissing", "simChanged"].includes(trouble);
