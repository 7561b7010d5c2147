import { z } from "zod";

const loadId = z.uuid("loadMissing");

export const StartLoad = z.object({ loadId, invites: z.enum(["now", "later"], "invitesMissing") });

export const RunLoad = z.object({
  loadId,
  invites: z.boolean(),
  /** The rows up to this number have been done. */
  after: z.int().min(0),
});

export const OneLoad = z.object({ loadId });

/** The cells that were mended, as "12-email", and the rows to leave out, as "12-skip". */
export const MendLoad = z.looseObject({ loadId });

export const InviteLoaded = z.object({ authorisationId: z.uuid() });

export const OneFile = z.object({ id: z.uuid(), na: z.coerce.number().int().min(0).max(1_000_000_000).catch(0) });

export const Nothing = z.object({});

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "organisation-file.run": z.input<typeof RunLoad>;
    "organisation-file.invite": z.input<typeof InviteLoaded>;
    "organisation-file.forget": z.input<typeof OneLoad>;
  }
}
