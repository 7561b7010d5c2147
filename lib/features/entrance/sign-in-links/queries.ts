import "server-only";
import { stateOf } from "#lib/features/entrance/password-links/rules.ts";
import { anyone } from "#lib/platform/gate/command.ts";
import { query } from "#lib/platform/gate/query.ts";
import { OpenLink } from "./schema.ts";
import { findLink } from "./store.ts";

/** Whether a link still opens signing in for a browser. */
export const signInLink = query({
  input: OpenLink,
  may: anyone,
  run: async ({ db, input, now }) => ({ isOpen: stateOf(await findLink(db, input.link), now) === "open" }),
});
