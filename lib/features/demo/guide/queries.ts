import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { asOutside } from "#lib/platform/clock.ts";
import { anyone } from "#lib/platform/gate/command.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { settings } from "#lib/platform/settings.ts";
import { startOver } from "#lib/platform/start-over.ts";
import { everyone, leastHindrance, people, whereInStory, type Who } from "./rules.ts";
import { Looking } from "./schema.ts";

const whoSelect = {
  ...{ id: true, email: true, firstName: true, initials: true, namePrefix: true, lastName: true },
  ...{ status: true, blockCause: true, staffRoles: true },
  authorisations: { select: { status: true, validUntil: true } },
} as const;

/** The first page of the demo: its people, how far the story has come, and the clock. It does not exist in production. */
export const guide = query({
  input: Looking,
  may: anyone,
  async run({ db, actor, input: { wie }, now }) {
    if (settings().APP_ENV === "production") return null;
    const accounts = await db.account.findMany({ where: { email: { in: Object.values(people) } }, select: whoSelect });
    const cards = everyone.flatMap((who) => {
      const account = accounts.find(({ email }) => email === people[who]);
      return account ? [{ who, account, name: fullName(account), hindrance: leastHindrance(account, now) }] : [];
    });
    const dora = cards.find(({ who }) => who === "dora")?.account.id;
    const isActive = (who: Who) => cards.find((card) => card.who === who)?.hindrance === "none";
    const [tries, moves, signOns] = await Promise.all([
      db.auditRecord.count({ where: { event: "demo.sign-in-as", subjectId: dora ?? null } }),
      db.auditRecord.count({ where: { event: "demo.move-clock", outcome: "done" } }),
      dora === undefined ? 0 : db.portalSignOn.count({ where: { accountId: dora } }),
    ]);
    const story = whereInStory({
      doraTried: tries > 0,
      clockMoved: moves > 0,
      doraActive: isActive("dora"),
      doraInPortal: signOns > 0,
      ceesActive: isActive("cees"),
    });
    const me = isSignedIn(actor) ? cards.find(({ account }) => account.id === actor.accountId) : undefined;
    return {
      cards: cards.map(({ who, name, hindrance }) => ({ who, name, hindrance })),
      ...{ story, stopped: wie ?? null, me: me?.who ?? null, now, outside: asOutside(now) },
      startsOver: startOver() !== undefined,
    };
  },
});

export type Guide = AnswerOf<typeof guide>;
