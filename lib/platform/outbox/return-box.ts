import "server-only";
import { ImapFlow } from "imapflow";
import { largestBounce, readBounce } from "./bounce.ts";
import { DeliveryFailure } from "./failure.ts";
import type { Report } from "./report.ts";
import { reportOf } from "./return-path.ts";

const mostAtOnce = 50;
/** How often a mail is asked for that the server does not hand over, while it hands over others. */
const mostTries = 5;
/** How many mails are withheld while none is handed over before it is the server that is ill; fewer where fewer are there. */
const mostInVain = 5;
/** Of how many, at most, it is remembered how often they were asked for. */
const mostWithheld = 1_000;

/** A mail that the server did not hand over, and how many looks asked for it in vain that were handed others. */
type Withheld = { readonly uid: number; readonly tries: number };

/**
 * What the mailbox of our return path has that nobody read: the mails, the reports in them, how many are no mail or were
 * given up, and which the next look asks for again.
 */
type Unread = {
  readonly uids: readonly number[];
  readonly reports: readonly Report[];
  readonly unreadable: number;
  readonly withheld: readonly Withheld[];
};

/**
 * Marks as read what was written down since the last time, and reads what came since. A mail stays unread until what
 * it says has been kept, so that a process that dies in between loses none; the same report twice changes nothing. One
 * that nobody can read is counted and marked with the others: it stays where it is, and is not begun again. One that the
 * server does not hand over is asked for after all others, and is given up like that once the server handed over others
 * often enough. While it hands over none everything waits, and where that is more than one mail it throws: the server is
 * ill. Of a single mail nobody can tell which of the two it is.
 */
export async function readReturnBox(
  address: string,
  { kept, withheld }: { readonly kept: readonly number[]; readonly withheld: readonly Withheld[] },
): Promise<Unread> {
  const { protocol, hostname, port, username, password, pathname } = new URL(address);
  const secure = protocol === "imaps:";
  const client = new ImapFlow({
    ...{ host: hostname, port: Number(port) || (secure ? 993 : 143), secure, logger: false },
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    ...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 },
  });
  // Whatever breaks is thrown by what was being asked.
  client.on("error", () => {});
  try {
    await client.connect();
    await client.mailboxOpen(decodeURIComponent(pathname.slice(1)) || "INBOX");
    if (kept.length > 0) await client.messageFlagsAdd([...kept], ["\\Seen"], { uid: true });
    const found = (await client.search({ seen: false }, { uid: true })) || [];
    const there = new Set(found);
    const triesOf = new Map(withheld.filter(({ uid }) => there.has(uid)).map(({ uid, tries }) => [uid, tries]));
    const inTurn = found.toSorted((a, b) => (triesOf.get(a) ?? -1) - (triesOf.get(b) ?? -1));
    const uids: number[] = [];
    const reports: Report[] = [];
    const inVain: number[] = [];
    let unreadable = 0;
    for (const uid of inTurn.slice(0, mostAtOnce)) {
      // A server may end the connection over one mail: the rest waits for the next look, which begins with it.
      if (!client.usable) break;
      const source = { maxLength: largestBounce };
      const mail = await client.fetchOne(String(uid), { source }, { uid: true }).catch((error: unknown) => {
        inVain.push(uid);
        console.warn("A mail that came back was not handed over by its server.", error);
        return null;
      });
      if (mail === null) continue;
      uids.push(uid);
      const bounce = mail && mail.source ? await readBounce(mail.source) : null;
      if (!bounce || bounce.what === "unreadable") unreadable++;
      const report = bounce && reportOf(bounce);
      if (report) reports.push(report);
    }
    const isHandedOthers = uids.length > 0;
    for (const uid of inVain) {
      const tries = (triesOf.get(uid) ?? 0) + (isHandedOthers ? 1 : 0);
      triesOf.set(uid, tries);
      if (tries < mostTries) continue;
      console.warn(
        `A mail that came back was asked for ${mostTries} times in vain: it stays in the mailbox, marked as read.`,
      );
      triesOf.delete(uid);
      uids.push(uid);
      unreadable++;
    }
    if (!isHandedOthers && triesOf.size > 1 && triesOf.size >= Math.min(found.length, mostInVain))
      throw new DeliveryFailure("the mailbox hands over nothing", {});
    if (client.usable) await client.logout();
    const again = [...triesOf].map(([uid, tries]) => ({ uid, tries })).slice(0, mostWithheld);
    return { uids, reports, unreadable, withheld: again };
  } finally {
    client.close();
  }
}
