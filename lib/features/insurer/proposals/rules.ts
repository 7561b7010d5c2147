import { refuse } from "#lib/platform/gate/outcome.ts";

type Status = "WAITING" | "APPROVED" | "REJECTED" | "WITHDRAWN" | "LAPSED";

/** Why somebody says no; whoever proposed it reads it. */
export const rejectReasons = ["NOT_AGREED", "WRONG_DETAILS", "NOT_NEEDED", "NOT_TRUSTED"] as const;
export type RejectReason = (typeof rejectReasons)[number];

type Waiting = {
  readonly status: Status;
  readonly expiresAt: Date;
  readonly endedBy: string;
  readonly endedAt: Date | null;
};

/** Whether it still waits, or how it ended. */
export function ended({ status, expiresAt, endedBy, endedAt }: Waiting, now: Date) {
  if (status === "WAITING") return expiresAt <= now ? refuse("lapsed", { by: "", at: null }) : null;
  const codes = { APPROVED: "approved", REJECTED: "rejected", WITHDRAWN: "withdrawn", LAPSED: "lapsed" } as const;
  return refuse(codes[status], { by: endedBy, at: endedAt });
}

/** What the page tells about the last act, by its name in addresses. */
export const tellings = ["goedgekeurd", "afgewezen", "ingetrokken"] as const;
export type Telling = (typeof tellings)[number];
