import { Agent, request } from "node:http";

const help = "/nl/hulp-bij-inloggen";

/** The public forms that take an address, with their other fields and how much one address may do in a day. */
export const publicForms = [
  {
    path: `${help}/vraag-je-beheerder`,
    fields: { problem: "BLOCKED", organisationNumber: "" },
    budget: { requests: 20, toPerson: 6, toBeheerder: 6 },
  },
  { path: `${help}/wie-is-mijn-beheerder`, fields: {}, budget: { requests: 20, toPerson: 5, toBeheerder: 0 } },
  {
    path: `${help}/terugbellen`,
    fields: { phoneNumber: "06 12345678" },
    budget: { requests: 20, toPerson: 5, toBeheerder: 0 },
  },
  { path: "/nl/wachtwoord-vergeten", fields: {}, budget: { requests: 10, toPerson: 10, toBeheerder: 0 } },
];

/** What takes forms for us reads none with a boundary shorter than this. */
export const boundary = "----grens-van-een-formulier";
export const decoded = (html) =>
  html.replace(/&(quot|amp|lt|gt|#x27);/g, (_, name) => ({ quot: '"', amp: "&", lt: "<", gt: ">", "#x27": "'" })[name]);

const attribute = (tag, name) => decoded(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "");

/** What a browser without JavaScript sends of itself with the form that has this in it; null without such a form. */
export function hiddenFields(html, mark) {
  const form = (html.match(/<form[\s\S]*?<\/form>/g) ?? []).find((one) => one.includes(mark));
  const tags = form?.match(/<input[^>]*type="hidden"[^>]*>/g);
  return tags ? Object.fromEntries(tags.map((tag) => [attribute(tag, "name"), attribute(tag, "value")])) : null;
}

export const multipart = (fields) =>
  Object.entries(fields)
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join("") + `--${boundary}--\r\n`;

let clients = 0;

/** Every request comes from another address, so that only the limits for the person asked about count. */
function anotherClient() {
  const n = ++clients;
  return `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
}

/**
 * The browser of a visitor or, with a cookie, of someone signed in, with as many connections as it is given. `at` is one
 * process behind that origin.
 */
export function browser(origin, connections, cookie, at = origin) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });

  const send = (path, method, headers, body) =>
    new Promise((resolve, reject) => {
      const sent = request(at + path, { agent, method, headers }, (answer) => {
        const chunks = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () => {
          const milliseconds = Number(process.hrtime.bigint() - begun) / 1e6;
          const { location = "" } = answer.headers;
          const { statusCode: status, headers } = answer;
          resolve({ status, location, headers, body: Buffer.concat(chunks).toString(), milliseconds });
        });
      });
      sent.on("error", reject);
      const begun = process.hrtime.bigint();
      sent.end(body);
    });

  const { host: Host } = new URL(origin);
  const who = () => ({ Host, "X-Forwarded-For": anotherClient(), ...(cookie && { Cookie: cookie }) });
  const get = (path) => send(path, "GET", who());
  const post = (path, fields) => {
    const body = multipart(fields);
    const headers = {
      Origin: origin,
      "Content-Type": `multipart/form-data; boundary=${boundary}`,
      "Content-Length": Buffer.byteLength(body),
    };
    return send(path, "POST", { ...headers, ...who() }, body);
  };

  return {
    get,
    post,
    send,
    who,
    /** Opens the form with this field once, and returns a function that posts it with that filled in. */
    async open({ path, fields, field = "email" }) {
      const page = await get(path);
      const hidden = hiddenFields(page.body, `name="${field}"`);
      if (page.status !== 200 || !hidden) throw new Error(`there is no form at ${path}: ${page.status}`);
      return (typed, more = {}) => post(path, { ...hidden, [field]: typed, ...fields, ...more });
    },
    /** Opens a page and posts its form that has this in it; null when the page has none. */
    async submit(path, mark, fields) {
      const page = await get(path);
      const hidden = hiddenFields(page.body, mark);
      return page.status === 200 && hidden ? post(path, { ...hidden, ...fields }) : null;
    },
    close: () => agent.destroy(),
  };
}
