import "server-only";
import type { cookies } from "next/headers";
import { z } from "zod";
import type { FormReply } from "#lib/ui/form-reply.ts";
import type { Actor } from "../access/actor.ts";
import { madeForName, placeOf, readMark } from "../access/made-for.ts";
import { cookieOptions, keptCookie } from "../auth/cookies.ts";
import { setCookie } from "../auth/set-cookie.ts";
import { minutes } from "../durations.ts";
import type { Locale } from "../i18n/locale.ts";
import { openedText, sealedText } from "../secrets.ts";
import { answersOf, typedIn } from "./answers.ts";
import { gateTexts } from "./texts.ts";

const Kept = z.object({
  form: z.string(),
  path: z.string(),
  /** The mark of the form; null for one of a public page. */
  madeFor: z.string().nullable(),
  why: z.enum(["signedOut", "renewed", "away"]),
  values: z.record(z.string(), z.string()),
  lost: z.boolean(),
  until: z.number(),
});
type Kept = z.infer<typeof Kept>;

const keptMs = minutes(30);
/** A browser drops a cookie of more than four kilobytes. */
const largest = 3_800;

type Sent = Omit<Kept, "lost" | "until">;

/**
 * A form that could not be taken, for the browser to keep a short while: sealed, without secrets, and only ever shown
 * on the same page to the person who filled it in, for the same organisation. What is too long goes, longest first.
 */
export function keptForm({ values, ...sent }: Sent) {
  const fields = Object.entries(values).sort(([, a], [, b]) => b.length - a.length);
  for (let from = 0; ; from++) {
    const kept: Kept = {
      ...sent,
      values: Object.fromEntries(fields.slice(from)),
      lost: from > 0,
      until: Date.now() + keptMs,
    };
    const value = sealedText(kept, "kept");
    if (value.length <= largest || from >= fields.length) {
      return { name: keptCookie(), value, options: { ...cookieOptions(), maxAge: keptMs / 1000 } };
    }
  }
}

/**
 * The same for a form whose action this build does not have, as the door sets it: its page was opened before a release.
 */
export function renewedForm(path: string, form: FormData): string {
  const { formName = "", madeFor = null, ...fields } = typedIn(form);
  const { name, value, options } = keptForm({
    form: formName,
    path,
    madeFor,
    why: "renewed",
    values: answersOf(fields),
  });
  return setCookie(name, value, options.maxAge);
}

type Jar = Awaited<ReturnType<typeof cookies>>;
type Cookies = { get(name: string): { value: string } | undefined };

function keptIn(jar: Cookies): Kept | null {
  const value = jar.get(keptCookie())?.value;
  const kept = value ? openedText(value, "kept", Kept) : null;
  return kept && kept.until > Date.now() ? kept : null;
}

/** What was kept of this form has now been sent; another form may still be waiting for its reader to sign in. */
export function forgetKept(jar: Jar, form: string): void {
  if (keptIn(jar)?.form === form) jar.set(keptCookie(), "", { ...cookieOptions(), maxAge: 0 });
}

/** The path without the mark of its link, which comes and goes. */
const bare = (path: string) => path.replace(mark, "$1").replace(/[?&]$/, "");
const mark = new RegExp(`([?&])${madeForName}=[^&]*&?`);

/** The form that this browser keeps for this page and its reader; null when there is none. */
export function keptFor(
  jar: Cookies,
  path: string,
  actor: Actor,
  locale: Locale,
): { form: string; reply: FormReply } | null {
  const kept = keptIn(jar);
  if (!kept || bare(kept.path) !== bare(path)) return null;
  if (kept.madeFor !== null) {
    const madeFor = readMark(kept.madeFor);
    const isTheirs = "accountId" in actor && madeFor?.accountId === actor.accountId;
    if (!isTheirs || madeFor.organisationId !== placeOf(actor)) return null;
  }
  const texts = gateTexts[locale].kept;
  const summary = [texts[kept.why], kept.lost && texts.lost].filter(Boolean).join(" ");
  return { form: kept.form, reply: { status: "problem", code: "kept", summary, errors: {}, values: kept.values } };
}
