import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { to } from "#lib/addresses.ts";
import type { FormReply } from "#lib/ui/form-reply.ts";
import { answersOf, type SecretField, secretFields, typedIn } from "../gate/answers.ts";
import { href, isLocale, type Locale } from "../i18n/locale.ts";
import { formIn, read } from "../web/body.ts";
import { securityHeaders } from "../web/security-headers.ts";

const texts = {
  nl: {
    title: "Even wachten: het is nu erg druk",
    nothing: "Er is nog niets gedaan.",
    kept: "Wat je invulde, staat er nog.",
    again: (seconds: number) => `Probeer het over ${seconds} seconden opnieuw.`,
    file: "Kies het bestand daarna opnieuw.",
    submit: "Probeer opnieuw",
    back: "Terug naar de pagina",
    help: "Lukt het dan nog niet? Kijk bij Hulp bij inloggen.",
  },
  en: {
    title: "Please wait: it is very busy right now",
    nothing: "Nothing has been done yet.",
    kept: "What you filled in is still here.",
    again: (seconds: number) => `Please try again in ${seconds} seconds.`,
    file: "Then choose the file again.",
    submit: "Try again",
    back: "Back to the page",
    help: "Still no luck? See Login help.",
  },
} satisfies Record<Locale, unknown>;

const labels: Readonly<Record<Locale, Readonly<Record<SecretField, string>>>> = {
  nl: { password: "Wachtwoord", current: "Huidig wachtwoord", code: "Code", ownCode: "Code" },
  en: { password: "Password", current: "Current password", code: "Code", ownCode: "Code" },
};

const languages = ["nl", "en"] as const;

/** The longest body that is given back; that of a file is read and dropped. */
const mostKept = 64 * 1024;
/** More than this is not even read to the end. */
const mostDrained = 100_000_000;

/** Tells someone at the door that they cannot be served in time. Of what they typed nothing is lost. */
export async function sayBusy(request: IncomingMessage, response: ServerResponse, busyMs: number): Promise<void> {
  const length = Number(request.headers["content-length"] ?? 0);
  const isPost = request.method === "POST";
  const hasFile = length > mostKept;
  // A browser that is still sending would take an early answer for a broken connection.
  const body = isPost && length <= mostDrained ? await (hasFile ? drained(request) : read(request)) : null;
  if (response.destroyed) return;
  const form = isPost && body ? await formIn(request, body) : null;
  const seconds = Math.ceil(busyMs / 1000);
  const scripted = request.headers["next-action"] !== undefined;
  for (const { key, value } of securityHeaders()) response.setHeader(key, value);
  response.setHeader("Retry-After", seconds);
  response.setHeader("Cache-Control", "no-store");
  if (isPost && length > mostDrained) response.setHeader("Connection", "close");
  const path = request.url ?? "/";
  if (scripted) {
    response.writeHead(503, { "Content-Type": "text/x-component" });
    response.end(asReply(replyTo(localeIn(path), seconds, form ? answersOf(typedIn(form)) : {}, hasFile)));
    return;
  }
  response.setHeader("Content-Security-Policy", policy);
  response.writeHead(503, { "Content-Type": "text/html; charset=utf-8" });
  response.end(request.method === "HEAD" ? undefined : page(path, seconds, form, hasFile));
}

const drained = (request: IncomingMessage) =>
  new Promise<null>((resolve) => {
    request
      .once("close", () => resolve(null))
      .once("end", () => resolve(null))
      .resume();
  });

const localeIn = (path: string): Locale => {
  const first = path.split(/[/?]/)[1] ?? "";
  return isLocale(first) ? first : "nl";
};

function replyTo(locale: Locale, seconds: number, values: Readonly<Record<string, string>>, hasFile: boolean) {
  const { title, nothing, kept, again, file } = texts[locale];
  const summary = `${title}. ${nothing} ${hasFile ? "" : `${kept} `}${again(seconds)}${hasFile ? ` ${file}` : ""}`;
  return { status: "problem", code: "busy", summary, errors: {}, values } satisfies FormReply;
}

