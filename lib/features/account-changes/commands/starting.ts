import "server-only";
import { z } from "zod";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { isSignedIn, type Actor } from "#lib/platform/access/actor.ts";
import { days } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { phoneOf } from "#lib/platform/phone.ts";
import { fullName } from "#lib/features/people/rules.ts";
import { ChangeNumber } from "#lib/features/account-changes/schema.ts";
import type { Person } from "#lib/features/account-changes/store.ts";

/** Of a mobile telephone: that is what reads a code. */
export const TypedMobile = ChangeNumber.shape.mobileNumber.transform((typed, { addIssue }) => {
  const phone = phoneOf(typed);
  if ("number" in phone && phone.kind === "mobile") return phone.number;
  addIssue("number" in phone ? "phoneLandline" : phone.refused);
  return z.NEVER;
});

/** Who begins a change, by account and by authorisation, with the name others read. */
export async function starter(tx: Tx, actor: Actor) {
  if (actor.kind !== "member") throw new Error("only a beheerder begins a change");
  const { account } = await tx.authorisation.findUniqueOrThrow({
    where: { id: actor.authorisationId },
    select: { account: true },
  });
  return { accountId: actor.accountId, authorisationId: actor.authorisationId, name: fullName(account) };
}

/** Only what is done counts: of one person, and of one beheerder over all colleagues. */
export async function tooOften(tx: Tx, person: Person, actor: Actor, now: Date) {
  const by = isSignedIn(actor) ? actor.accountId : "";
  const until = await takeLimits(
    tx,
    [
      { bucket: `account-change of ${person.accountId}`, times: 3, withinMs: days(1) },
      { bucket: `account-change by ${by}`, times: 10, withinMs: days(1) },
    ],
    now,
  );
  return until && refuse("tooOften", { person: fullName(person), until });
}

export const statesOf = ({ authorisationStatus, accountStatus }: Person) => ({
  authorisation: authorisationStatus,
  account: accountStatus,
});
