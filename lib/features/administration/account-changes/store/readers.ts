import "server-only";
import { to } from "#lib/addresses.ts";
import { fullName, type Administrator, type Name } from "#lib/features/base/people/rules.ts";
import { activeAdministrators, openNow } from "#lib/features/base/people/store.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { localeOf, mail } from "#lib/platform/outbox/mail.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { sms } from "#lib/platform/outbox/sms.ts";
import { settings } from "#lib/platform/settings.ts";
import {
  administratorLetter,
  oldNumberText,
  type Occasion,
} from "#lib/features/administration/account-changes/mails.ts";
import { changeLink } from "./changes.ts";

/** Where someone can act now: the beheerders there must hear when what the person signs in with changes. */
export const activePlaces = (tx: Tx, accountId: string, now: Date) =>
  tx.authorisation.findMany({
    where: { accountId, ...openNow(now) },
    select: { id: true, organisationId: true, organisation: { select: { name: true } } },
    orderBy: { id: "asc" },
  });

export type About = {
  readonly changeId: string;
  readonly accountId: string;
  readonly person: Name & { readonly locale: string };
  /** The organisation where it was begun. */
  readonly organisationId: string;
  /** Null means the insurer's staff. */
  readonly by: string | null;
  /** The moment until which everyone who is told can stop it. */
  readonly stoppableUntil: Date;
};

type Stoppable = Pick<About, "changeId" | "accountId" | "stoppableUntil">;

/** A link to "that was not me", which freezes: for the person alone, at their own address or number. */
export async function notMe(tx: Tx, { changeId, accountId, stoppableUntil: expiresAt }: Stoppable, now: Date) {
  return to.notMe(await changeLink(tx, { purpose: "NOT_ME", accountId, changeId, expiresAt }, now));
}

/** A link to "that is not right", which stops this change and no more: for one of the beheerders who hear of it. */
export async function notRight(tx: Tx, { changeId, accountId, stoppableUntil: expiresAt }: Stoppable, now: Date) {
  return to.notMe(await changeLink(tx, { purpose: "STOP_CHANGE", accountId, changeId, expiresAt }, now));
}

/** The number that codes were sent to until now. Where no SMS may leave, the mails that go with it still tell. */
export async function tellOldNumber(
  tx: Tx,
  occasion: Occasion,
  about: About,
  number: string | null,
  now: Date,
): Promise<Outgoing[]> {
  if (!number) return [];
  const { INSURER_NAME, PUBLIC_ORIGIN } = settings();
  const locale = localeOf(about.person);
  const url = `${PUBLIC_ORIGIN}/${locale}${await notMe(tx, about, now)}`;
  const text = oldNumberText(locale, occasion, INSURER_NAME, url);
  const whose = { accountId: about.accountId, authorisationId: null, locale };
  const message = await sms(tx, { ...whose, to: number, text, expiresAt: about.stoppableUntil }, now);
  return "refused" in message ? [] : [message];
}

/** Every beheerder of an organisation where the person can act, except the person and whoever began it. */
export async function tellAdministrators(
  tx: Tx,
  occasion: Occasion,
  about: About,
  exceptAccountId: string | null,
  now: Date,
): Promise<Outgoing[]> {
  const send: Outgoing[] = [];
  for (const { administrator, organisationId, organisation } of await administratorsOf(tx, about.accountId, now)) {
    if (administrator.accountId === exceptAccountId) continue;
    const facts = {
      occasion,
      person: fullName(about.person),
      by: about.by === null ? settings().INSURER_NAME : organisationId === about.organisationId ? about.by : null,
      organisation,
      notRight: await notRight(tx, about, now),
    };
    send.push(mail(administrator, administratorLetter, facts, about.stoppableUntil));
  }
  return send;
}

type At = { readonly administrator: Administrator; readonly organisationId: string; readonly organisation: string };

/** The beheerders of every organisation where this person can act, each once, without the person. */
export async function administratorsOf(tx: Tx, accountId: string, now: Date): Promise<At[]> {
  const found = new Map<string, At>();
  for (const { organisationId, organisation } of await activePlaces(tx, accountId, now))
    for (const administrator of await activeAdministrators(tx, organisationId, now))
      if (administrator.accountId !== accountId && !found.has(administrator.accountId))
        found.set(administrator.accountId, { administrator, organisationId, organisation: organisation.name });
  return [...found.values()];
}