/** As Next's own scripts read what an action gave back. A text that begins with a dollar would be a reference. */
const asReply = (reply: FormReply) =>
  `0:${JSON.stringify({ a: "$@1" })}\n1:${JSON.stringify(reply, (_, part: unknown) =>
    typeof part === "string" && part.startsWith("$") ? `$${part}` : part,
  )}\n`;

const style = `
:root{color-scheme:light dark;--paper:light-dark(#f9faf5,#0f1a15);--ink:light-dark(#14241d,#eef1ec);--action:light-dark(#00593d,#7fd6a9);--on:light-dark(#fff,#0f1a15);--line:light-dark(#6b7b73,#93a49b)}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif;overflow-wrap:break-word}
main{box-sizing:border-box;max-width:40rem;margin:0 auto;padding:2.5rem 1.25rem}
h1,h2{line-height:1.2;text-wrap:balance}h2{margin-block-start:2.5rem}
a{color:var(--action)}
label{display:block;margin-block:1rem .25rem;font-weight:700}
input{box-sizing:border-box;width:100%;max-width:22rem;min-height:48px;padding:.5rem .75rem;border:1px solid var(--line);border-radius:6px;background:transparent;color:inherit;font:inherit}
button{min-height:48px;margin-block-start:1.5rem;padding:.625rem 1.5rem;border:0;border-radius:6px;background:var(--action);color:var(--on);font:inherit;font-weight:700;cursor:pointer}
:focus-visible{outline:3px solid var(--action);outline-offset:2px}`;

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join("; ");

/** The page for whoever has no scripts, in both languages: what was typed is in it, to be sent again. */
function page(path: string, seconds: number, form: FormData | null, hasFile: boolean): string {
  const first = localeIn(path);
  const order = first === "nl" ? languages : languages.toReversed();
  const fields = form && !hasFile ? [...form].flatMap(([name, value]) => field(name, value, form, order)) : [];
  const paragraphs = order.map((locale, i) => {
    const { title, nothing, kept, again, file } = texts[locale];
    const heading = i === 0 ? "h1" : "h2";
    const sentences = [nothing, form && !hasFile ? kept : "", again(seconds), hasFile ? file : ""];
    return `<div lang="${locale}"><${heading}>${title}</${heading}><p>${sentences.filter(Boolean).join(" ")}</p></div>`;
  });
  const both = (word: "submit" | "back" | "help") =>
    order.map((locale) => `<span lang="${locale}">${texts[locale][word]}</span>`).join(" / ");
  const way =
    fields.length > 0
      ? `<form method="post" enctype="multipart/form-data" action="${escaped(path)}">${fields.join("")}<button>${both("submit")}</button></form>`
      : `<p><a href="${escaped(path)}">${both(form || hasFile ? "back" : "submit")}</a></p>`;
  const help = order
    .map((locale) => `<a lang="${locale}" href="${href(locale, to.help())}">${texts[locale].help}</a>`)
    .join("<br>");
  return (
    `<!doctype html><html lang="${first}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">` +
    `<title>${texts[first].title}</title><style>${style}</style></head>` +
    `<body><main>${paragraphs.join("")}${way}<p>${help}</p></main></body></html>\n`
  );
}

/** A secret is asked once more, and everything else waits in the page. */
function field(name: string, value: FormDataEntryValue, form: FormData, order: readonly Locale[]): string[] {
  if (typeof value !== "string") return [];
  if (!isSecret(name)) return [`<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`];
  const words = order.map((locale) => `<span lang="${locale}">${labels[locale][name]}</span>`).join(" / ");
  // Beside a password that is chosen its form says whose it is, as `PasswordField` does.
  const isChosen = name === "password" && form.has("username");
  const kind =
    secretFields[name] === "password"
      ? `type="password" autocomplete="${isChosen ? "new" : "current"}-password"`
      : `inputmode="numeric" autocomplete="one-time-code"`;
  return [`<label for="${name}">${words}</label><input id="${name}" name="${name}" ${kind}>`];
}

const isSecret = (name: string): name is SecretField => Object.hasOwn(secretFields, name);

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
