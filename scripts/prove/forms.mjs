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

const boundary = "----grens-van-een-formulier";
const decoded = (html) =>
  html.replace(/&(quot|amp|lt|gt|#x27);/g, (_, name) => ({ quot: '"', amp: "&", lt: "<", gt: ">", "#x27": "'" })[name]);

const attribute = (tag, name) => decoded(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "");

/** The fields by which a page names its action when a browser without JavaScript posts the form. */
function actionFields(html) {
  const tags = html.match(/<input type="hidden" name="\$ACTION_[^>]*>/g) ?? [];
  return Object.fromEntries(tags.map((tag) => [attribute(tag, "name"), attribute(tag, "value")]));
}

const multipart = (fields) =>
  Object.entries(fields)
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join("") + `--${boundary}--\r\n`;

let clients = 0;

/** Every request comes from another address, so that only the limits for the person asked about count. */
function anotherClient() {
  const n = ++clients;
  return `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
}

/** The browser of a visitor, with as many connections as it is given. */
export function browser(origin, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });

  const send = (path, method, headers, body) =>
    new Promise((resolve, reject) => {
      const sent = request(origin + path, { agent, method, headers }, (answer) => {
        const chunks = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () => {
          const milliseconds = Number(process.hrtime.bigint() - begun) / 1e6;
          const { location = "" } = answer.headers;
          resolve({ status: answer.statusCode, location, body: Buffer.concat(chunks).toString(), milliseconds });
        });
      });
      sent.on("error", reject);
      const begun = process.hrtime.bigint();
      sent.end(body);
    });

  return {
    get: (path) => send(path, "GET", { "X-Forwarded-For": anotherClient() }),
    /** Opens a form once, and returns a function that posts it. */
    async open({ path, fields }) {
      const page = await send(path, "GET", {});
      const hidden = actionFields(page.body);
      if (page.status !== 200 || Object.keys(hidden).length === 0) throw new Error(`there is no form at ${path}`);
      return (email, more = {}) => {
        const body = multipart({ ...hidden, email, ...fields, ...more });
        const headers = {
          Origin: origin,
          "Content-Type": `multipart/form-data; boundary=${boundary}`,
          "Content-Length": Buffer.byteLength(body),
          "X-Forwarded-For": anotherClient(),
        };
        return send(path, "POST", headers, body);
      };
    },
    close: () => agent.destroy(),
  };
}
