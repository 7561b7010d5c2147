import "server-only";
import { z } from "zod";
import { enums, statement } from "../db/statement.ts";
import type { Db } from "../db/types.ts";
import type { Member, Person } from "./actor.ts";

const places = statement(
  "access.places",
  z.object({
    ...{ authorisationId: z.string(), organisationId: z.string(), organisation: z.string() },
    ...{ role: z.enum(enums.Role), isDeputy: z.boolean() },
  }),
);

export type Place = Awaited<ReturnType<typeof placesOf>>[number];

/** The organisations in which someone may act now, by the session they have. */
export const placesOf = (
  db: Db,
  { accountId, onlyIn = null }: Pick<Person, "accountId"> & { readonly onlyIn?: string | null },
  now: Date,
) =>
  places(db)`
    SELECT own.id AS "authorisationId", own."organisationId", organisation.name AS organisation, own.role::text AS role,
           own.role = 'EMPLOYEE' AND coalesce(
             own."deputyFrom" <= ${now}::timestamptz AND own."deputyUntil" > ${now}::timestamptz, false) AS "isDeputy"
    FROM "Authorisation" own JOIN "Organisation" organisation ON organisation.id = own."organisationId"
    WHERE own."accountId" = ${accountId}::uuid AND own.status = 'ACTIVE'
      AND (own."validUntil" IS NULL OR own."validUntil" > ${now}::timestamptz)
      AND own."organisationId" = coalesce(${onlyIn}::uuid, own."organisationId")
    ORDER BY organisation.name, own.id`;

/** Who they would be in another organisation of theirs. It is for looking only: a change reads who asks from its session. */
export const actorAt = (
  { accountId, sessionId, factorAt, onlyIn, ...before }: Person | Member,
  { authorisationId, organisationId, role, isDeputy }: Place,
): Member => ({
  ...{ kind: "member", accountId, sessionId, factorAt, authorisationId, organisationId, isDeputy },
  ...(onlyIn !== undefined && { onlyIn }),
  role: isDeputy ? "ADMINISTRATOR" : role,
  restsUntil: before.kind === "member" ? before.restsUntil : null,
});
