import { request, type IncomingHttpHeaders } from "node:http";

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

type Sent = { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

/** One request over a connection of its own: nothing follows, stores or adds anything. */
export function send(url: string, { method = "GET", headers = {}, body = "" }: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === "" ? {} : { "Content-Length": Buffer.byteLength(body) };
    const sent = request(url, { method, headers: { ...headers, ...length }, agent: false }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => (text += part));
      answer.on("error", reject);
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const decoded = (html: string) => html.replace(/&quot;/g, '"').replace(/&amp;/g, "&");

/** The fields by which a page names its action when a browser without JavaScript posts the form. */
export function actionFields(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="(\$ACTION_[^"]*)"(?: value="([^"]*)")?/g);
  return Object.fromEntries(Array.from(inputs, ([, name = "", value = ""]) => [name, decoded(value)]));
}

const boundary = "grens";

function multipart(fields: readonly (readonly [name: string, value: string])[]): Sent {
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const headers = { "Content-Type": `multipart/form-data; boundary=${boundary}` };
  return { method: "POST", headers, body: `${parts.join("")}--${boundary}--\r\n` };
}

/** As a browser without JavaScript posts it. */
export const plainPost = (hidden: Readonly<Record<string, string>>, typed: Readonly<Record<string, string>>) =>
  multipart(Object.entries({ ...hidden, ...typed }));

/** As our pages post it with JavaScript. */
export function scriptedPost(hidden: Readonly<Record<string, string>>, typed: Readonly<Record<string, string>>): Sent {
  const action = /"id":"([0-9a-f]{42})"/.exec(Object.values(hidden).join())?.[1] ?? "";
  const fields = Object.entries(typed).map(([name, value]) => [`_1_${name}`, value] as const);
  const post = multipart([...fields, ["0", '[null,"$K1"]']]);
  return { ...post, headers: { ...post.headers, Accept: "text/x-component", "Next-Action": action } };
}
