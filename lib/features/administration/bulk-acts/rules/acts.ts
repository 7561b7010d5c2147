import { mayManage, mayRestrict } from "#lib/features/administration/authorisations/policy.ts";
import { block, notBlocked, undo, unblock } from "#lib/features/administration/authorisations/blocking/rules.ts";
import { reauthorise, withdraw } from "#lib/features/administration/authorisations/rules/ending.ts";
import {
  changeRights,
  endsSooner,
  undoChangeRights,
  type Rights,
} from "#lib/features/administration/authorisations/rules/rights.ts";
import { isPermanentAdministrator } from "#lib/features/administration/authorisations/rules/standing.ts";
import type { Colleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import { resend } from "#lib/features/administration/invitations/rules.ts";
import type { Member } from "#lib/platform/access/actor.ts";
import { isRefused, refuse, type Refusal } from "#lib/platform/gate/outcome.ts";
import { isRetired, type PortalKey } from "#lib/platform/portals.ts";
import type { Options } from "#lib/features/administration/bulk-acts/schema.ts";

/** What a beheerder can choose to do to many. */
export const choosable = [
  "withdraw",
  "reauthorise",
  "block",
  "unblock",
  "rights",
  "endDate",
  "invite",
  "export",
] as const;
/** With what only follows from an earlier act on many: putting it back. */
export const actNames = [...choosable, "undoUnblock", "undoRights"] as const;
export type ActName = (typeof actNames)[number];

/** What is chosen before the plan can be made, and what with its start. */
type FirstQuestion = "rights" | "endDate";
type LastQuestion = "withdrawReason" | "blockReason";

/** Days as they begin and end in the Netherlands. */
export type Calendar = { endOfDay(day: string): Date; lastDayOf(end: Date): string };

type At = {
  readonly calendar: Calendar;
  readonly actor: Member;
  readonly options: Options;
  /** When the people were selected. What somebody else did since, the beheerder has not seen. */
  readonly selectedAt: Date;
  /** How many other permanent beheerders there are once everyone before has had their turn. */
  readonly others: number;
  readonly now: Date;
};

/** The command that does it to one, by its event, with its input. */
export type Step = { readonly event: string; readonly input: object };

type Act = {
  may(actor: Member, person: Colleague): boolean;
  /** What the rules for one say of this one. */
  judge(person: Colleague, at: At): Refusal | object;
  step(person: Colleague, at: At): Step;
  readonly asksFirst?: FirstQuestion;
  readonly asksLast?: LastQuestion;
  /** Whether a permanent beheerder on whom it is done is one no more. */
  takesAway?(options: Options): boolean;
  /** Whether a beheerder on whom it is done may take two beheerders, where they chose for that. */
  takesTwo?(person: Colleague, at: At): boolean;
  /** Whether the other beheerders hear of it. */
  readonly tells: boolean;
  /** It ends in a file, and is done to nobody. */
  readonly isFile?: true;
  /** The act that puts it back, for a while after, by the same beheerder. */
  readonly undo?: ActName;
};

const nobody = { at: null, byId: null, by: "" };

const isAdministrator = ({ authorisation: { role } }: Colleague) => role === "ADMINISTRATOR";

/** The moment of a change as the beheerder knew it; unknown when it came after the selection. */
const known = (at: Date | null, selectedAt: Date) => (at && at <= selectedAt ? at.toISOString() : "");

/** Everything a person may, with this one difference. */
function wanted({ authorisation: { portals, validUntil } }: Colleague, { options, calendar }: At): Rights {
  const { way, portal, validUntil: day } = options;
  if (day !== undefined) return { portals, validUntil: day ? calendar.endOfDay(day) : null };
  if (portal === undefined) return { portals, validUntil };
  const others = portals.filter((one) => one !== portal);
  return { portals: way === "add" ? [...others, portal] : others, validUntil };
}

/** What somebody had, as far as it can still be given. */
const asBefore = (portals: readonly PortalKey[], opened: readonly PortalKey[]) =>
  portals.filter((portal) => opened.includes(portal));

const changing: Pick<Act, "may" | "judge" | "takesTwo"> = {
  may: mayRestrict,
  judge(person, at) {
    const { authorisation, opened } = person;
    const after = wanted(person, at);
    if (after.portals.some((portal) => isRetired(portal) && !authorisation.portals.includes(portal)))
      return refuse("portalRetired");
    return changeRights(authorisation, { wanted: after, opened, otherPermanentAdministrators: at.others }, at.now);
  },
  takesTwo: (person, at) => isAdministrator(person) && endsSooner(person.authorisation, wanted(person, at)),
};

const rightsStep = (person: Colleague, at: At, seen: string): Step => {
  const { portals, validUntil } = wanted(person, at);
  const day = validUntil ? at.calendar.lastDayOf(validUntil) : "";
  return {
    event: "authorisation.change-rights",
    input: { authorisationId: person.id, portals, validUntil: day, seen },
  };
};

/** Every act on many: whom it is for, what the rules for one say, and which command does it. */
export const acts: Readonly<Record<ActName, Act>> = {
  withdraw: {
    may: mayRestrict,
    judge: ({ authorisation }, { others }) => withdraw(authorisation, nobody, others),
    step: ({ id, authorisation }, { options: { reason } }) =>
      authorisation.status === "PENDING"
        ? { event: "invitation.revoke", input: { authorisationId: id } }
        : { event: "authorisation.withdraw", input: { authorisationId: id, reason } },
    asksLast: "withdrawReason",
    takesAway: () => true,
    takesTwo: isAdministrator,
    tells: true,
  },
  reauthorise: {
    may: mayManage,
    judge: ({ authorisation, account, isGuest, isAddressGone, opened }, { now }) =>
      reauthorise(
        authorisation,
        nobody,
        {
          account: isGuest ? "INVITED" : account.status,
          wanted: { portals: asBefore(authorisation.portals, opened), validUntil: null },
          opened,
          isAddressGone,
        },
        now,
      ),
    step: ({ id, authorisation, opened }) => ({
      event: "authorisation.reauthorise",
      input: { authorisationId: id, portals: asBefore(authorisation.portals, opened), validUntil: "" },
    }),
    tells: true,
  },
  block: {
    may: mayRestrict,
    judge: ({ authorisation, blocking }, { others, now }) => block(authorisation, blocking, others, now),
    step: ({ id }, { options: { reason } }) => ({
      event: "authorisation.block",
      input: { authorisationId: id, reason },
    }),
    asksLast: "blockReason",
    takesAway: () => true,
    tells: true,
    undo: "unblock",
  },
  unblock: {
    may: mayManage,
    judge(person, { actor, now }) {
      const outcome = unblock(person, now);
      return isRefused(outcome) || outcome.lifted.length > 0
        ? outcome
        : notBlocked(person.unblocking, actor.authorisationId, now);
    },
    step: ({ id, blocking }, { selectedAt }) => ({
      event: "authorisation.unblock",
      input: { authorisationId: id, seen: known(blocking.at, selectedAt) },
    }),
    tells: false,
    undo: "undoUnblock",
  },
  rights: {
    ...changing,
    // A portal more or less is right whatever else was changed since.
    step: (person, at) => rightsStep(person, at, person.rightsChange.at?.toISOString() ?? ""),
    asksFirst: "rights",
    tells: true,
    undo: "undoRights",
  },
  endDate: {
    ...changing,
    step: (person, at) => rightsStep(person, at, known(person.rightsChange.at, at.selectedAt)),
    asksFirst: "endDate",
    takesAway: ({ validUntil }) => validUntil !== "",
    tells: true,
    undo: "undoRights",
  },
  invite: {
    may: mayManage,
    judge: (person, { now }) => resend(person, now),
    step: ({ id }) => ({ event: "invitation.resend", input: { authorisationId: id } }),
    tells: false,
  },
  export: {
    may: () => true,
    judge: (person) => person,
    step({ id }) {
      throw new Error(`a file does nothing to ${id}`);
    },
    isFile: true,
    tells: false,
  },
  undoUnblock: {
    may: mayManage,
    judge: (person, { actor, now }) => undo(person, actor.authorisationId, now),
    step: ({ id }) => ({ event: "authorisation.undo-unblock", input: { authorisationId: id } }),
    tells: false,
  },
  undoRights: {
    may: mayRestrict,
    judge: ({ authorisation, rightsChange, opened }, { actor, others, now }) =>
      undoChangeRights(
        authorisation,
        rightsChange,
        { me: actor.authorisationId, opened, otherPermanentAdministrators: others },
        now,
      ),
    step: ({ id }) => ({ event: "authorisation.undo-change-rights", input: { authorisationId: id } }),
    tells: true,
  },
};

/** Whether this person, as things are, can be one of the permanent beheerders that must stay. */
export const isPermanent = ({ authorisation }: Colleague) => isPermanentAdministrator(authorisation);
