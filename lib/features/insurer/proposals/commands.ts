import "server-only";
import { to } from "#lib/addresses.ts";
import type { Member, Staff } from "#lib/platform/access/actor.ts";
import { screenIn } from "#lib/platform/access/made-for.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { carryOut } from "#lib/platform/gate/approval.ts";
import { decidersOf, planIn } from "#lib/platform/gate/second.ts";
import { localeOf, mail } from "#lib/platform/outbox/mail.ts";
import { proposable } from "#lib/proposals.ts";
import { events } from "./events.ts";
import { approvedLetter, lapsedLetter, rejectedLetter, waitingLetter } from "./mails.ts";
import { mayDecide, maySeeProposals } from "./policy.ts";
import { ended } from "./rules.ts";
import { OneProposal, Reject } from "./schema.ts";
import { endProposal, lockProposal, readersOf, type LockedProposal } from "./store.ts";

const about = ({ event, subjectId, organisationId }: LockedProposal) => ({
  subjectId,
  organisationId,
  before: null,
  after: { proposes: event },
});

const titleFor = ({ plan }: LockedProposal, reader: { readonly locale: string }) =>
  (plan && planIn(plan)?.[localeOf(reader)].what) ?? "";

/** Where staff read it, or the beheerders of its organisation. */
const pathFor = (isStaff: boolean, { organisationId }: LockedProposal) =>
  isStaff || organisationId === null ? to.staffProposals() : screenIn(organisationId, to.proposals());

/** What whoever proposed it is told of it. */
const factsOf = (proposal: LockedProposal) => ({
  what: titleFor(proposal, proposal.proposedBy),
  path: pathFor(proposal.proposedAsId === null, proposal),
});

/** On which side the reader sees the list. */
const shownTo = ({ kind }: Member | Staff) => ({
  side: kind === "staff" ? ("staff" as const) : ("administrator" as const),
});

/** One who did not propose it says yes: the command runs in this very transaction, with both in its record. */
export const approveProposal = command({
  event: events["proposal.approve"],
  input: OneProposal,
  fresh: 15,
  subject: ({ tx, scope, input }) => lockProposal(tx, scope, input.proposalId),
  may: mayDecide,
  async run({ tx, actor, subject, now, request }) {
    const over = ended(subject, now);
    if (over) return over;
    const { id, input, plan, proposedBy } = subject;
    if (!input || !plan || !(await decidersOf(tx, id, now)).includes(actor.accountId)) return refuse("notYours");
    const what = proposable.find(({ event }) => event === subject.event);
    if (!what) return refuse("changedSince");
    await endProposal(tx, id, { status: "APPROVED", decidedById: actor.accountId }, now);
    const carried = await carryOut(tx, what, { ...subject, input, plan }, { secondId: actor.accountId, request, now });
    const { status } = carried;
    if (carried.status === "refused" && carried.until) return refuse("tooOften", { until: carried.until });
    if (status === "denied" || status === "resting" || status === "proposerGone") return refuse("proposerGone");
    if (status === "unread") return refuse("unread");
    if (status !== "done") return refuse("changedSince");
    const send = [mail(proposedBy, approvedLetter, factsOf(subject))];
    return done({ result: shownTo(actor), audit: about(subject), send });
  },
});

/** One who may decide says no, with a reason for whoever proposed it. */
export const rejectProposal = command({
  event: events["proposal.reject"],
  input: Reject,
  fresh: 15,
  subject: ({ tx, scope, input }) => lockProposal(tx, scope, input.proposalId),
  may: mayDecide,
  async run({ tx, actor, subject, input: { reason }, now }) {
    const over = ended(subject, now);
    if (over) return over;
    const { id, proposedBy } = subject;
    if (!(await decidersOf(tx, id, now)).includes(actor.accountId)) return refuse("notYours");
    await endProposal(tx, id, { status: "REJECTED", decidedById: actor.accountId, rejectReason: reason }, now);
    const { after, ...audit } = about(subject);
    return done({
      result: shownTo(actor),
      audit: { ...audit, after: { ...after, reason } },
      send: [mail(proposedBy, rejectedLetter, { ...factsOf(subject), reason })],
    });
  },
});

/** Whoever proposed it takes it back. */
export const withdrawProposal = command({
  event: events["proposal.withdraw"],
  input: OneProposal,
  subject: ({ tx, scope, input }) => lockProposal(tx, scope, input.proposalId),
  may: maySeeProposals,
  async run({ tx, actor, subject, now }) {
    const over = ended(subject, now);
    if (over) return over;
    if (subject.proposedBy.id !== actor.accountId) return refuse("notProposedByYou");
    await endProposal(tx, subject.id, { status: "WITHDRAWN" }, now);
    return done({ result: shownTo(actor), audit: about(subject) });
  },
});

/** Tells everyone who may decide about it. */
export const tellDeciders = command({
  event: events["proposal.tell"],
  input: OneProposal,
  subject: ({ tx, scope, input }) => lockProposal(tx, scope, input.proposalId),
  may: onlySystem,
  async run({ tx, subject, now }) {
    if (ended(subject, now)) return done({ result: null, audit: about(subject) });
    const deciders = await readersOf(tx, await decidersOf(tx, subject.id, now));
    const letters = deciders.map((decider) => {
      const isStaff = decider.staffRoles.length > 0;
      const isOfCustomer = isStaff && subject.proposedAsId !== null;
      const facts = { what: titleFor(subject, decider), path: pathFor(isStaff, subject), until: subject.expiresAt };
      return mail(decider, waitingLetter, { ...facts, isOfCustomer });
    });
    return done({ result: null, audit: about(subject), send: letters });
  },
});

/** Nobody decided in time. */
export const lapseProposal = command({
  event: events["proposal.lapse"],
  input: OneProposal,
  subject: ({ tx, scope, input }) => lockProposal(tx, scope, input.proposalId),
  may: onlySystem,
  async run({ tx, subject, now }) {
    const { id, status, expiresAt, proposedBy } = subject;
    if (status !== "WAITING" || expiresAt > now) return done({ result: null, audit: about(subject) });
    await endProposal(tx, id, { status: "LAPSED" }, now);
    return done({ result: null, audit: about(subject), send: [mail(proposedBy, lapsedLetter, factsOf(subject))] });
  },
});
