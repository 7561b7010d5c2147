import "server-only";
import { isHeld } from "#lib/features/base/retention/store.ts";
import { events } from "#lib/features/insurer/organisations/events.ts";
import { addNumberPlan } from "#lib/features/insurer/organisations/plans.ts";
import { mayManageOrganisations } from "#lib/features/insurer/organisations/policy.ts";
import { isClosed, removeNumber } from "#lib/features/insurer/organisations/rules.ts";
import { AddNumber, RemoveNumber } from "#lib/features/insurer/organisations/schema.ts";
import { lockFound, takenNumber, type FoundOrganisation } from "#lib/features/insurer/organisations/store/one.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { setsNumberOnFile } from "./second.ts";

const about = ({ id, numbers }: FoundOrganisation, kind: string, after: number) => ({
  subjectId: id,
  organisationId: id,
  before: { numbers: numbers.length },
  after: { kind, numbers: after },
});

/** Adds a number by which the insurer knows the organisation. */
export const addNumber = command({
  event: events["organisation.add-number"],
  input: AddNumber,
  fresh: 15,
  subject: ({ tx, scope, input }) => lockFound(tx, scope, input.organisationId),
  may: mayManageOrganisations,
  // Whoever says this number is called on the number on file from then on.
  second: {
    ...setsNumberOnFile,
    unless: ({ subject }) => subject.phoneNumber === null,
    proposal: ({ input, subject }) => addNumberPlan(subject, input.number),
  },
  async run({ tx, input: { kind, number }, subject, now }) {
    const { id, numbers } = subject;
    if (isClosed(subject)) return refuse("organisationClosed");
    const taken = await takenNumber(tx, [{ kind, number }], null);
    if (taken?.organisationId === id) return refuse("numberThere");
    if (taken) {
      const { organisation, organisationId } = taken;
      return refuse("numberTaken", { number: taken.number, organisation, organisationId });
    }
    await tx.organisationNumber.create({ data: { organisationId: id, kind, number, createdAt: now } });
    return done({ result: { organisationId: id }, audit: about(subject, kind, numbers.length + 1) });
  },
});

/** From then on the number no longer finds the organisation, and another may have it. What is held keeps its numbers. */
export const removeOrganisationNumber = command({
  event: events["organisation.remove-number"],
  input: RemoveNumber,
  fresh: 15,
  subject: ({ tx, scope, input }) => lockFound(tx, scope, input.organisationId),
  may: mayManageOrganisations,
  async run({ tx, input, subject }) {
    const { id, numbers } = subject;
    const found = numbers.find((each) => each.id === input.numberId);
    if (!found) return refuse("numberGone");
    const outcome = removeNumber(subject, numbers.length);
    if (isRefused(outcome)) return outcome;
    if (await isHeld(tx, { organisationId: id })) return refuse("isHeld");
    await tx.organisationNumber.delete({ where: { id: found.id } });
    return done({ result: { organisationId: id }, audit: about(subject, found.kind, outcome.numbers) });
  },
});
