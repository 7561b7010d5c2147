import "server-only";
import { asName } from "#lib/features/administration/invitations/rules.ts";
import { staffInvitationTo } from "#lib/features/entrance/password-links/store.ts";
import { fullName, sortNameOf, type Name } from "#lib/features/base/people/rules.ts";
import { events } from "#lib/features/insurer/staff-accounts/events.ts";
import { mayChangeStaff, mayInviteStaff } from "#lib/features/insurer/staff-accounts/policy.ts";
import { newStaffLetter } from "#lib/features/insurer/staff-accounts/mails.ts";
import { staffPlan } from "#lib/features/insurer/staff-accounts/plans.ts";
import { deciding, invite, isOurs, renew } from "#lib/features/insurer/staff-accounts/rules.ts";
import { dutiesIn, InviteStaff, RenewStaff } from "#lib/features/insurer/staff-accounts/schema.ts";
import { lockAddress, lockStaff, watchers, writeUnproven } from "#lib/features/insurer/staff-accounts/store.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import type { StaffRole } from "#lib/platform/access/roles.ts";
import { days, hours } from "#lib/platform/durations.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { mobileOf } from "#lib/platform/phone.ts";
import { settings } from "#lib/platform/settings.ts";

/** Two who manage staff, of whom neither let the other in; the first two are let in by whoever runs the portal. */
const second = { who: ["STAFF_ADMIN"], within: days(7) } as const;

/** Null for what is no number: the command refuses that itself. */
function typedMobile(typed: string) {
  const mobile = mobileOf(typed);
  return "refused" in mobile ? null : mobile.number;
}

/** Gives one of the insurer's people an account. A script may do so only while no two can on screen. */
export const inviteStaff = command({
  event: events["staff-account.invite"],
  input: InviteStaff,
  fresh: 5,
  limits: ({ actor }) =>
    isSignedIn(actor) ? [{ bucket: `staff-account.invite ${actor.accountId}`, times: 30, withinMs: hours(1) }] : [],
  subject: ({ tx, actor, input }) => lockAddress(tx, actor, input.email),
  may: mayInviteStaff,
  second: {
    ...second,
    unless: ({ input }) => deciding(dutiesIn(input)).length === 0,
    proposal: ({ input, subject: { holder } }) =>
      staffPlan("invite", {
        ...{ accountId: holder?.id ?? null, person: asName(input), email: input.email },
        ...{ duties: { from: null, to: dutiesIn(input) }, mobileNumber: typedMobile(input.mobileNumber) ?? "" },
      }),
  },
  async run({ tx, actor, input, subject: { holder, admins }, now }) {
    if (onlySystem(actor) && admins > 1) return refuse("staffAdminsExist");
    if (!isOurs(input.email, settings().STAFF_EMAIL_DOMAINS)) return refuse("domainNotOurs");
    const outcome = invite(holder, dutiesIn(input));
    if (isRefused(outcome)) return refuse(outcome.refused, { accountId: holder?.id ?? "" });
    const mobile = mobileOf(input.mobileNumber);
    if ("refused" in mobile) return mobile;
    const { email } = input;
    const { status } = outcome;
    const staffRoles = [...outcome.staffRoles];
    const name = asName(input);
    const anew = { ...name, sortName: sortNameOf(name), mobileNumber: mobile.number, status, staffRoles };
    const account = holder
      ? await writeUnproven(tx, holder.id, anew, now)
      : await tx.account.create({ data: { ...anew, email, createdAt: now } });
    const passkeys = holder?.passkeys ?? 0;
    return done({
      result: { accountId: account.id },
      audit: {
        subjectId: account.id,
        organisationId: null,
        before: null,
        after: { status, staffRoles, ...(passkeys > 0 && { passkeys }) },
      },
      send: [await staffInvitationTo(tx, account, now), ...(await toldOfNewStaff(tx, account, now))],
    });
  },
});

/** Everyone who manages staff or audits hears of a new colleague. */
async function toldOfNewStaff(tx: Tx, { id, staffRoles, ...person }: NewStaff, now: Date) {
  const readers = (await watchers(tx)).filter((reader) => reader.id !== id);
  const facts = { person: fullName(person), duties: staffRoles, at: now };
  return readers.map((reader) => mail(reader, newStaffLetter, { ...facts, firstName: reader.firstName }));
}

type NewStaff = Name & { readonly id: string; readonly staffRoles: readonly StaffRole[] };

/** Sends a new link. Whoever lost phone or password, or is blocked, begins anew, if need be with another number. */
export const renewStaff = command({
  event: events["staff-account.renew"],
  input: RenewStaff,
  fresh: 5,
  subject: ({ tx, scope, actor, input }) => lockStaff(tx, scope, actor, input.accountId),
  may: (actor, account) => onlySystem(actor) || mayChangeStaff(actor, account),
  second: {
    ...second,
    unless({ input, subject: { mobileNumber, staffRoles, passkeys } }) {
      if (passkeys > 0) return false;
      const typed = typedMobile(input.mobileNumber);
      return typed === null || typed === mobileNumber || deciding(staffRoles).length === 0;
    },
    proposal: ({ input, subject: { accountId, email, ...person } }) =>
      staffPlan("renew", { accountId, person, email, mobileNumber: typedMobile(input.mobileNumber) ?? "" }),
  },
  async run({ tx, actor, input, subject, now }) {
    const { accountId, others, passkeys, ...account } = subject;
    if (onlySystem(actor) && others > 1) return refuse("staffAdminsExist");
    if (onlySystem(actor) && account.status === "ACTIVE") return refuse("alreadyActive");
    const outcome = renew(account, others);
    if (isRefused(outcome)) return refuse(outcome.refused);
    const mobile = input.mobileNumber.trim() ? mobileOf(input.mobileNumber) : { number: account.mobileNumber };
    if ("refused" in mobile) return mobile;
    const until = await takeLimits(tx, limitsOf(accountId), now);
    if (until) return refuse("tooOften", { until });
    const { status } = outcome;
    const isNewNumber = mobile.number !== account.mobileNumber;
    await writeUnproven(tx, accountId, { status, mobileNumber: mobile.number }, now);
    return done({
      result: { accountId },
      audit: {
        subjectId: accountId,
        organisationId: null,
        before: { status: account.status },
        after: { status, ...(isNewNumber && { mobileNumber: "changed" }), ...(passkeys > 0 && { passkeys }) },
      },
      send: [await staffInvitationTo(tx, account, now)],
    });
  },
});

const limitsOf = (accountId: string) => [
  { bucket: `staff-account.renew ${accountId}`, times: 3, withinMs: hours(1) },
  { bucket: `staff-account.renew day ${accountId}`, times: 6, withinMs: days(1) },
];
