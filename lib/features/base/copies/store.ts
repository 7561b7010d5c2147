import "server-only";
import { withheldEvents } from "#lib/features/base/audit-log/rules.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { mostRows, type Section } from "./rules.ts";

type Parts = Readonly<Record<Section, readonly object[]>>;

const times = { createdAt: true, expiresAt: true, usedAt: true } as const;
const take = mostRows;

/**
 * What somebody may not read of themselves is left out: what staff write for each other, what waits for a decision, and
 * what its event says is withheld. What they did themselves they know.
 */
type Reading = { readonly isOwn: boolean };

/**
 * All that the portal holds of one person. Of other people it has no names: whoever acted stands there by id, and the
 * log shows who that was to those who may see it. Secrets, and hashes of secrets, are in none of it.
 */
export async function copyOfPerson(db: Reader, accountId: string, { isOwn }: Reading): Promise<Parts | null> {
  const account = await db.account.findUnique({
    where: { id: accountId },
    omit: { passwordHash: true, searchText: true, sortName: true },
  });
  if (!account) return null;
  const { email, mobileNumber } = account;
  const own = { where: { accountId }, take } as const;
  const authorisations = await db.authorisation.findMany({
    ...own,
    omit: { searchText: true, sortName: true },
    include: { organisation: { select: { name: true, kvkNumber: true } } },
    orderBy: { id: "asc" },
  });
  const places = authorisations.map(({ id }) => id);
  const ofPlace = { where: { authorisationId: { in: places } }, take } as const;
  const addresses = [email, ...(mobileNumber ? [mobileNumber] : [])];
  const guest = await db.guestName.findMany(ofPlace);
  const aboutThem = { subjectId: { in: [accountId, ...places] } };
  const undecided = isOwn
    ? (
        await db.proposal.findMany({
          where: { ...aboutThem, status: "WAITING", proposedById: { not: accountId } },
          select: { id: true },
        })
      ).map(({ id }) => id)
    : [];
  const app = await db.authenticatorApp.findUnique({ where: { accountId }, select: { confirmedAt: true } });
  return {
    account: [account],
    earlierNames: [...(await db.accountName.findMany({ ...own, omit: { sortName: true } })), ...guest],
    authorisations,
    sessions: await db.session.findMany({
      ...own,
      select: { id: true, way: true, network: true, userAgent: true, createdAt: true, lastSeenAt: true, endedAt: true },
    }),
    knownBrowsers: await db.knownDevice.findMany({ ...own, omit: { secretHash: true } }),
    portalSignOns: [
      ...(await db.portalSignOn.findMany({
        ...own,
        select: { portal: true, organisationId: true, startedAt: true, endedAt: true },
      })),
      ...(await db.portalPerson.findMany({ ...own, omit: { toldAs: true } })),
    ],
    passkeys: await db.passkey.findMany({
      ...own,
      select: { name: true, backedUp: true, createdAt: true, lastUsedAt: true },
    }),
    authenticatorApp: app ? [app] : [],
    recoveryCodes: await db.recoveryCode.findMany({ ...own, select: { createdAt: true, usedAt: true } }),
    externalIdentities: await db.externalIdentity.findMany({ ...own, omit: { subjectHash: true } }),
    links: await db.oneTimeLink.findMany({ ...own, select: { purpose: true, authorisationId: true, ...times } }),
    changes: await db.accountChange.findMany(own),
    helpRequests: await db.helpRequest.findMany({ where: { OR: [{ accountId }, { email }] }, take }),
    callBacks: await db.callBackRequest.findMany({
      where: { OR: [{ accountId }, { email }] },
      omit: { linkHash: true },
      take,
    }),
    cases: await db.staffCase.findMany(own),
    lookedAt: await db.staffView.findMany({ ...ofPlace, select: { authorisationId: true, reason: true, at: true } }),
    notes: isOwn
      ? []
      : await db.staffNote.findMany({ ...ofPlace, select: { authorisationId: true, text: true, writtenAt: true } }),
    // Of an appointment that somebody follows, either reads nothing of the other.
    applications: [
      ...(await db.appointment.findMany({
        where: { email },
        omit: { decisionNote: isOwn, followerEmail: isOwn },
        take,
      })),
      ...(await db.appointment.findMany({
        where: { followerEmail: email },
        select: {
          reference: true,
          kind: true,
          companyName: true,
          followerEmail: true,
          status: true,
          submittedAt: true,
        },
        take,
      })),
    ],
    confirmations: await db.accessConfirmation.findMany(ofPlace),
    messages: await db.outbox.findMany({
      where: { to: { in: addresses }, kind: { not: "JOB" } },
      select: { kind: true, to: true, createdAt: true, sentAt: true, fate: true, fateAt: true, fateReason: true },
      take,
    }),
    returned: await db.returnedAddress.findMany({ where: { address: { in: addresses } } }),
    proposals: await db.proposal.findMany({
      where: { OR: [{ proposedById: accountId }, aboutThem], id: { notIn: undecided } },
      omit: { input: true, plan: true },
      take,
    }),
    lists: await db.savedView.findMany(ofPlace),
    log: await logOf(db, {
      OR: [{ actorId: accountId }, { ...aboutThem, ...(isOwn && { event: { notIn: withheldEvents } }) }],
      AND: { OR: [{ proposalId: null }, { proposalId: { notIn: undecided } }] },
    }),
  };
}

type About = NonNullable<Parameters<Reader["auditRecord"]["findMany"]>[0]>["where"];

const logOf = (db: Reader, where: About) =>
  db.auditRecord.findMany({
    where: where ?? {},
    omit: { transactionId: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take,
  });

/** All that the portal holds of one organisation, with the people in it as its beheerders know them. */
export async function copyOfOrganisation(db: Reader, organisationId: string) {
  const organisation = await db.organisation.findUnique({ where: { id: organisationId } });
  if (!organisation) return null;
  const own = { where: { organisationId }, take } as const;
  const name = { email: true, initials: true, firstName: true, namePrefix: true, lastName: true } as const;
  return {
    organisation: [organisation],
    earlierNames: await db.organisationName.findMany(own),
    numbers: await db.organisationNumber.findMany(own),
    people: await db.authorisation.findMany({
      ...own,
      omit: { searchText: true, sortName: true },
      include: { account: { select: { ...name, mobileNumber: true, status: true, lastSignInAt: true } } },
      orderBy: { id: "asc" },
    }),
    changes: await db.accountChange.findMany(own),
    helpRequests: await db.helpRequest.findMany(own),
    cases: await db.staffCase.findMany(own),
    lookedAt: await db.staffView.findMany(own),
    notes: await db.staffNote.findMany(own),
    applications: await db.appointment.findMany(own),
    imports: await db.import.findMany({ ...own, omit: { source: true, fileHash: true, columns: true } }),
    bulkActs: await db.bulkAct.findMany({ ...own, omit: { sessionId: true } }),
    reviews: await db.accessReview.findMany(own),
    confirmations: await db.accessConfirmation.findMany(own),
    portalSignOns: await db.portalSignOn.findMany({ ...own, omit: { grantId: true } }),
    proposals: await db.proposal.findMany({ ...own, omit: { input: true, plan: true } }),
    log: await logOf(db, { organisationId }),
  };
}
