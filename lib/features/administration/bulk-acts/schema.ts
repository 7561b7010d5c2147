import { z } from "zod";
import { blockReasons } from "#lib/features/administration/authorisations/blocking/rules.ts";
import { withdrawReasons } from "#lib/features/administration/authorisations/rules/ending.ts";
import { kinds, ListOfColleagues } from "#lib/features/administration/colleagues/schema.ts";
import { isPortal } from "#lib/platform/portals.ts";
import { actNames } from "./rules/acts.ts";
import { typedDay } from "#lib/platform/typed-day.ts";

/** What was chosen with an act. `validUntil` is a day, or empty for no end. */
export const Options = z.object({
  reason: z.enum([...withdrawReasons, ...blockReasons]).optional(),
  way: z.enum(["add", "take"]).optional(),
  portal: z.string().optional(),
  validUntil: z.string().optional(),
});
export type Options = Readonly<z.infer<typeof Options>>;

const isRecord = (typed: unknown): typed is Readonly<Record<string, unknown>> =>
  typeof typed === "object" && typed !== null;

const box = "wie-";

/** The name of the box before somebody in a list. */
export const boxOf = (authorisationId: string) => box + authorisationId;

const ticked = (typed: Readonly<Record<string, unknown>>) =>
  Object.keys(typed).flatMap((name) => (name.startsWith(box) ? [name.slice(box.length)] : []));

/** How many people of an earlier act: whoever was done, or whoever was not because it stopped. */
const parts = ["done", "stopped"] as const;

/** People of a list, or of an earlier act. */
export const PrepareBulkAct = z.preprocess(
  (typed) => (isRecord(typed) ? { authorisationIds: ticked(typed), ...typed } : typed),
  ListOfColleagues.extend({
    act: z.enum(actNames, "actMissing"),
    /** The whole page, or all that the filters find, in place of who is ticked. */
    alle: z.enum(["pagina", "alles"]).nullable().catch(null),
    authorisationIds: z.array(z.uuid("colleagueMissing"), "colleagueMissing").max(200, "colleagueMissing").default([]),
    bulkActId: z.uuid("bulkActMissing").optional(),
    /** Everyone in this file whose authorisation has ended. */
    importId: z.uuid("bulkActMissing").optional(),
    part: z.enum(parts).catch("done"),
  }),
);

const bulkActId = z.uuid("bulkActMissing");

export const OneBulkAct = z.object({ bulkActId });

/** Which portal, or which day. */
export const ChooseForMany = z
  .object({
    bulkActId,
    asks: z.enum(["rights", "endDate"], "bulkActMissing"),
    way: z.enum(["add", "take"], "wayMissing").optional(),
    portal: z.string("portalMissing").max(40, "portalMissing").optional(),
    validUntil: z.union([z.literal(""), typedDay("dateInvalid")], "dateInvalid").optional(),
  })
  .superRefine(({ asks, way, portal }, problems) => {
    if (asks !== "rights") return;
    if (way === undefined) problems.addIssue({ code: "custom", path: ["way"], message: "wayMissing" });
    if (portal === undefined || !isPortal(portal))
      problems.addIssue({ code: "custom", path: ["portal"], message: "portalMissing" });
  });

/** The reason of each act that asks for one with its start. */
export const startReasons = { withdrawReason: withdrawReasons, blockReason: blockReasons } as const;

export const StartBulkAct = z
  .object({
    bulkActId,
    asks: z.enum(["withdrawReason", "blockReason"], "bulkActMissing").optional(),
    reason: Options.shape.reason.catch(undefined),
  })
  .superRefine(({ asks, reason }, problems) => {
    const given: readonly string[] = asks ? startReasons[asks] : [];
    if (asks && (!reason || !given.includes(reason)))
      problems.addIssue({ code: "custom", path: ["reason"], message: "reasonMissing" });
  });

const place = z.coerce.number().int().min(0).max(10_000_000).catch(0);

/** Who was left out after `na`, and who was done after `ook`. */
export const BulkActPage = z.object({
  id: z.uuid(),
  na: place,
  ook: place,
  terug: z.string().max(500).optional().catch(undefined),
});

export const FileOfBulkAct = z.object({ id: z.uuid(), soort: z.enum(kinds) });

export const RecordedFile = z.object({ kind: z.enum(kinds), rows: z.int().min(0) });

export const RecordFile = RecordedFile.extend({ bulkActId, rows: RecordedFile.shape.rows.catch(0) });

export const Nothing = z.object({});

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "bulk-act.run": z.input<typeof OneBulkAct>;
    "bulk-act.forget": z.input<typeof OneBulkAct>;
  }
}
