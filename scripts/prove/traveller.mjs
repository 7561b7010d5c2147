import { readFileSync } from "node:fs";
import { request as plain } from "node:http";
import { request as secure } from "node:https";

const isOver = /max-age=0|expires=thu, 01.jan.1970/i;

/** A browser that goes from site to site with the cookies of each. `certificate` is one that it believes besides. */
export function traveller(certificate) {
  const ca = certificate && readFileSync(certificate);
  const jars = new Map();
  const jarOf = (origin) => jars.get(origin) ?? jars.set(origin, new Map()).get(origin);

  function keep(origin, set) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
    const path = /;\s*path=([^;]+)/i.exec(set)?.[1] ?? "/";
    if (isOver.test(set) || value === "") jarOf(origin).delete(name);
    else jarOf(origin).set(name, { value, path });
  }

  /** One request, without going anywhere from there. */
  const ask = (address) =>
    new Promise((resolve, reject) => {
      const { origin, protocol, pathname } = new URL(address);
      const cookies = [...jarOf(origin)].filter(([, { path }]) => pathname.startsWith(path));
      const headers = {
        Cookie: cookies.map(([name, { value }]) => `${name}=${value}`).join("; "),
        Accept: "text/html",
      };
      const sent = (protocol === "https:" ? secure : plain)(address, { headers, ca }, (answer) => {
        let body = "";
        answer.setEncoding("utf8").on("data", (text) => (body += text));
        answer.on("error", reject);
        answer.on("end", () => {
          for (const set of answer.headers["set-cookie"] ?? []) keep(origin, set);
          const { location } = answer.headers;
          resolve({
            at: address,
            status: answer.statusCode,
            headers: answer.headers,
            body,
            to: location && new URL(location, address).href,
          });
        });
      });
      sent.on("error", reject);
      sent.end();
    });

  return {
    ask,
    bring(origin, cookie) {
      keep(origin, cookie);
    },
    /** Goes where it is led, until there is a page. `way` has every address on it. */
    async go(address) {
      const way = [];
      for (let to = address; ;) {
        const answer = await ask(to);
        way.push(to);
        if (!answer.to || way.length > 15) return { ...answer, way };
        to = answer.to;
      }
    },
  };
}
