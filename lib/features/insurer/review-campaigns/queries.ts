import "server-only";
import { stateOf } from "#lib/features/administration/access-reviews/rules.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { pageOf, readCursor, rowId, sortText } from "#lib/platform/paging.ts";
import { settings } from "#lib/platform/settings.ts";
import { z } from "zod";
import { recordReport } from "./commands/starting.ts";
import { mayRunCampaigns, maySeeCampaigns } from "./policy.ts";
import { mostReported, shown } from "./rules.ts";
import { CampaignPage, FileOfCampaign, Nothing } from "./schema.ts";
import { countsOf, findCampaign, listCampaigns, organisationsOf } from "./store.ts";

const mostListed = 100;

export const campaigns = query({
  input: Nothing,
  may: maySeeCampaigns,
  run: async ({ db, actor, scope }) => ({
    rows: await listCampaigns(db, scope, mostListed),
    mayRun: mayRunCampaigns(actor),
  }),
});

export type Campaigns = AnswerOf<typeof campaigns>;

/** What the form that begins one says before it is sent. */
export const starting = query({
  input: Nothing,
  may: mayRunCampaigns,
  run: () => Promise.resolve({ graceDays: settings().REVIEW_GRACE_DAYS }),
});

const Cursor = z.tuple([sortText, rowId]);

type Asked = Parameters<typeof organisationsOf>[1];

const rowsOf = async (db: Reader, asked: Asked, now: Date) =>
  (await organisationsOf(db, asked, now)).map((row) => ({ ...row, state: stateOf(row, now) }));

/** One campaign, with one page of its organisations. Of their people it gives only numbers. */
export const campaign = query({
  input: CampaignPage,
  may: maySeeCampaigns,
  async run({ db, actor, scope, input: { id, toon, na, gedaan }, now }) {
    const found = await findCampaign(db, scope, id);
    if (!found) return null;
    const [name, last] = readCursor(na, Cursor) ?? [];
    const after = name !== undefined && last !== undefined ? { name, id: last } : null;
    const read = await rowsOf(db, { campaignId: id, part: toon, after, atMost: shown + 1 }, now);
    const { rows, next } = pageOf(read, shown, (row) => [row.sortName, row.id]);
    const counts = (await countsOf(db, [id])).get(id) ?? { done: 0, open: 0 };
    return { ...found, toon, na: after ? na : "", gedaan, rows, next, counts, mayRun: mayRunCampaigns(actor) };
  },
});

export type CampaignSeen = AnswerOf<typeof campaign>;

/** All its organisations, for a file that leaves the portal. */
export const campaignFile = query({
  input: FileOfCampaign,
  may: maySeeCampaigns,
  fresh: 5,
  async run({ db, scope, input: { id }, now }) {
    const found = await findCampaign(db, scope, id);
    return (
      found && {
        ...found,
        rows: await rowsOf(db, { campaignId: id, part: null, after: null, atMost: mostReported }, now),
      }
    );
  },
  traces: ({ id, rows }) => [{ command: recordReport, input: { campaignId: id, rows: rows.length } }],
});
