import "server-only";
import { aliveStatuses, openStatuses, type Problem } from "#lib/features/help/help-requests/rules.ts";
import type { PortalKey } from "#lib/platform/portals.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { newReference } from "#lib/platform/secrets.ts";

type Wanted = {
  readonly organisationId: string;
  readonly accountId: string;
  readonly authorisationId: string;
  readonly problem: Problem;
  /** The reference that was shown to whoever asked; null when nobody asked. */
  readonly reference: string | null;
  /** The portal that stayed closed, if it is about one. */
  readonly portal: PortalKey | null;
  /** Set when it is for the insurer's staff. */
  readonly escalatedAt: Date | null;
};

const opened = { id: true, openedAt: true, toldAt: true, confirmedAt: true, escalatedAt: true } as const;

/** The one open request of someone about a problem, or about one portal: a new one, or the present one (`again`) under the reference it had. */
export async function openRequest(tx: Tx, wanted: Wanted, now: Date) {
  const { authorisationId, problem, portal, reference, escalatedAt } = wanted;
  const open = await openRequestAbout(tx, authorisationId, problem, portal);
  const request = open
    ? await tx.helpRequest.update({
        where: { id: open.id },
        data: { escalatedAt: open.escalatedAt ?? escalatedAt },
        select: opened,
      })
    : await tx.helpRequest.create({
        data: {
          ...wanted,
          reference: reference ?? newReference(),
          status: "RECEIVED",
          createdAt: now,
          openedAt: now,
        },
        select: opened,
      });
  return { ...request, again: open !== null };
}

type WantedByStranger = {
  readonly organisationId: string;
  readonly email: string;
  readonly locale: string;
  readonly problem: Problem;
  readonly reference: string;
  /** The end of the number that was typed. */
  readonly numberEnd: string;
};

/**
 * The one request of a stranger's address at an organisation, which must be locked: the present one; the one that nobody
 * has confirmed elsewhere, which moves here with its mailed links; or a new one, if it `mayBegin`. Null when there is none.
 */
export async function openStrangersRequest(tx: Tx, wanted: WantedByStranger, mayBegin: boolean, now: Date) {
  const { organisationId, email, reference, locale, numberEnd } = wanted;
  const here = await tx.helpRequest.findFirst({
    where: { organisationId, email, status: { in: [...aliveStatuses] } },
    select: { id: true, confirmedAt: true, escalatedAt: true },
  });
  if (here) {
    const data = { reference, ...(!here.confirmedAt && { locale, numberEnd }) };
    await tx.helpRequest.update({ where: { id: here.id }, data });
    const whose = here.confirmedAt ? (here.escalatedAt ? "desk" : "administrator") : "nobody";
    return { id: here.id, again: true, whose } as const;
  }
  const status = "UNCONFIRMED";
  const begun = { ...wanted, status, createdAt: now, openedAt: now } as const;
  const elsewhere = await tx.helpRequest.findFirst({ where: { email, status }, select: { id: true } });
  // Whoever confirms it at this moment keeps it where it was.
  const moved = elsewhere && (await tx.helpRequest.updateMany({ where: { id: elsewhere.id, status }, data: begun }));
  if (moved && moved.count > 0) return { id: elsewhere.id, again: false, whose: "nobody" } as const;
  if (!mayBegin) return null;
  const { id } = await tx.helpRequest.create({ data: begun, select: { id: true } });
  return { id, again: false, whose: "nobody" } as const;
}

export async function openRequestAbout(tx: Tx, authorisationId: string, problem: Problem, portal: PortalKey | null) {
  return tx.helpRequest.findFirst({
    where: { authorisationId, problem, portal, status: { in: [...openStatuses] } },
    select: { id: true, escalatedAt: true },
  });
}
