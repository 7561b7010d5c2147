import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { ZodType } from "zod";
import { to, type Address } from "#lib/addresses.ts";
import type { FormReply } from "#lib/ui/form-reply.ts";
import { type Identity, isCustomer } from "../access/actor.ts";
import type { Asked } from "../access/actor-of.ts";
import { type MadeFor, readMark } from "../access/made-for.ts";
import { actorAt } from "../access/places.ts";
import { type Lane, laneOf } from "../admission/lanes.ts";
import { keepSession } from "../auth/browser.ts";
import { chooseOrganisation } from "../auth/choose-organisation.ts";
import { currentActor, currentIdentity } from "../auth/current-actor.ts";
import { showAs } from "../auth/shown-as.ts";
import { servicedesk } from "../contact.ts";
import { isOutOfReach } from "../db/trouble.ts";
import { href, type Locale } from "../i18n/locale.ts";
import { currentPath, requestFacts } from "../web/request-facts.ts";
import type { AnyCommand, Command, Outcome } from "./command.ts";
import { placeIn, sayElsewhere } from "./elsewhere.ts";
import { execute } from "./execute.ts";
import { type ActionTexts, inWords } from "./in-words.ts";
import { answersOf } from "./answers.ts";
import { forgotten, keptForm, keptIn } from "./kept.ts";
import { isHeldBack, isOfAPlace, misdirected, type Misdirected } from "./objections.ts";
import { gateTexts } from "./texts.ts";
import type { ProblemOf } from "./outcome.ts";
import type { ResultOf } from "./reply.ts";
import type { RequestFacts } from "./request.ts";
import { signInFirst, strengthenFirst } from "./sign-in-first.ts";
import { isAskedAnyhow, notSeen, showBack, showBeside } from "./shown-back.ts";
import type { StepUp } from "./step-up.ts";
import { plainMark, tellPlainly } from "./told-plainly.ts";

type Jar = Awaited<ReturnType<typeof cookies>>;

type Landing = { readonly locale: Locale; readonly jar: Jar; readonly values: Readonly<Record<string, string>> };

type Adapter<O> = {
  readonly texts: Readonly<Record<Locale, ActionTexts<ProblemOf<O>>>>;
  /** Needed by a command that asks for a fresh second factor. */
  readonly stepUp?: StepUp;
  /**
   * What the command would use in place of what was typed, such as a number in full, for who typed it to look at first;
   * null when there is nothing to look at. The form is then sent once more; where it comes back to ask for the own
   * factor, that is the moment.
   */
  shownBack?(values: Readonly<Record<string, string>>): string | null;
  /** The fields that hold a file; the command gets each as `Upload`. */
  readonly files?: readonly string[];
  /** In which lane at the door it must have waited. Next would run it on any page of which the code knows it. */
  readonly lane?: Lane;
  /** What the command gets besides the form's fields, such as a cookie's half of a secret. */
  input?(jar: Jar): Record<string, unknown>;
  /** Where to go next, or what to show in place. It may set cookies. */
  done(result: ResultOf<O>, at: Landing): Address | FormReply | Promise<Address | FormReply>;
  /** Where to go after a refusal that has a page of its own; undefined shows the sentence in place. */
  refused?(problem: ProblemOf<O>, at: Landing): Address | undefined;
};

type Made = {
  readonly input: ZodType;
  /** Missing for a form that changes nothing yet. */
  readonly command?: AnyCommand;
  readonly lane?: Lane | null;
  readonly showsBack?: boolean;
  readonly texts: Readonly<Record<Locale, Pick<ActionTexts<never>, "fields">>>;
};

export const made = new WeakMap<object, Made>();

export type FormAction = ((before: FormReply | null, form: FormData) => Promise<FormReply>) & {
  /** By which a form is known again, also after a release. */
  readonly formName: string;
};

