import "server-only";
import { begunAt } from "#lib/features/administration/account-changes/store/changes.ts";
import { troubleOf } from "#lib/features/base/deliveries/rules.ts";
import { viewLastsMs } from "#lib/features/insurer/servicedesk/rules.ts";
import { lastView } from "#lib/features/insurer/servicedesk/store.ts";
import { after, days } from "#lib/platform/durations.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { maskedEmail, maskedMobile } from "#lib/platform/i18n/format.ts";
import { maySeeMessages, maySendAgain } from "./policy.ts";
import { deadDays, hasFailed, isUnderWay, stateOf, wayAgain } from "./rules.ts";
import { MessagesPage, OnePerson, type views } from "./schema.ts";
import { addressesOf, addressOf, failedSince, heldNow, lastLook, messagesTo, placesOf, type Sent } from "./store.ts";

const shown = 50;
const shownDead = 100;

const seen = (now: Date, canSend: boolean, changing: ReadonlyMap<string, string>) => (message: Sent) => {
  const { id, kind, event, createdAt, to } = message;
  const masked = kind === "EMAIL" ? maskedEmail(to) : maskedMobile(to);
  const state = stateOf(message, now);
  const way = wayAgain({ kind, event, isWhole: false, isChanging: changing.has(to) });
  const canAgain = canSend && hasFailed(state) && way !== null;
  return { id, kind, event, createdAt, masked, canAgain, ...state };
};

type View = (typeof views)[number];

const isShown = (view: View) => (message: ReturnType<ReturnType<typeof seen>>) =>
  view === "alles" || (view === "mislukt" ? hasFailed(message) : isUnderWay(message));

/** The messages to an address, for half an hour after saying why; without an address, those that never arrived. */
export const messages = query({
  input: MessagesPage,
  may: maySeeMessages,
  async run({ db, actor, scope, input: { adres, gedaan, toon }, now }) {
    const canSend = maySendAgain(actor);
    if (adres === "") {
      const rows = await failedSince(db, scope, after(now, -days(deadDays)), shownDead + 1);
      const first = rows.slice(0, shownDead);
      const sent = first.flatMap(({ kind, ...row }) => (kind === "JOB" ? [] : [{ ...row, kind }]));
      const changing = await begunAt(db, scope, canSend ? sent.map(({ to }) => to) : [], now);
      const dead = sent.map(seen(now, canSend, changing));
      const jobs = first.flatMap(({ kind, id, to: name, createdAt, deadAt, lastError }) =>
        kind === "JOB" && deadAt
          ? [{ id, name, createdAt, deadAt, trouble: troubleOf(lastError ?? ""), canAgain: canSend }]
          : [],
      );
      const held = await heldNow(db, scope);
      return {
        kind: "dead" as const,
        ...{ adres, toon },
        dead: dead.filter(isShown(toon)),
        jobs: toon === "onderweg" ? [] : jobs,
        held,
        again: gedaan === "opnieuw",
        more: rows.length > shownDead,
      };
    }
    const address = addressOf(adres);
    if (!address) return { kind: "unclear" as const, adres };
    const places = await placesOf(db, scope, address);
    const at = await lastLook(db, actor.accountId, address, places, now);
    if (!at) return { kind: "unseen" as const, adres, organisation: places[0]?.organisation ?? null };
    const rows = await messagesTo(db, scope, address, shown + 1);
    const changing = await begunAt(db, scope, canSend ? [address.to] : [], now);
    return {
      kind: "seen" as const,
      ...{ adres, toon },
      places,
      until: after(at, viewLastsMs),
      messages: rows
        .slice(0, shown)
        .map(seen(now, canSend, changing))
        .filter(isShown(toon)),
      more: rows.length > shown,
    };
  },
});

const latest = 5;

/** The last messages to one person, for whoever has said why they look at that person. */
export const messagesOfPerson = query({
  input: OnePerson,
  may: maySeeMessages,
  async run({ db, actor, scope, input: { id }, now }) {
    const found = await addressesOf(db, scope, id);
    if (!found) return null;
    const { organisationId, addresses } = found;
    const place = { staffId: actor.accountId, organisationId, authorisationId: id };
    const isSeen = (await lastView(db, place, after(now, -viewLastsMs))) !== null;
    const sent = [];
    for (const address of isSeen ? addresses : []) sent.push(...(await messagesTo(db, scope, address, latest)));
    sent.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
    return { isSeen, adres: addresses[0]?.to ?? "", messages: sent.slice(0, latest).map(seen(now, false, new Map())) };
  },
});

export type MessagesOfPerson = AnswerOf<typeof messagesOfPerson>;
export type Messages = AnswerOf<typeof messages>;
export type ShownMessage = ReturnType<ReturnType<typeof seen>>;
