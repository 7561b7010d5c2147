import { code, count, declareEvents, id, quiet } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "portal.follow-registry": quiet({
    title: { nl: "Portalen die over hun mensen horen bijgewerkt", en: "Portals that hear of their people updated" },
    after: { feeds: count, people: count },
  }),
  "portal.tell-changed": quiet({
    title: { nl: "Portalen worden ingelicht over hun mensen", en: "Portals are being told of their people" },
    after: { people: count },
  }),
  "portal.tell-person": quiet({
    title: { nl: "Portaal ingelicht over een persoon", en: "Portal told of a person" },
    after: { portal: code, channel: code, accountId: id, did: code },
  }),
  "portal.mend": quiet({
    title: { nl: "Portaal opnieuw ingelicht over mensen", en: "Portal told of people again" },
    after: { portal: code, people: count },
  }),
});
