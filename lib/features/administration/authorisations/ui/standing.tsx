import type { Locale } from "#lib/platform/i18n/locale.ts";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import type { Status } from "../rules/standing.ts";
import { words } from "../texts.ts";

/** The table of standings in the README is held against this. */
export const tones = {
  active: "success",
  blocked: "trouble",
  frozen: "frozen",
  waiting: "warning",
  invited: "info",
  notInvited: "unsent",
  withdrawn: "neutral",
} as const satisfies Record<Status, string>;

type Props = {
  readonly locale: Locale;
  readonly status: Status;
  readonly waitUntil: Date | null;
  /** The authorisation ended on its end date. */
  readonly expired?: boolean;
};

/** Someone's status; for a wait also until when. */
export function Standing({ locale, status, waitUntil, expired = false }: Props) {
  const { statuses, waiting, expired: byDate } = words[locale];
  const text = status === "waiting" && waitUntil ? waiting(waitUntil) : statuses[status];
  return <StatusTag tone={tones[status]}>{expired ? byDate : text}</StatusTag>;
}
