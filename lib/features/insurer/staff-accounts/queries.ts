import "server-only";
import { z } from "zod";
import { fullName } from "#lib/features/base/people/rules.ts";
import type { AnyEvent } from "#lib/platform/audit/event.ts";
import { events } from "./events.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import { mayChangeStaff, mayInviteStaff, maySeeStaff } from "./policy.ts";
import { stateOf, type Telling } from "./rules.ts";
import { AccountPage } from "./schema.ts";
import { findStaff, listStaff, wasDone } from "./store.ts";

const shown = 200;

/** The insurer's people; those who left come last. */
export const staffAccounts = query({
  input: z.object({}),
  may: maySeeStaff,
  async run({ db, actor, scope }) {
    const rows = await listStaff(db, scope, shown + 1);
    const accounts = rows.slice(0, shown).map(({ mobileNumber: _, ...account }) => ({
      ...account,
      name: fullName(account),
      state: stateOf(account),
    }));
    return {
      here: accounts.filter(({ state }) => state !== "ended"),
      gone: accounts.filter(({ state }) => state === "ended"),
      more: rows.length > shown,
      mayInvite: mayInviteStaff(actor),
    };
  },
});

export type StaffList = AnswerOf<typeof staffAccounts>;
export type ListedAccount = StaffList["here"][number];

const told: Readonly<Record<Telling, AnyEvent | null>> = {
  uitgenodigd: events["staff-account.invite"],
  opnieuw: events["staff-account.renew"],
  taken: events["staff-account.change-roles"],
  beeindigd: events["staff-account.end"],
  bestaat: null,
};

/** Only someone who may let people in sees the form for it. */
export const invitingStaff = query({
  input: z.object({}),
  may: mayInviteStaff,
  run: () => Promise.resolve({}),
});

export const staffAccount = query({
  input: AccountPage,
  may: maySeeStaff,
  async run({ db, actor, scope, input: { id, gedaan }, now }) {
    const found = await findStaff(db, scope, id);
    if (!found) return null;
    const { mobileNumber, ...account } = found;
    const event = gedaan && told[gedaan];
    const isTold = gedaan && (!event || (await wasDone(db, id, event, after(now, -minutes(10)))));
    return {
      ...account,
      name: fullName(account),
      mobile: mobileNumber && maskedMobile(mobileNumber),
      state: stateOf(account),
      link: account.link && { ...account.link, isOpen: account.link.expiresAt > now },
      isMe: actor.accountId === id,
      mayChange: mayChangeStaff(actor, { accountId: id }),
      told: isTold ? gedaan : null,
    };
  },
});

export type StaffAccountPage = AnswerOf<typeof staffAccount>;
