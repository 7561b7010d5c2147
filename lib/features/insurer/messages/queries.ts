import "server-only";
import { viewLastsMs } from "#lib/features/insurer/servicedesk/rules.ts";
import { after, days } from "#lib/platform/durations.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { maskedEmail, maskedMobile } from "#lib/platform/i18n/format.ts";
import { maySeeMessages } from "./policy.ts";
import { deadDays, stateOf } from "./rules.ts";
import { MessagesPage } from "./schema.ts";
import { addressOf, deadSince, lastLook, messagesTo, placesOf, type Sent } from "./store.ts";

const shown = 50;
const shownDead = 100;

const seen = (now: Date) => (message: Sent) => {
  const { id, kind, event, createdAt, to } = message;
  const masked = kind === "EMAIL" ? maskedEmail(to) : maskedMobile(to);
  return { id, kind, event, createdAt, masked, ...stateOf(message, now) };
};

/** The messages to an address, for half an hour after saying why; without an address, those that never arrived. */
export const messages = query({
  input: MessagesPage,
  may: maySeeMessages,
  async run({ db, actor, scope, input: { adres }, now }) {
    if (adres === "") {
      const rows = await deadSince(db, scope, after(now, -days(deadDays)), shownDead + 1);
      const dead = rows.slice(0, shownDead).map(seen(now));
      return { kind: "dead" as const, adres, dead, more: rows.length > shownDead };
    }
    const address = addressOf(adres);
    if (!address) return { kind: "unclear" as const, adres };
    const places = await placesOf(db, scope, address);
    const at = await lastLook(db, actor.accountId, address, places, now);
    if (!at) return { kind: "unseen" as const, adres, organisation: places[0]?.organisation ?? null };
    const rows = await messagesTo(db, scope, address, shown + 1);
    return {
      kind: "seen" as const,
      adres,
      places,
      until: after(at, viewLastsMs),
      messages: rows.slice(0, shown).map(seen(now)),
      more: rows.length > shown,
    };
  },
});

export type Messages = AnswerOf<typeof messages>;
export type ShownMessage = ReturnType<ReturnType<typeof seen>>;
