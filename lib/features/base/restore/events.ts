import { count, declareEvents, id, moment, quiet } from "#lib/platform/audit/event.ts";

export const events = declareEvents("users", {
  "portal.restore": quiet({
    title: { nl: "Database teruggezet uit een back-up", en: "Database restored from a backup" },
    after: { backupAt: moment, sessions: count, links: count, logins: count, messages: count },
    adds: {
      nl: ({ sessions = 0, links = 0 }) => `${sessions} sessies en ${links} links beëindigd`,
      en: ({ sessions = 0, links = 0 }) => `${sessions} sessions and ${links} links ended`,
    },
  }),
  "log.erase": quiet({
    title: { nl: "Regel uit het logboek gewist", en: "Record erased from the log" },
    after: { recordId: id },
  }),
});
