import { isIP } from "node:net";
import type { Records } from "./answers.ts";
import { checkDkim, type Signing } from "./dkim.ts";
import { checkDmarc } from "./dmarc.ts";
import { advice, type Finding, right, wrong } from "./finding.ts";
import { checkSpf } from "./spf.ts";

/** What of the settings receivers of our mail look at. */
export type Sending = {
  /** The domain of MAIL_FROM. */
  readonly from: string;
  /** That of BOUNCE_ADDRESS; without one, mail comes back to MAIL_FROM. */
  readonly returnPath: string;
  readonly signing: Signing | null;
  /** The host of SMTP_URL. */
  readonly server: string | null;
};

/** All that the name servers say of our mail, and what is wrong with it. */
export async function checkMail({ from, returnPath, signing, server }: Sending, records: Records): Promise<Finding[]> {
  const servers = server === null ? [] : isIP(server) ? [server] : await records.addresses(server);
  const dkim = signing
    ? await checkDkim(signing, records)
    : [
        advice(
          "DKIM",
          "Mails are not signed: set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE, unless the mail server signs.",
        ),
      ];
  return [
    ...(await checkSpf(returnPath, servers, records)),
    ...dkim,
    ...(await checkDmarc({ from, returnPath, dkim: signing?.domain ?? null }, records)),
    await checkReturn(returnPath, records),
    ...(await checkServer(server, servers, records)),
  ];
}

/** Whether mail that comes back arrives anywhere. */
async function checkReturn(domain: string, records: Records): Promise<Finding> {
  const servers = await records.mailServers(domain);
  if (servers.some((host) => host === "" || host === "."))
    return wrong("return path", `${domain} says that it takes no mail (a null MX): what comes back is lost.`);
  for (const host of servers)
    if ((await records.addresses(host)).length === 0)
      return wrong("return path", `${host}, the mail server of ${domain}, has no address: what comes back is lost.`);
  if (servers.length > 0) return right("return path", `What comes back to ${domain} goes to ${servers.join(", ")}.`);
  return (await records.addresses(domain)).length > 0
    ? advice("return path", `${domain} has no MX record; mail goes to its address. Add an MX record.`)
    : wrong("return path", `${domain} has no mail server (no MX record): what comes back is lost.`);
}

/** Receivers distrust a server whose name and address do not lead to one another. */
async function checkServer(server: string | null, addresses: readonly string[], records: Records): Promise<Finding[]> {
  if (server === null) return [];
  if (addresses.length === 0) return [wrong("server name", `${server}, the server of SMTP_URL, has no address.`)];
  const found: Finding[] = [];
  for (const address of addresses) {
    const names = await records.names(address);
    const back = await Promise.all(names.map((name) => records.addresses(name)));
    if (names.length === 0)
      found.push(advice("server name", `${address} has no name (no PTR record); some receivers refuse its mail.`));
    else if (!back.flat().includes(address))
      found.push(advice("server name", `${address} is called ${names.join(", ")}, which does not lead back to it.`));
    else found.push(right("server name", `${address} is called ${names.join(", ")}, and back.`));
  }
  return found;
}
