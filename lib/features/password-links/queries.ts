import "server-only";
import { z } from "zod";
import { anyone } from "#lib/platform/gate/command.ts";
import { query } from "#lib/platform/gate/query.ts";
import { maskedEmail } from "#lib/platform/i18n/format.ts";
import { stateOf } from "./rules.ts";
import { OneTimeLink } from "./schema.ts";
import { findLink, pendingAuthorisation } from "./store.ts";

/** What the page of a link says. Reading it spends nothing. */
export const linkPage = query({
  input: OneTimeLink.extend({ purpose: z.enum(["RESET_PASSWORD", "ACTIVATE"]) }),
  may: anyone,
  async run({ db, input, now }) {
    const found = await findLink(db, input.link);
    const link = found?.purpose === input.purpose ? found : null;
    if (!link) return { state: "unknown" } as const;
    const isInTime = (link.purpose === "ACTIVATE") === (link.account.status === "INVITED");
    const state = stateOf(link, now);
    const pending = link.purpose === "ACTIVATE" ? await pendingAuthorisation(db, link.accountId) : null;
    return {
      state: state === "open" && !isInTime ? ("used" as const) : state,
      email: maskedEmail(link.account.email),
      organisation: pending?.organisation.name ?? null,
    };
  },
});
