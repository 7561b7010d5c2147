import "server-only";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { events } from "./events.ts";
import { sortNameOf } from "./rules.ts";
import { LoadOrganisation, LoadPerson, LoadStaff } from "./schema.ts";
import { newOrganisation } from "./store.ts";
import { lock } from "#lib/platform/db/sql.ts";

/** Loads an organisation the insurer already has. */
export const loadOrganisation = command({
  event: events["organisation.load"],
  input: LoadOrganisation,
  subject: ({ input }) => Promise.resolve(input),
  may: onlySystem,
  async run({ tx, input, now }) {
    const { intermediaryNumber, policyNumber, ...organisation } = input;
    const { kind, portals } = organisation;
    const numbers = [
      ...(intermediaryNumber === null ? [] : [{ kind: "INTERMEDIARY" as const, number: intermediaryNumber }]),
      ...(policyNumber === null ? [] : [{ kind: "POLICY" as const, number: policyNumber }]),
    ];
    const id = await newOrganisation(tx, { ...organisation, numbers }, now);
    return done({
      result: { organisationId: id },
      audit: { subjectId: id, organisationId: id, before: null, after: { kind, portals } },
    });
  },
});

/** Loads a person into an organisation. A known address gets a second authorisation; its account stays as it is. */
export const loadPerson = command({
  event: events["account.load"],
  input: LoadPerson,
  async subject({ tx, input }) {
    await lock(tx, "Organisation", input.organisationId);
    return tx.organisation.findUnique({ where: { id: input.organisationId }, select: { id: true, portals: true } });
  },
  may: onlySystem,
  async run({ tx, input, now, subject: organisation }) {
    const { organisationId, role, accessCode, portals, passwordHash, ...person } = input;
    if (portals.some((portal) => !organisation.portals.includes(portal))) return refuse("portalNotOpened");
    const known = await tx.account.findUnique({ where: { email: person.email } });
    const status = passwordHash ? ("ACTIVE" as const) : ("INVITED" as const);
    const account =
      known ??
      (await tx.account.create({
        data: {
          ...person,
          sortName: sortNameOf(person),
          passwordHash,
          status,
          mobileProvenAt: passwordHash ? now : null,
          createdAt: now,
        },
      }));
    await lock(tx, "Account", account.id);
    const { status: standing } = await tx.account.findUniqueOrThrow({ where: { id: account.id } });
    const authorisation = await tx.authorisation.create({
      data: {
        organisationId,
        accountId: account.id,
        role,
        accessCode,
        portals,
        sortName: account.sortName,
        status: standing === "INVITED" ? "PENDING" : "ACTIVE",
        createdAt: now,
      },
    });
    return done({
      result: { accountId: account.id, authorisationId: authorisation.id },
      audit: {
        subjectId: authorisation.id,
        organisationId,
        before: null,
        after: { status: authorisation.status, role, portals },
      },
    });
  },
});

/** Loads one of the insurer's own people. */
export const loadStaff = command({
  event: events["staff.load"],
  input: LoadStaff,
  subject: ({ input }) => Promise.resolve(input),
  may: onlySystem,
  async run({ tx, input, now }) {
    const { id } = await tx.account.create({
      data: { ...input, sortName: sortNameOf(input), status: "ACTIVE", mobileProvenAt: now, createdAt: now },
    });
    return done({
      result: { accountId: id },
      audit: { subjectId: id, organisationId: null, before: null, after: { staffRoles: input.staffRoles } },
    });
  },
});
