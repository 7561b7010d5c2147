import type { Locale } from "#lib/platform/i18n/locale.ts";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import type { Standing } from "../rules/standing.ts";
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
} as const satisfies Record<Standing, string>;

type Props = {
  readonly locale: Locale;
  readonly standing: Standing;
  readonly waitUntil: Date | null;
  /** The authorisation ended on its end date. */
  readonly expired?: boolean;
};

/** Someone's standing; for a wait also until when. */
export function StandingTag({ locale, standing, waitUntil, expired = false }: Props) {
  const { standings, waiting, expired: byDate } = words[locale];
  const text = standing === "waiting" && waitUntil ? waiting(waitUntil) : standings[standing];
  return <StatusTag tone={tones[standing]}>{expired ? byDate : text}</StatusTag>;
}