/** A server action that runs a command for the person of this request, and answers in their language. */
export function formAction<I extends ZodType, O extends Outcome>(
  command: Command<I, O>,
  adapter: Adapter<O>,
): FormAction {
  if (command.fresh !== undefined && !adapter.stepUp) throw new Error(`${command.event} has no way to show a factor`);
  const answer = async (form: FormData): Promise<FormReply> => {
    if (adapter.lane && (await currentLane()) !== adapter.lane) notFound();
    const [jar, facts, identity] = await Promise.all([cookies(), requestFacts(), currentIdentity()]);
    const { ownCode, ownPasskey, ownFactors, newCode, [plainMark]: _, ...typed } = fieldsOf(form);
    const sent: Sent = { jar, facts, identity, values: answersOf(typed), hasFile: hasFile(form) };
    const { values } = sent;
    const landing = { locale: facts.locale, jar, values };
    const mark = readMark(typed["madeFor"]);
    const aimed = isOfAPlace(command) ? await aim(command, typed, sent, mark) : { identity };
    if ("status" in aimed) return aimed;
    const factor = adapter.stepUp?.({ jar, facts, values, identity: aimed.identity });
    if (factor && newCode !== undefined) return factor.ask(newCode);
    const shown =
      (factor && ownPasskey && (await factor.show(ownPasskey, ownFactors))) ||
      (factor && ownCode !== undefined ? await factor.answer(ownCode, ownFactors) : aimed);
    if ("status" in shown) return shown;
    const input = { ...typed, ...(await filesOf(form, adapter.files ?? [])), ...adapter.input?.(jar) };
    const found = notSeen(adapter.shownBack?.(values), values);
    const unseen = found && command.input.safeParse(input).success ? found : null;
    if (unseen && !(shown === aimed && (await isAskedAnyhow(command)))) return showBack(unseen, facts.locale);
    const reply = await execute(command, shown.identity, input, { ...facts, ...keyOf(typed), madeFor: mark });
    if (reply.status === "stale" && factor) return showBeside(await factor.ask(), unseen, facts.locale);
    if (reply.status === "done" || reply.status === "waiting") forgetKept(jar, command.event);
    if (reply.status === "done") {
      const next = await adapter.done(reply.result, landing);
      if (typeof next === "string") redirect(href(facts.locale, next));
      return next;
    }
    if (reply.status === "elsewhere" || reply.status === "unmarked") {
      return sayAstray(reply, await currentActor(), sent, mark);
    }
    if (reply.status === "waiting") {
      const { actor } = await currentActor();
      const where = actor.kind === "staff" ? to.staffProposals : to.proposals;
      redirect(href(facts.locale, where({ voorgesteld: reply.proposalId })));
    }
    const isOutside = reply.status === "notFound" || reply.status === "denied";
    if (isOutside && (await currentActor()).actor.kind === "visitor") await signInFirst();
    if (reply.status === "notFound") notFound();
    if (reply.status === "refused" || reply.status === "failed") {
      const elsewhere = adapter.refused?.(reply, landing);
      if (elsewhere !== undefined) redirect(href(facts.locale, elsewhere));
    }
    return { status: "problem", values, ...inWords(reply, adapter.texts[facts.locale], facts.locale) };
  };
  const action = async (_before: FormReply | null, form: FormData) => {
    const reply = await answer(form).catch((error) => unlessAway(error, form, command.event));
    // React finds the form of a reply by a mark that a page without scripts has not.
    if (form.has(plainMark)) await tellPlainly(command.event, reply);
    return reply;
  };
  const showsBack = adapter.shownBack !== undefined;
  made.set(action, { input: command.input, texts: adapter.texts, command, lane: adapter.lane ?? null, showsBack });
  return Object.assign(action, { formName: command.event });
}

/** Where the form that is being answered waited. */
const currentLane = async () => laneOf("POST", (await currentPath()).path.split("?", 1)[0] ?? "");

/** An action that does two commands after each other with one form. It is known by the last of them. */
export function together(
  action: (before: FormReply | null, form: FormData) => Promise<FormReply>,
  last: FormAction,
): FormAction {
  const known = made.get(last);
  if (known) made.set(action, known);
  return Object.assign(action, { formName: last.formName });
}

/** For the architecture tests: the command and sentences of a server action; undefined if it was not made here. */
export const behind = (action: object) => made.get(action);

type Sent = {
  readonly jar: Jar;
  readonly facts: RequestFacts;
  readonly identity: Identity;
  readonly values: Readonly<Record<string, string>>;
  readonly hasFile: boolean;
};

/**
 * Holds a form against who sends it and the organisation they act for, before anything else happens; the command looks
 * again in its transaction. Gives who acts, after a switch if that was asked, or what the form says instead.
 */
