import { after, days } from "#lib/platform/durations.ts";
import { gateSide } from "#lib/platform/gate/transaction.ts";
import { inStatus } from "#tests/support/waiting-appointments.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";

/** Stands in everything that is of the other organisation and can be read, so that an answer which has it has told. */
export const canary = "kanarie";

/** Another organisation with one of everything that has an id: what a stranger to it may try, by what it is. */
export async function anotherOrganisation() {
  const [cees, karel, hanna, gerda] = ["cees", "karel", "hanna", "gerda"].map((name) => canary + name) as Four;
  const other = await anOrganisation({
    name: `Kantoor ${canary}`,
    ...{ administrators: [cees, karel], employees: [hanna], invited: [gerda] },
  });
  const { organisationId, person } = other;
  const { authorisationId, accountId } = person(hanna);
  const startedById = person(cees).authorisationId;
  const whose = { organisationId, accountId, authorisationId };
  const staff = await aStaffMember(`${canary}otto`, "ONBOARDING");
  const session = await signedIn(person(hanna));
  const appointment = await inStatus("CHECKING", {
    ...{ organisationId, companyName: `Kantoor ${canary}`, email: `daan@${canary}.example` },
  });
  const ids = await changed(async (tx, now) => {
    const later = after(now, days(1));
    const opened = { createdAt: now, openedAt: now };
    const asked = { reference: "H7K-3F9-2QX", problem: "BLOCKED", status: "RECEIVED", ...opened } as const;
    const change = { createdAt: now, expiresAt: later, startedById, ...whose };
    const file = { fileName: `${canary}.csv`, fileHash: "x", status: "CHECKED", createdAt: now } as const;
    const row = { number: 1, cells: { lastName: canary } };
    const loaded = { startedById: staff.accountId, rows: { create: row } };
    const campaign = { startedById: staff.accountId, startedAt: now, dueAt: after(now, days(30)) };
    const { id: reviewCampaign } = await tx.reviewCampaign.create({ data: campaign });
    const proposal = {
      event: "authorisation.withdraw",
      desk: "ADMINISTRATORS",
      status: "WAITING",
      isIndependent: true,
      ...{ organisationId, subjectId: authorisationId },
      ...{ proposedById: person(cees).accountId, proposedAsId: startedById },
    } as const;
    const made = {
      number: tx.organisationNumber.create({
        data: { kind: "INTERMEDIARY", number: "998877", organisationId, createdAt: now },
      }),
      helpRequest: tx.helpRequest.create({ data: { ...whose, ...asked } }),
      stranger: tx.helpRequest.create({
        data: { ...asked, organisationId, email: `vreemd@${canary}.example`, problem: "NO_ACCESS" },
      }),
      newNumber: tx.accountChange.create({
        data: { kind: "MOBILE_NUMBER", newMobileNumber: "+31612349999", ...change },
      }),
      newEmail: tx.accountChange.create({ data: { kind: "EMAIL", newEmail: `hanna@${canary}.example`, ...change } }),
      import: tx.import.create({ data: { ...file, columns: {}, organisationId, startedById, rows: { create: row } } }),
      view: tx.savedView.create({
        data: { organisationId, authorisationId: startedById, name: canary, view: {}, createdAt: now },
      }),
      bulkAct: tx.bulkAct.create({
        data: { act: "block", options: {}, status: "PLANNED", organisationId, startedById, createdAt: now },
      }),
      device: tx.knownDevice.create({
        data: {
          ...{ accountId, secretHash: "x", userAgent: canary },
          ...{ createdAt: now, lastUsedAt: now, expiresAt: later },
        },
      }),
      login: tx.loginTransaction.create({
        data: { purpose: "SIGN_IN", ...{ accountId, authorisationId, browserHash: "x" }, ...until(now, later) },
      }),
      link: tx.oneTimeLink.create({
        data: { purpose: "RESET_PASSWORD", ...{ accountId, authorisationId, hash: "x" }, ...until(now, later) },
      }),
      passkey: tx.passkey.create({
        data: {
          ...{ accountId, credentialId: "x", publicKey: new Uint8Array(1), counter: 0, aaguid: "x", userHandle: "x" },
          ...{ name: canary, backedUp: false, createdAt: now },
        },
      }),
      staffCase: tx.staffCase.create({
        data: { reference: "Z7K-3F9-2QX", kind: "FREEZE", accountId, organisationId, openedAt: now },
      }),
      callBack: tx.callBackRequest.create({
        data: { reference: "B7K-3F9-2QX", accountId, phoneNumber: "+31206241111", status: "OPEN", ...opened },
      }),
      staffView: tx.staffView.create({
        data: { staffId: staff.accountId, organisationId, authorisationId, reason: "CALLS", at: now },
      }),
      note: tx.staffNote.create({
        data: { organisationId, authorisationId, writtenById: staff.accountId, writtenAt: now, text: canary },
      }),
      load: tx.organisationLoad.create({ data: { ...file, ...loaded } }),
      review: tx.accessReview.create({
        data: { campaignId: reviewCampaign, organisationId, startedAt: now, dueAt: after(now, days(30)) },
      }),
      proposal: tx.proposal.create({ data: { ...proposal, createdAt: now, expiresAt: later } }),
      hold: tx.legalHold.create({
        data: { accountId, reason: "CLAIM", note: canary, placedById: staff.accountId, placedAt: now, until: later },
      }),
      record: gateSide(tx).auditRecord.create({
        data: { at: now, event: "authorisation.block", outcome: "done", actorKind: "system", ...about(whose) },
      }),
    };
    const found: Record<string, string> = { reviewCampaign };
    for (const [name, row] of Object.entries(made)) found[name] = (await row).id;
    return found;
  });
  return {
    ...other,
    ids: {
      ...{ organisation: organisationId, account: accountId, authorisation: authorisationId, appointment },
      ...{ administrator: person(karel).authorisationId, invited: person(gerda).authorisationId },
      ...(session.kind === "session" && { session: session.sessionId }),
      ...ids,
    } as Readonly<Record<string, string>>,
  };
}

type Four = [string, string, string, string];

const until = (createdAt: Date, expiresAt: Date) => ({ createdAt, expiresAt });

const about = ({ organisationId, authorisationId }: { organisationId: string; authorisationId: string }) => ({
  ...{ organisationId, subjectId: authorisationId },
});
