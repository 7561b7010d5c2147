import { BlockList, isIP } from "node:net";
import type { Records } from "./answers.ts";
import { advice, type Finding, right, wrong } from "./finding.ts";

/** How many names a receiver asks for at most: with one more the whole record is an error to it (RFC 7208, 4.6.4). */
const mostLookups = 10;

const isSpf = (text: string) => /^v=spf1(\s|$)/i.test(text);

/** What a record says, followed through all that it includes. */
type Read = {
  lookups: number;
  /** From where mail may come. */
  readonly from: BlockList;
  /** What is wrong with a record on the way. */
  readonly faults: string[];
};

const term = /^([+\-~?]?)([a-z0-9]+)(?:[:=]([^/]*))?(?:\/(\d{1,3}))?(?:\/\/(\d{1,3}))?$/i;

function letIn(from: BlockList, address: string, four = 32, six = 128): void {
  const kind = isIP(address);
  if (kind === 4) from.addSubnet(address, four, "ipv4");
  if (kind === 6) from.addSubnet(address, six, "ipv6");
}

/** Follows one record. Returns what it says of everyone else; null where it says nothing. */
async function follow(
  domain: string,
  record: string,
  records: Records,
  read: Read,
  seen: readonly string[],
): Promise<string | null> {
  let rest: string | null = null;
  let redirect: string | null = null;
  for (const part of record.trim().split(/\s+/).slice(1)) {
    const [, sign = "", name = "", value = "", four, six] = term.exec(part) ?? [];
    const what = name.toLowerCase();
    const at = value || domain;
    const add = sign === "" || sign === "+" ? letIn : () => {};
    if (["include", "a", "mx", "ptr", "exists", "redirect"].includes(what)) read.lookups++;
    if (read.lookups > mostLookups) return rest;
    const sizes = [four ? Number(four) : undefined, six ? Number(six) : undefined] as const;
    if (what === "all") rest ??= sign || "+";
    else if (what === "ip4" && isIP(value) === 4) add(read.from, value, sizes[0]);
    else if (what === "ip6" && isIP(value) === 6) add(read.from, value, undefined, sizes[0]);
    else if (what === "a") for (const address of await records.addresses(at)) add(read.from, address, ...sizes);
    else if (what === "mx") {
      for (const host of await records.mailServers(at))
        for (const address of await records.addresses(host)) add(read.from, address, ...sizes);
    } else if (what === "include") await included(at, records, read, [...seen, domain]);
    else if (what === "redirect") redirect = at;
    else if (what === "ptr") read.faults.push(`${domain} uses "ptr", which receivers no longer look at: take it out.`);
    else if (!["exists", "exp"].includes(what))
      read.faults.push(`${domain} has "${part}", which is no part of an SPF record.`);
  }
  return rest === null && redirect ? included(redirect, records, read, [...seen, domain]) : rest;
}

async function included(domain: string, records: Records, read: Read, seen: readonly string[]): Promise<string | null> {
  if (seen.includes(domain)) {
    read.faults.push(`${domain} includes itself.`);
    return null;
  }
  const [record, ...more] = (await records.texts(domain)).filter(isSpf);
  if (record && more.length === 0) return follow(domain, record, records, read, seen);
  read.faults.push(`${domain} is included and has ${record ? "more than one SPF record" : "no SPF record"}.`);
  return null;
}

/** Who may send in the name of a return path. `servers` are the addresses of the mail server that we hand mail to. */
export async function checkSpf(domain: string, servers: readonly string[], records: Records): Promise<Finding[]> {
  const [record, ...more] = (await records.texts(domain)).filter(isSpf);
  if (!record)
    return [wrong("SPF", `${domain} has no SPF record. Add a TXT record such as "v=spf1 include:YOUR-PROVIDER -all".`)];
  if (more.length > 0)
    return [
      wrong("SPF", `${domain} has ${more.length + 1} SPF records, which receivers take as an error: make them one.`),
    ];
  const read: Read = { lookups: 0, from: new BlockList(), faults: [] };
  const rest = await follow(domain, record, records, read, []);
  const found = read.faults.map((fault) => wrong("SPF", `The SPF record of ${fault}`));
  if (read.lookups > mostLookups)
    found.push(
      wrong(
        "SPF",
        `The SPF record of ${domain} asks for more than ${mostLookups} names, so receivers ignore all of it.`,
      ),
    );
  if (rest === "+")
    found.push(wrong("SPF", `The SPF record of ${domain} ends in "+all": it lets everyone send in your name.`));
  else if (rest === null || rest === "?")
    found.push(advice("SPF", `The SPF record of ${domain} says nothing of other senders: end it in "-all" or "~all".`));
  const outside = servers.filter((address) => !read.from.check(address, isIP(address) === 6 ? "ipv6" : "ipv4"));
  if (found.every(({ is }) => is !== "wrong") && servers.length > 0 && outside.length === servers.length)
    found.push(
      advice(
        "SPF",
        `The SPF record of ${domain} does not name ${outside.join(", ")}, the server of SMTP_URL. That is right only when it sends on from elsewhere.`,
      ),
    );
  return found.length > 0 ? found : [right("SPF", `The SPF record of ${domain} is in order: "${record}".`)];
}
