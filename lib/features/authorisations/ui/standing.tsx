import type { Locale } from "#lib/platform/i18n/locale.ts";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import type { Status } from "../rules.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };

const tones = {
  active: "success",
  blocked: "trouble",
  waiting: "warning",
  invited: "info",
  withdrawn: "neutral",
} as const;

/** Someone's status; of a wait also until when. */
export function Standing({ locale, status, waitUntil }: { locale: Locale; status: Status; waitUntil: Date | null }) {
  const { statuses, waiting } = words[locale];
  const text = status === "waiting" && waitUntil ? waiting(waitUntil) : statuses[status];
  return <StatusTag tone={tones[status]}>{text}</StatusTag>;
}
