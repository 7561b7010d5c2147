import { statusIn, statusOf } from "./report.ts";

/** What nodemailer says of a mail that did not leave. */
export type Refused = {
  readonly code?: string | undefined;
  readonly command?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  readonly message?: string | undefined;
  readonly syscall?: string | undefined;
};

/**
 * Whose fault it is that a mail was not taken. `message`: of this recipient or content, for good. `server`: it would
 * go so with every mail, so this one waits. `unclear`: a refusal for good that does not say which. `passing`: later.
 */
type Fault = "message" | "server" | "unclear" | "passing";

const ofEveryMail =
  /relay|authenticat|not (?:authori[sz]ed|permitted|allowed) to send|sender (?:address )?(?:rejected|denied|verify)|too many|rate limit|sending (?:limit|quota)|client (?:host|was) (?:rejected|not)|your (?:ip|host|network)|access denied/i;

export function faultOf(refused: Refused): Fault {
  const { code, command, responseCode, response = "" } = refused;
  if (code === "EAUTH") return "server";
  if (isAway(refused)) return "server";
  if (responseCode === undefined || responseCode < 500) return "passing";
  if (command !== "RCPT TO" && command !== "DATA") return "server";
  if ([502, 503, 504, 530, 534, 535, 538].includes(responseCode)) return "server";
  const given = statusIn(response);
  if (given && /^5\.(?:1\.[78]|3\.[0-3]|5\.|7\.[03])/.test(given)) return "server";
  if (given && /^5\.(?:1|2|6)\.|^5\.3\.4/.test(given)) return "message";
  if (ofEveryMail.test(response)) return "server";
  if (command === "DATA") return responseCode === 552 || given ? "message" : "unclear";
  const meant = statusOf(response);
  return meant && /^5\.[12]\./.test(meant) ? "message" : "unclear";
}

/**
 * Nobody was there, or it was busy before it heard of this mail. A line that is cut later may have been cut by this
 * very mail, which nodemailer calls by the same codes.
 */
const isAway = ({ code, command = "", responseCode, message = "", syscall }: Refused): boolean =>
  code === "EDNS" ||
  code === "ETLS" ||
  syscall === "connect" ||
  /^(?:Connection timeout|Greeting never received)/.test(message) ||
  (responseCode !== undefined && ["CONN", "EHLO", "HELO", "STARTTLS"].includes(command));
