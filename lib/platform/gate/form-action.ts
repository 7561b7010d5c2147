import "server-only";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { ZodType } from "zod";
import { to, type Address } from "#lib/addresses.ts";
import type { FormReply } from "#lib/ui/form-reply.ts";
import { readMark } from "../access/made-for.ts";
import { type Lane, laneOf } from "../admission/lanes.ts";
import { currentActor, currentIdentity } from "../auth/current-actor.ts";
import { href, type Locale } from "../i18n/locale.ts";
import { currentPath, requestFacts } from "../web/request-facts.ts";
import { answersOf, fieldsOf, filesOf, hasFile } from "./answers.ts";
import { sayAstray, turnAside } from "./astray.ts";
import { formUnlessAway } from "./away.ts";
import type { AnyCommand, Command, Outcome } from "./command.ts";
import { execute } from "./execute.ts";
import { type ActionTexts, inWords } from "./in-words.ts";
import { forgetKept } from "./kept.ts";
import { isAstray, isOfAPlace } from "./objections.ts";
import type { ProblemOf } from "./outcome.ts";
import type { Reply, ResultOf } from "./reply.ts";
import { isAskedAnyhow, showBack, showBeside, unseenIn } from "./shown-back.ts";
import { signInFirst } from "./sign-in-first.ts";
import type { StepUp } from "./step-up.ts";
import { plainMark, tellPlainly, tellWrong } from "./told-plainly.ts";

type Jar = Awaited<ReturnType<typeof cookies>>;

type Landing = { readonly locale: Locale; readonly jar: Jar; readonly values: Readonly<Record<string, string>> };

type Adapter<O> = {
  readonly texts: Readonly<Record<Locale, ActionTexts<ProblemOf<O>>>>;
  /** Needed by a command that asks for a fresh second factor. */
  readonly stepUp?: StepUp;
  /**
   * What the command would use in place of what was typed, such as a number in full, for whoever typed it to look at
   * first; null when there is nothing to look at. The form is then sent once more; where it comes back to ask for the
   * own factor, that is the moment.
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
  /** What the form shows after this refusal, where that is not just what was typed. */
  shows?(problem: ProblemOf<O>, values: Landing["values"]): Landing["values"];
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

  async function answer(form: FormData): Promise<FormReply> {
    if (adapter.lane && (await currentLane()) !== adapter.lane) notFound();
    const [jar, facts, identity] = await Promise.all([cookies(), requestFacts(), currentIdentity()]);
    const { ownCode, ownPasskey, ownFactors, newCode, [plainMark]: _, ...typed } = fieldsOf(form);
    const values = answersOf(typed);
    const mark = readMark(typed["madeFor"]);
    const sent = { jar, facts, identity, values, mark, hasFile: hasFile(form) };

    // Whom and which organisation it was made for, before anything else; the command looks again in its transaction.
    const asked = isOfAPlace(command) ? await currentActor() : null;
    const isAside = asked && isAstray(command, asked.actor, { ...facts, madeFor: mark });
    const aimed = isAside ? await turnAside(command, asked, sent, typed) : { identity };
    if ("status" in aimed) return aimed;
    const factor = adapter.stepUp?.({ jar, facts, values, identity: aimed.identity });
    const shown = await factor?.shown({ ownCode, ownPasskey, ownFactors, newCode });
    if (shown && "status" in shown) return shown;

    const input = { ...typed, ...(await filesOf(form, adapter.files ?? [])), ...adapter.input?.(jar) };
    const unseen = adapter.shownBack ? unseenIn(command.input, input, adapter.shownBack(values), values) : null;
    if (unseen && (shown || !(await isAskedAnyhow(command)))) return showBack(unseen, facts.locale);
    const request = { ...facts, ...keyOf(typed), madeFor: mark };
    const reply = await execute(command, (shown ?? aimed).identity, input, request);
    if (reply.status === "stale" && factor) return showBeside(await factor.ask(), unseen, facts.locale);
    if (reply.status === "elsewhere" || reply.status === "unmarked") {
      return sayAstray(reply, await currentActor(), sent);
    }
    return landing(reply, { locale: facts.locale, jar, values });
  }

  /** Where the outcome leads, or what the form says in place. */
  async function landing(reply: Reply<O>, at: Landing): Promise<FormReply> {
    const { locale, jar, values } = at;
    if (reply.status === "done" || reply.status === "waiting") forgetKept(jar, command.event);
    if (reply.status === "done") {
      const next = await adapter.done(reply.result, at);
      if (typeof next === "string") redirect(href(locale, next));
      return next;
    }
    if (reply.status === "waiting") {
      const { actor } = await currentActor();
      const where = actor.kind === "staff" ? to.staffProposals : to.proposals;
      redirect(href(locale, where({ voorgesteld: reply.proposalId })));
    }
    const isOutside = reply.status === "notFound" || reply.status === "denied";
    if (isOutside && (await currentActor()).actor.kind === "visitor") await signInFirst();
    if (reply.status === "notFound") notFound();
    const isProblem = reply.status === "refused" || reply.status === "failed";
    const elsewhere = isProblem ? adapter.refused?.(reply, at) : undefined;
    if (elsewhere !== undefined) redirect(href(locale, elsewhere));
    const shown = (isProblem && adapter.shows?.(reply, values)) || values;
    return { status: "problem", values: shown, ...inWords(reply, adapter.texts[locale], locale) };
  }

  const action = async (_before: FormReply | null, form: FormData) => {
    const reply = await answer(form).catch((error) => formUnlessAway(error, form, command.event));
    // React finds the form of a reply by a mark that a page without scripts has not.
    // One that does two commands is known by the last of them, whichever of the two says something.
    const name = form.get("formName");
    if (form.has(plainMark)) await tellPlainly(typeof name === "string" ? name : command.event, reply);
    await tellWrong(reply);
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

/** A key that a page puts in its form, so that sending it twice does the work once. */
const keyOf = ({ requestKey }: Record<string, string>) =>
  requestKey !== undefined && /^[\w-]{20,64}$/.test(requestKey) ? { formKey: requestKey } : {};
