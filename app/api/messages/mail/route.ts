import { mailReports } from "#lib/platform/outbox/webhook.ts";

export { mailReports as POST };
