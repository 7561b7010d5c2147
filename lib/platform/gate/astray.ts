import "server-only";
import { type cookies, headers } from "next/headers";
import { to } from "#lib/addresses.ts";
import type { FormReply } from "#lib/ui/form-reply.ts";
import { type Identity, isCustomer } from "../access/actor.ts";
import type { Asked } from "../access/actor-of.ts";
import { type MadeFor, placeOf } from "../access/made-for.ts";
import { actorAt, placesOf } from "../access/places.ts";
import { keepSession } from "../auth/browser.ts";
import { chooseOrganisation } from "../auth/choose-organisation.ts";
import { showAs } from "../auth/shown-as.ts";
import { database } from "../db/client.ts";
import { href } from "../i18n/locale.ts";
import { currentPath } from "../web/request-facts.ts";
import type { AnyCommand } from "./command.ts";
import { placeIn } from "./elsewhere.ts";
import { execute } from "./execute.ts";
import { keptForm } from "./kept.ts";
import { isHeldBack, misdirected, type Misdirected } from "./objections.ts";
import type { RequestFacts } from "./request.ts";
import { signInFirst, strengthenFirst } from "./sign-in-first.ts";
import { gateTexts } from "./texts.ts";

type Sent = {
  readonly jar: Awaited<ReturnType<typeof cookies>>;
  readonly facts: RequestFacts;
  readonly identity: Identity;
  readonly values: Readonly<Record<string, string>>;
  /** For whom the form was made. */
  readonly mark: MadeFor | null;
  /** It brought a file, which no browser sends twice. */
  readonly hasFile: boolean;
};

/**
 * What becomes of a form that `isAstray`: what it held is kept for whoever signs in again, or it says for whom it was
 * made. Gives who acts, after a switch if that was asked, or what the form says instead.
 */
export async function turnAside(
  command: AnyCommand,
  asked: Asked,
  sent: Sent,
  { madeFor, switchTo }: Readonly<Record<string, string>>,
): Promise<FormReply | { readonly identity: Identity }> {
  const { facts, identity, mark, values } = sent;
  const isOut = asked.actor.kind === "visitor";
  if (mark && madeFor !== undefined && (isOut || isHeldBack(command, asked.actor))) {
    const { path } = await currentPath();
    const why = isOut ? "signedOut" : "renewed";
    const kept = keptForm({ form: command.event, path, madeFor, why, values });
    sent.jar.set(kept.name, kept.value, kept.options);
    await (isOut ? signInFirst(mark.organisationId) : strengthenFirst(asked.actor));
  }
  const astray = misdirected(command, asked.actor, { ...facts, madeFor: mark });
  if (!astray) return { identity };
  const switched = astray.status === "elsewhere" && switchTo !== undefined && (await toThatPlace(sent, asked, astray));
  return switched || sayAstray(astray, asked, sent);
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

/** What a form says that was made for another person or organisation: for which, and how to send it after all. */
export async function sayAstray(reply: Misdirected, { actor, now }: Asked, sent: Sent): Promise<FormReply> {
  const { facts, mark, values } = sent;
  // What another person typed is not for the one who sends it.
  if (reply.status === "unmarked")
    return { status: "problem", values: mark ? {} : values, summary: gateTexts[facts.locale].unmarked, errors: {} };
  const place = await placeIn(actor, reply.organisationId, now);
  if (place && isCustomer(actor) && !(await headers()).has("next-action")) await showAs(actorAt(actor, place));
  const texts = gateTexts[facts.locale].elsewhere;
  const { reader } = await database();
  const places = isCustomer(actor) ? await placesOf(reader, actor, now) : [];
  const nameOf = (id: string | null) => places.find(({ organisationId }) => organisationId === id)?.organisation;
  const [here, there] = [nameOf(placeOf(actor)), nameOf(reply.organisationId)];
  return {
    status: "problem",
    code: "elsewhere",
    values,
    errors: {},
    summary: there ? texts.form(here, there) : texts.over(here),
    elsewhere: {
      leave: texts.leave,
      to: href(facts.locale, to.mine()),
      ...(there && { send: texts.send(there) }),
      ...(there && sent.hasFile && { again: texts.again }),
    },
  };
}
