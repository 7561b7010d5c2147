import { code, count, declareEvents, quiet } from "#lib/platform/audit/event.ts";
import { portalName } from "#lib/platform/portals.ts";

export const events = declareEvents("views", {
  "portal.tell-again": quiet({
    title: { nl: "Portaal opnieuw laten inlichten", en: "Portal told again" },
    after: { portal: code, of: count },
    adds: {
      nl: ({ portal = "" }) => portalName("nl", portal),
      en: ({ portal = "" }) => portalName("en", portal),
    },
  }),
});
