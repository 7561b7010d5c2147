import { code, count, declareEvents, id, quiet, told } from "#lib/platform/audit/event.ts";
import { portalName } from "#lib/platform/portals.ts";

export const events = declareEvents("signIn", {
  "portal.sign-on": told("own", {
    title: { nl: "Ingelogd in een portaal", en: "Signed on to a portal" },
    after: { portal: code, signOnId: id, sessionId: id },
    adds: {
      nl: ({ portal = "" }) => portalName("nl", portal),
      en: ({ portal = "" }) => portalName("en", portal),
    },
    nl: ({ Who, after: { portal = "" } }) => `${Who} ging naar het portaal ${portalName("nl", portal)}.`,
    en: ({ Who, after: { portal = "" } }) => `${Who} went to the portal ${portalName("en", portal)}.`,
  }),
  "portal.tell-ended": quiet({
    title: { nl: "Portalen worden ingelicht over uitloggen", en: "Portals are being told of signing out" },
    after: { signOns: count },
  }),
  "portal.sign-out": quiet({
    title: { nl: "Portaal ingelicht over uitloggen", en: "Portal told of signing out" },
    after: { portal: code, signOnId: id },
  }),
});
