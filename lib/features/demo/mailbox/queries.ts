import "server-only";
import { z } from "zod";
import { anyone } from "#lib/platform/gate/command.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { settings } from "#lib/platform/settings.ts";
import { inFrame } from "#lib/features/demo/letters/rules/in-frame.ts";
import { codeOf, linksOf, peopleOf } from "./rules.ts";
import { Filter, Looking, OneMail } from "./schema.ts";

type Message = {
  readonly id: string;
  readonly channel: "email" | "sms";
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly links: readonly string[];
  readonly code: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date;
};

/** What would have been sent, newest first. It does not exist in production. */
export const mailbox = query({
  input: Filter,
  may: anyone,
  async run({ db, input: { to } }): Promise<readonly Message[] | null> {
    if (settings().APP_ENV === "production") return null;
    const rows = await db.demoMessage.findMany({
      where: to ? { to } : {},
      orderBy: [{ sentAt: "desc" }, { id: "desc" }],
      take: 200,
    });
    return rows.map(({ kind, ...row }) => ({
      ...row,
      channel: kind === "EMAIL" ? ("email" as const) : ("sms" as const),
      links: linksOf(row.text),
      code: codeOf(row.text),
    }));
  },
});

/** One mail as HTML, for a frame. */
export const mailInFrame = query({
  input: OneMail,
  may: anyone,
  async run({ db, input: { id, kleur } }) {
    if (settings().APP_ENV === "production") return null;
    const found = await db.demoMessage.findUnique({ where: { id }, select: { html: true } });
    return found?.html ? inFrame(found.html, kleur) : null;
  },
});

const shown = 100;

/** The mailbox as a mailbox: the people who got something, the messages of one of them or of all, and the one that is open. */
export const inbox = query({
  input: Looking,
  may: anyone,
  async run({ db, input: { to, q, id, kleur } }) {
    if (settings().APP_ENV === "production") return null;
    const addresses = await db.demoMessage.groupBy({ by: ["to"], _count: true, _max: { sentAt: true } });
    const known = addresses.map((each) => each.to);
    const accounts = await db.account.findMany({
      where: { OR: [{ email: { in: known } }, { mobileNumber: { in: known } }] },
      select: { firstName: true, initials: true, namePrefix: true, lastName: true, email: true, mobileNumber: true },
    });
    const said = { contains: q, mode: "insensitive" } as const;
    const rows = await db.demoMessage.findMany({
      where: { ...(to && { to }), ...(q && { OR: [{ subject: said }, { text: said }, { to: said }] }) },
      orderBy: [{ sentAt: "desc" }, { id: "desc" }],
      take: shown + 1,
    });
    const messages = rows.slice(0, shown);
    return {
      ...{ to, q, kleur, more: rows.length > shown },
      people: peopleOf(
        addresses.map(({ to: at, _count: count, _max }) => ({ at, count, last: _max.sentAt })),
        accounts,
      ),
      list: messages.map(({ id: each, kind, to: at, subject, text, sentAt }) => ({
        ...{ id: each, isMail: kind === "EMAIL", to: at, title: subject || text, sentAt },
      })),
      open: messages.find((message) => message.id === id) ?? (to ? messages[0] : undefined) ?? null,
    };
  },
});

export type Inbox = AnswerOf<typeof inbox>;

/** How many messages and jobs are due and not done: with none, all that was set going has arrived. */
export const undelivered = query({
  input: z.object({}),
  may: anyone,
  async run({ db, now }): Promise<number | null> {
    if (settings().APP_ENV === "production") return null;
    return db.outbox.count({ where: { sentAt: null, deadAt: null, notBefore: { lte: now } } });
  },
});
