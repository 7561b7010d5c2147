import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";

/**
 * What a browser sees while the portal is away and its world is made anew: it asks every second whether it is back, and
 * then goes to the first page. Without scripts it tries once, after what that takes on a slow machine.
 */
export function beginningAgain(response: ServerResponse, then: string): void {
  const nonce = randomBytes(16).toString("base64");
  const policy = `default-src 'none'; connect-src 'self'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; frame-ancestors 'none'`;
  response.writeHead(200, {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": policy,
    Connection: "close",
    "Clear-Site-Data": '"cookies"',
  });
  response.end(`<!doctype html><html lang="nl"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>De demo begint opnieuw – Portaalhulp</title>
<noscript><meta http-equiv="refresh" content="60;url=${then}"></noscript>
<style nonce="${nonce}">:root{color-scheme:light dark;font:1.1rem/1.5 system-ui,sans-serif}main{max-width:34rem;margin:15vh auto;padding:0 1.5rem}</style></head>
<body><main><h1>De demo begint opnieuw</h1><p role="status">De wereld van de demo wordt gemaakt. Dat duurt ongeveer een halve minuut.</p>
<p lang="en">The world of the demo is being made. It takes about half a minute.</p>
<p><a href="${then}">Naar het begin / To the start</a></p></main>
<script nonce="${nonce}">
let away = false;
setInterval(async () => {
  const isThere = await fetch("/api/health/ready", { cache: "no-store" }).then((answer) => answer.ok, () => false);
  if (isThere && away) location.replace(${JSON.stringify(then)});
  away ||= !isThere;
}, 1000);
</script></body></html>`);
}
