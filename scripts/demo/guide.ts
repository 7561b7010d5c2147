import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { guideActs, to, type Address } from "#lib/addresses.ts";
import { moveClock, signInAs } from "#lib/features/demo/guide/commands.ts";
import { aheadIn } from "#lib/features/demo/guide/store.ts";
import { undelivered } from "#lib/features/demo/mailbox/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { devicesIn, keepSignIn, keepTyped } from "#lib/platform/auth/browser.ts";
import { sessionCookie } from "#lib/platform/auth/cookies.ts";
import { sessionIdOf } from "#lib/platform/auth/session-token.ts";
import { putClockAhead } from "#lib/platform/clock.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { defaultLocale, href, isLocale, type Locale } from "#lib/platform/i18n/locale.ts";
import { startOver } from "#lib/platform/start-over.ts";
import { sentForm } from "#lib/platform/web/body.ts";
import { clientOf } from "#lib/platform/web/client-address.ts";
import { mount, type Mounted } from "#lib/platform/web/mounts.ts";
import { rejectionOf } from "#lib/platform/web/pre-filter.ts";
import { publicOrigin } from "#lib/platform/web/public-origin.ts";
import { people } from "#lib/features/demo/guide/rules.ts";
import { SignInAs } from "#lib/features/demo/guide/schema.ts";
import { beginningAgain } from "./beginning-again.ts";

/**
 * Opens what the guide of the demo can do beside showing itself: signing in as somebody by a click, moving the clock,
 * and starting over. It stands outside Next and is loaded by nothing that production runs.
 */
export async function openDemoGuide(reader: Reader): Promise<void> {
  putClockAhead(await aheadIn(reader));
  mount(guideActs.signInAs, posted(becomeSomeone));
  mount(guideActs.moveClock, posted(move));
  mount(guideActs.startOver, posted(beginAgain));
}

type Posted = {
  readonly form: URLSearchParams;
  readonly locale: Locale;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
};

/** Takes a form of our own pages and nothing else: the front door leaves that to whoever is mounted. */
function posted(answer: (at: Posted) => Promise<void> | void): Mounted {
  return async (request, response) => {
    const { method = "", url = "", headers } = request;
    const get = (name: string) => headers[name]?.toString() ?? null;
    const rejection = rejectionOf({ method, path: url, headers: { get } }, publicOrigin());
    if (method !== "POST" || rejection) {
      response.writeHead(rejection?.status ?? 405, { "Content-Type": "text/plain", Connection: "close" });
      return void response.end(`${rejection?.sentence ?? "This address takes forms only."}\n`);
    }
    const form = await sentForm(request, response, 1_000);
    const asked = form.get("taal") ?? "";
    return answer({ form, request, response, locale: isLocale(asked) ? asked : defaultLocale });
  };
}

function lead({ response, locale }: Posted, address: Address): void {
  response.writeHead(303, { Location: publicOrigin() + href(locale, address), "Cache-Control": "no-store" }).end();
}

/** The cookies of a request, and those its answer sets, as the gate's own forms have them. */
function jarOf({ request, response }: Posted): Parameters<typeof keepSignIn>[0] {
  const brought = new Map(
    (request.headers.cookie ?? "").split(/;\s*/).map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name, value.join("=")] as const;
    }),
  );
  return {
    get(name) {
      const value = brought.get(name);
      return value === undefined ? undefined : { value };
    },
    set(name, value, { path, sameSite, maxAge, secure }) {
      const parts = [`${name}=${value}`, `Path=${path}`, `Max-Age=${maxAge}`, `SameSite=${sameSite}`, "HttpOnly"];
      response.appendHeader("Set-Cookie", [...parts, ...(secure ? ["Secure"] : [])].join("; "));
    },
  };
}

async function whoIn(jar: ReturnType<typeof jarOf>): Promise<Identity> {
  const sessionId = await sessionIdOf(jar.get(sessionCookie())?.value);
  return sessionId ? { kind: "session", sessionId } : { kind: "visitor" };
}

async function becomeSomeone(at: Posted): Promise<void> {
  const { form, locale, request } = at;
  const jar = jarOf(at);
  const { headers } = request;
  const facts = { id: randomUUID(), ip: clientOf(headers), locale, devices: devicesIn(jar) };
  const asked = SignInAs.safeParse({ wie: form.get("wie") });
  if (!asked.success) return lead(at, to.guide());
  const reply = await execute(signInAs, await whoIn(jar), asked.data, {
    ...facts,
    userAgent: headers["user-agent"] ?? "",
  });
  if (reply.status === "done") {
    await keepSignIn(jar, reply.result);
    return lead(at, reply.result.home);
  }
  // The forms of the help then know the address, as after a try to sign in.
  keepTyped(jar, people[asked.data.wie]);
  lead(at, to.guide({ wie: asked.data.wie }));
}

const visitor = { kind: "visitor" } as const;

async function move(at: Posted): Promise<void> {
  const reply = await execute(moveClock, visitor, { naar: at.form.get("naar") });
  if (reply.status === "done") {
    putClockAhead(reply.result.milliseconds);
    await calm();
  }
  const melding = reply.status === "refused" ? "te-ver" : null;
  lead(at, to.guide({ melding }));
}

/** Waits until what became due is done, so that whoever comes back sees what time has brought; not for long. */
async function calm(): Promise<void> {
  for (let tries = 0; tries < 30; tries++) {
    await pause(100);
    const due = await ask(undelivered, visitor, {});
    if (due.status !== "found" || due.value === 0) return;
  }
}

function beginAgain(at: Posted): void {
  const anew = startOver();
  if (!anew) return lead(at, to.guide());
  beginningAgain(at.response, href(at.locale, to.guide()));
  at.response.once("finish", anew);
}
