import "server-only";
import { days } from "#lib/platform/durations.ts";

/** Staff call back on the number on file before anyone gets power, so no one of them sets it alone. */
export const setsNumberOnFile = { who: ["ONBOARDING", "SERVICEDESK"], within: days(7) } as const;
