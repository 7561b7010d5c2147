import "server-only";
import { z } from "zod";
import { anyone } from "#lib/platform/gate/command.ts";
import { query } from "#lib/platform/gate/query.ts";
import { settings } from "#lib/platform/settings.ts";
import { codeOf, linksOf } from "./rules.ts";
import { Filter } from "./schema.ts";

export type Message = {
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

/** How many messages and jobs are due and not done: with none, all that was set going has arrived. */
export const undelivered = query({
  input: z.object({}),
  may: anyone,
  async run({ db, now }): Promise<number | null> {
    if (settings().APP_ENV === "production") return null;
    return db.outbox.count({ where: { sentAt: null, deadAt: null, notBefore: { lte: now } } });
  },
});
