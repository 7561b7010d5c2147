import "server-only";
import { z } from "zod";
import { anyone } from "#lib/platform/gate/command.ts";
import { query } from "#lib/platform/gate/query.ts";
import { maskedEmail } from "#lib/platform/i18n/format.ts";
import { type LinkState, stateOf } from "./rules.ts";
import { OneTimeLink } from "./schema.ts";
import { authorisationOf, findLink } from "./store.ts";

export type LinkPage =
  | { readonly state: "unknown" }
  | {
      readonly state: Exclude<LinkState, "unknown">;
      readonly email: string;
      readonly organisation: string | null;
      /** Of one that does nothing yet. */
      readonly worksFrom: Date | null;
    };

/** What the page of a link says. Reading it spends nothing. */
export const linkPage = query({
  input: OneTimeLink.extend({ purpose: z.enum(["RESET_PASSWORD", "ACTIVATE"]) }),
  may: anyone,
  async run({ db, input, now }): Promise<LinkPage> {
    const found = await findLink(db, input.link);
    const link = found?.purpose === input.purpose ? found : null;
    const state = stateOf(link, now);
    if (!link || state === "unknown") return { state: "unknown" };
    const isInTime = (link.purpose === "ACTIVATE") === (link.account.status === "INVITED");
    const opens = link.purpose === "ACTIVATE" ? await authorisationOf(db, link) : null;
    return {
      state: state === "open" && !isInTime ? "used" : state,
      email: maskedEmail(link.change?.newEmail ?? link.account.email),
      organisation: opens?.organisation.name ?? null,
      worksFrom: link.worksFrom,
    };
  },
});
