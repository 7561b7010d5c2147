import "server-only";
import { administers, isMember } from "#lib/platform/access/actor.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { events } from "./events.ts";
import { mayLookUpAnyone } from "./policy.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { mostViews } from "./rules.ts";
import { OneView, RecordedExport, RecordedSearch, SaveView } from "./schema.ts";

/** Records that a list of people left the portal as a file: which list, and how many people. */
export const recordExport = command({
  event: events["colleagues.export"],
  input: RecordedExport,
  subject: async ({ actor }) => (isMember(actor) ? actor : null),
  may: administers,
  run: async ({ actor, input }) =>
    done({
      result: {},
      audit: { subjectId: null, organisationId: actor.organisationId, before: null, after: input },
    }),
});

/** Records that one of the insurer's staff searched among everyone. */
export const recordSearch = command({
  event: events["staff.search"],
  input: RecordedSearch,
  subject: () => Promise.resolve({}),
  may: mayLookUpAnyone,
  run: ({ input }) =>
    Promise.resolve(
      done({ result: null, audit: { subjectId: null, organisationId: null, before: null, after: input } }),
    ),
});

/** Keeps the filters and the order of a list under a name, for oneself in this organisation. The same name keeps the last. */
export const saveView = command({
  event: events["colleagues.save-view"],
  input: SaveView,
  subject: async ({ actor }) => (isMember(actor) ? actor : null),
  may: administers,
  async run({ tx, actor: { authorisationId, organisationId }, input: { name, ...view }, now }) {
    const others = await tx.savedView.count({ where: { authorisationId, name: { not: name } } });
    if (others >= mostViews) return refuse("tooManyViews", { most: mostViews });
    await tx.savedView.upsert({
      where: { authorisationId_name: { authorisationId, name } },
      create: { authorisationId, organisationId, name, view, createdAt: now },
      update: { view },
    });
    return done({ result: view, audit: { subjectId: null, organisationId, before: null, after: null } });
  },
});

export const forgetView = command({
  event: events["colleagues.forget-view"],
  input: OneView,
  subject: ({ tx, actor, input: { viewId: id } }) =>
    isMember(actor)
      ? tx.savedView.findFirst({ where: { id, authorisationId: actor.authorisationId } })
      : Promise.resolve(null),
  may: administers,
  async run({ tx, subject: { id, organisationId } }) {
    await tx.savedView.delete({ where: { id } });
    return done({ result: {}, audit: { subjectId: null, organisationId, before: null, after: null } });
  },
});
