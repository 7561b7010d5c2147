import type { Records } from "./answers.ts";
import { advice, areAligned, type Finding, right, tagsOf, wrong } from "./finding.ts";

type Ways = {
  /** The domain of the address that a reader sees. */
  readonly from: string;
  readonly returnPath: string;
  readonly dkim: string | null;
};

/** The domain itself, and those that it stands in. */
function* upwards(domain: string): Generator<string> {
  for (let name = domain; name.includes("."); name = name.slice(name.indexOf(".") + 1)) yield name;
}

/** What receivers do with mail that only says it is ours, and whether ours passes. */
export async function checkDmarc({ from, returnPath, dkim }: Ways, records: Records): Promise<Finding[]> {
  for (const domain of upwards(from)) {
    const found = (await records.texts(`_dmarc.${domain}`)).filter((text) => /^v\s*=\s*DMARC1\s*(;|$)/i.test(text));
    const [record, ...more] = found;
    if (record === undefined) continue;
    const name = `_dmarc.${domain}`;
    if (more.length > 0)
      return [wrong("DMARC", `${name} has ${found.length} records, so receivers act on none: make them one.`)];
    return readDmarc(record, name, domain === from, { from, returnPath, dkim });
  }
  return [
    wrong(
      "DMARC",
      `${from} has no DMARC record. Add a TXT record at _dmarc.${from}: "v=DMARC1; p=none; rua=mailto:…", and sharpen it later.`,
    ),
  ];
}

function readDmarc(record: string, name: string, isOwn: boolean, { from, returnPath, dkim }: Ways): Finding[] {
  const tags = tagsOf(record);
  const policy = ((isOwn ? undefined : tags.get("sp")) ?? tags.get("p") ?? "").toLowerCase();
  if (!["none", "quarantine", "reject"].includes(policy))
    return [wrong("DMARC", `${name} has no policy that counts: write p=none, p=quarantine or p=reject.`)];
  const meets = (other: string, tag: string) =>
    tags.get(tag)?.toLowerCase() === "s" ? other === from : areAligned(other, from);
  const bySpf = meets(returnPath, "aspf");
  const byDkim = dkim !== null && meets(dkim, "adkim");
  const notes: Finding[] = [];
  if (!bySpf && dkim === null)
    notes.push(
      advice(
        "DMARC",
        `The return path (${returnPath}) is not of ${from}, so our mail passes only when its server signs it for ${from}.`,
      ),
    );
  else if (!bySpf && !byDkim)
    notes.push(
      wrong(
        "DMARC",
        `Neither the return path (${returnPath}) nor a signature (${dkim ?? ""}) is of ${from}, so our mail fails DMARC.`,
      ),
    );
  else if (!byDkim)
    notes.push(
      advice(
        "DMARC",
        `Our mail passes by the return path alone, and fails where it is forwarded: sign it for ${from} with DKIM.`,
      ),
    );
  else if (!bySpf)
    notes.push(
      advice("DMARC", `Our mail passes by its signature alone: the return path (${returnPath}) is not of ${from}.`),
    );
  if (policy === "none")
    notes.push(
      advice(
        "DMARC",
        `${name} says p=none: whoever writes in your name is let through. Go on to p=quarantine, then p=reject.`,
      ),
    );
  if (Number(tags.get("pct") ?? 100) < 100)
    notes.push(advice("DMARC", `${name} counts for ${tags.get("pct") ?? ""} per cent of mail.`));
  if (!tags.get("rua"))
    notes.push(
      advice("DMARC", `${name} asks for no reports (rua=mailto:…), so you do not hear who sends in your name.`),
    );
  return notes.length > 0 ? notes : [right("DMARC", `${name} is in order, and our mail passes both ways.`)];
}
