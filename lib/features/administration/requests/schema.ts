import { z } from "zod";
import { outcomes } from "#lib/features/help/help-requests/rules.ts";
import { OneHelpRequest } from "#lib/features/help/help-requests/schema.ts";
import { AtPage } from "#lib/platform/paging.ts";

/** Every request has its forms, so that more would make the page heavy. The overview shows the first few. */
export const PageOfRequests = AtPage.extend({ atMost: z.int().min(1).max(8).default(8) });

export const SettleRequest = OneHelpRequest.extend({ outcome: z.enum(outcomes, { error: "outcomeMissing" }) });

/** The request, named in an address, that was just settled or found settled. Anyone can make such an address. */
export const Settling = z.object({ afgehandeld: z.uuid().optional().catch(undefined) });