async function aim(
  command: AnyCommand,
  { madeFor, switchTo }: Readonly<Record<string, string>>,
  sent: Sent,
  mark: MadeFor | null,
): Promise<FormReply | { readonly identity: Identity }> {
  const { identity } = sent;
  const asked = await currentActor();
  const isOut = asked.actor.kind === "visitor";
  if (mark && madeFor !== undefined && (isOut || isHeldBack(command, asked.actor))) {
    const { path } = await currentPath();
    const why = isOut ? "signedOut" : "renewed";
    const kept = keptForm({ form: command.event, path, madeFor, why, values: sent.values });
    sent.jar.set(kept.name, kept.value, kept.options);
    await (isOut ? signInFirst(mark.organisationId) : strengthenFirst(asked.actor));
  }
  const astray = misdirected(command, asked.actor, { ...sent.facts, madeFor: mark });
  if (!astray) return { identity };
  const switched = astray.status === "elsewhere" && switchTo !== undefined && (await toThatPlace(sent, asked, astray));
  return switched || sayAstray(astray, asked, sent, mark);
}

/** Opens a session in the organisation of the form; null when they can no longer act there. */
async function toThatPlace({ jar, facts, identity }: Sent, { actor, now }: Asked, { organisationId }: Elsewhere) {
  const place = await placeIn(actor, organisationId, now);
  const chosen = place && (await execute(chooseOrganisation, identity, place, facts));
  if (chosen?.status !== "done") return null;
  const { sessionId } = chosen.result;
  await keepSession(jar, sessionId);
  return { identity: { kind: "session", sessionId } as const };
}

type Elsewhere = Extract<Misdirected, { readonly status: "elsewhere" }>;

async function sayAstray(reply: Misdirected, asked: Asked, sent: Sent, mark: MadeFor | null): Promise<FormReply> {
  const { locale } = sent.facts;
  // What another person typed is not for the one who sends it.
  if (reply.status === "unmarked") {
    const values = mark ? {} : sent.values;
    return { status: "problem", values, summary: gateTexts[locale].unmarked, errors: {} };
  }
  const { actor, now } = asked;
  const place = await placeIn(actor, reply.organisationId, now);
  if (place && isCustomer(actor) && !(await headers()).has("next-action")) await showAs(actorAt(actor, place));
  return sayElsewhere(reply.organisationId, actor, now, { ...sent, locale });
}

/** Keeps what was typed when the database is away for a while. Any other error is thrown, so that we hear of it. */
async function unlessAway(error: unknown, form: FormData, event: string): Promise<FormReply> {
  if (!isOutOfReach(error)) throw error;
  console.error(error);
  const { path, locale } = await currentPath();
  const { madeFor, [plainMark]: _, ...typed } = fieldsOf(form);
  const values = answersOf(typed);
  // Without scripts the whole page would be made anew, which for someone who has signed in takes the database.
  if (madeFor !== undefined && !(await headers()).has("next-action")) {
    const kept = keptForm({ form: event, path, madeFor, why: "away", values });
    (await cookies()).set(kept.name, kept.value, kept.options);
    redirect(href(locale, to.broken({ naar: path })));
  }
  const summary = gateTexts[locale].unavailable(servicedesk(locale));
  return { status: "problem", values, code: "unavailable", summary, errors: {} };
}

/**
 * The text fields of a form, without those that the framework adds, and without the one character that no keyboard has
 * and no database keeps.
 */
export function fieldsOf(form: FormData): Record<string, string> {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of form)
    if (typeof value === "string" && !name.startsWith("$")) fields[name] = value.replaceAll("\0", "");
  return fields;
}

export type Upload = { readonly fileName: string; readonly bytes: Uint8Array };

async function filesOf(form: FormData, names: readonly string[]): Promise<Record<string, Upload>> {
  const files: Record<string, Upload> = {};
  for (const name of names) {
    const file = form.get(name);
    if (file instanceof File && file.size > 0)
      files[name] = { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  }
  return files;
}

const hasFile = (form: FormData) => [...form.values()].some((value) => value instanceof File && value.size > 0);

/** What was kept of this form has now been sent; another form may still be waiting for its reader to sign in. */
function forgetKept(jar: Jar, form: string): void {
  if (keptIn(jar)?.form !== form) return;
  const { name, value, options } = forgotten();
  jar.set(name, value, options);
}

/** A key that a page puts in its form, so that sending it twice does the work once. */
const keyOf = ({ requestKey }: Record<string, string>) =>
  requestKey !== undefined && /^[\w-]{20,64}$/.test(requestKey) ? { formKey: requestKey } : {};
