import { smsReports } from "#lib/platform/outbox/webhook.ts";

export { smsReports as POST };
