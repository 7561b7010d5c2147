import { z } from "zod";
import { TypedEmail, typedName } from "#lib/features/base/people/schema.ts";
import { staffRoles } from "#lib/platform/access/roles.ts";
import { dutiesRefusal, tellings } from "./rules.ts";

/** A box of a form: it sends its name when it is ticked, and otherwise nothing. */
const ticked = z.string().max(10).optional().catch(undefined);

const boxes = { SERVICEDESK: ticked, ONBOARDING: ticked, AUDITOR: ticked, STAFF_ADMIN: ticked };

type Boxes = { readonly [B in keyof typeof boxes]?: string | undefined };

export const dutiesIn = (ticks: Boxes) => staffRoles.filter((role) => ticks[role] !== undefined);

const withDuties = <T extends z.ZodRawShape>(shape: T) =>
  z.object({ ...shape, ...boxes }).refine((input) => dutiesRefusal(dutiesIn(input as Boxes)) === null, {
    path: ["duties"],
    error: ({ input }) => dutiesRefusal(dutiesIn((input ?? {}) as Boxes)) ?? "noDuty",
    when: () => true,
  });

const accountId = z.uuid("accountMissing");

export const InviteStaff = withDuties({
  ...typedName,
  email: TypedEmail,
  /** As typed; the command judges it. */
  mobileNumber: z.string({ error: "phoneMissing" }).trim().min(1, "phoneMissing").max(60, "phoneUnclear"),
});

export const RenewStaff = z.object({
  accountId,
  /** Empty means that the number on file stays. */
  mobileNumber: z.string({ error: "phoneUnclear" }).max(60, "phoneUnclear").default(""),
});

export const ChangeDuties = withDuties({ accountId });

/** Two people, by their addresses: nobody is let in alone. */
export const BreakGlass = z
  .object({ first: TypedEmail, second: TypedEmail })
  .refine(({ first, second }) => first !== second, { error: "samePerson", path: ["second"] });

export const OneAccount = z.object({ accountId });

/** `gedaan`: anyone can make such an address. */
export const AccountPage = z.object({ id: z.uuid(), gedaan: z.enum(tellings).optional().catch(undefined) });
