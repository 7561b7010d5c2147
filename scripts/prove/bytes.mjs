import { browser, publicForms } from "./forms.mjs";

const pairs = Number(process.env.PROVE_ROUNDS ?? 1_000);
/** People of prove/fill.ts with names of one length, so that not even a count of bytes differs. */
const known = ["second", "active", "locked", "parted"];
const unknown = "absent";
const connections = 8;

/** Without what differs from one request to the next, and without what the visitor typed. */
export function masked({ status, headers, body }, email) {
  const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1] ?? "\0";
  const { date: _, ...rest } = headers;
  return (
    [status, ...Object.entries(rest).map((header) => header.join(": ")), body]
      .join("\n")
      .replaceAll(nonce, "NONCE")
      .replaceAll(email, "EMAIL")
      .replaceAll(encodeURIComponent(email), "EMAIL")
      .replace(/\b[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}\b/g, "REFERENCE")
      // The framework's own number of a request, as the key of what stands in the head and of forms.
      .replace(/"[\w-]{21}([vm])"/g, '"KEY$1"')
      .replace(/\bk[0-9a-f]{32}\b/g, "KEY")
      // When it was, in milliseconds.
      .replace(/\b1[78]\d{11}\b/g, "MOMENT")
      .replace(/(x-request-id: ).*/, "$1ID")
      .replace(/(expires=)[^;\n]+/gi, "$1SOON")
  );
}

/** How often a pair is asked when the process says that it is too busy: that is said to anybody. */
const tries = 5;

/** The answer to each public form, for somebody on file and for an address that nobody has: a thousand pairs. */
export async function* bytes({ origin }) {
  for (const form of publicForms) {
    const visitor = browser(origin, connections);
    const post = await visitor.open(form);
    const differ = [];
    const busy = { known: 0, unknown: 0 };
    const each = Math.ceil(pairs / publicForms.length);
    let next = 0;
    /** Both answers, once neither is that it is too busy; null when one of them always is. */
    const pair = async (one, other) => {
      for (let n = 0; n < tries; n++) {
        const answers = await Promise.all([post(one), post(other)]);
        const isBusy = answers.map(({ status }) => status !== 303);
        if (!isBusy.includes(true)) return answers;
        if (isBusy[0]) busy.known++;
        if (isBusy[1]) busy.unknown++;
      }
      return null;
    };
    const lane = async () => {
      while (next < each) {
        const n = ++next;
        const number = String(1 + (n % 2_000)).padStart(4, "0");
        const [one, other] = [known[n % known.length], unknown].map((name) => `${name}${number}@kantoor.example`);
        const answers = await pair(one, other);
        if (!answers || masked(answers[0], one) !== masked(answers[1], other)) differ.push(one);
      }
    };
    await Promise.all(Array.from({ length: connections / 2 }, lane));
    visitor.close();
    const asked = busy.known + busy.unknown;
    yield {
      claim: `${form.path}, answers to ${each} people on file and as many nobody knows that differ in a byte`,
      figure:
        (differ.length === 0 ? "0" : `${differ.length}: ${differ.slice(0, 3).join("; ")}`) +
        (asked === 0 ? "" : `; told that it is too busy, and asked again: ${busy.known} and ${busy.unknown}`),
      goal: "0",
      holds: differ.length === 0,
    };
  }
}
