import "server-only";
import { ImapFlow } from "imapflow";
import { largestBounce, readBounce } from "./bounce.ts";
import type { Report } from "./report.ts";
import { reportOf } from "./return-path.ts";

const mostAtOnce = 50;

/** What the mailbox of our return path has that nobody read: the mails, the reports in them, and how many are no mail. */
type Unread = {
  readonly uids: readonly number[];
  readonly reports: readonly Report[];
  readonly unreadable: number;
};

/**
 * Marks as read what was written down since the last time, and reads what came since. A mail stays unread until what
 * it says has been kept, so that a process that dies in between loses none; the same report twice changes nothing. One
 * that nobody can read is counted and marked with the others: it stays where it is, and is not begun again.
 */
export async function readReturnBox(address: string, kept: readonly number[]): Promise<Unread> {
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
    const uids = found.slice(0, mostAtOnce);
    const reports: Report[] = [];
    let unreadable = 0;
    for (const uid of uids) {
      const mail = await client.fetchOne(String(uid), { source: { maxLength: largestBounce } }, { uid: true });
      const bounce = mail && mail.source ? await readBounce(mail.source) : null;
      if (!bounce || bounce.what === "unreadable") unreadable++;
      const report = bounce && reportOf(bounce);
      if (report) reports.push(report);
    }
    await client.logout();
    return { uids, reports, unreadable };
  } finally {
    client.close();
  }
}
