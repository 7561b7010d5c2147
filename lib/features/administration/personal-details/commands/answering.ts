import "server-only";
import { useLink } from "#lib/features/entrance/password-links/store.ts";
import { Name } from "#lib/features/base/people/schema.ts";
import { events } from "#lib/features/administration/personal-details/events.ts";
import { nameAnsweredLetter, nameChangedElsewhereLetter } from "#lib/features/administration/personal-details/mails.ts";
import { differing, nameLinkState } from "#lib/features/administration/personal-details/rules.ts";
import { NameLink } from "#lib/features/administration/personal-details/schema.ts";
import {
  administratorsAround,
  lockNameLink,
  rename,
  starterOf,
} from "#lib/features/administration/personal-details/store.ts";
import { noJson } from "#lib/platform/db/sql.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { minutes } from "#lib/platform/durations.ts";
import { anyone, command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import type { RequestFacts } from "#lib/platform/gate/request.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { keyedHash } from "#lib/platform/secrets.ts";

const limits = ({ request }: { readonly request: RequestFacts }) => [
  { bucket: `name.answer from ${keyedHash("ip", request.ip)}`, times: 60, withinMs: minutes(15) },
];

type Found = NonNullable<Awaited<ReturnType<typeof lockNameLink>>>["change"];

/** Tells whoever proposed the name. */
async function toStarter(tx: Tx, change: NonNullable<Found>, answer: "yes" | "no"): Promise<Outgoing[]> {
  const { authorisationId: theirs, startedById } = change;
  const starter = await starterOf(tx, startedById);
  return starter ? [mail(starter, nameAnsweredLetter, { answer, theirs, organisation: starter.organisation })] : [];
}

/** "Ja, zo heet ik": the name changes in every organisation at once. */
export const confirmName = command({
  event: events["name.confirm"],
  input: NameLink,
  limits,
  subject: async ({ tx, input }) => ({ link: await lockNameLink(tx, input.link) }),
  may: anyone,
  async run({ tx, subject: { link }, now }) {
    if (!link?.change || nameLinkState(link, now) !== "open") return refuse("linkClosed");
    const { account, accountId, change } = link;
    const { id: changeId, authorisationId: subjectId, organisationId } = change;
    const own = await tx.authorisation.findUnique({ where: { id: subjectId }, select: { status: true } });
    if (own?.status === "WITHDRAWN" || own?.status === "EXPIRED") return refuse("linkClosed");
    if (!(await useLink(tx, link.id, now))) return refuse("linkClosed");
    const name = Name.parse(change.newName);
    await rename(tx, accountId, name);
    await tx.accountChange.update({
      where: { id: changeId },
      data: { completedAt: now, newConfirmedAt: now, newName: noJson },
    });
    const around = await administratorsAround(tx, accountId, now);
    const elsewhere = around.filter((one) => one.organisationId !== organisationId);
    return done({
      result: null,
      audit: {
        subjectId,
        organisationId,
        before: { changeId },
        after: { changeId, changed: differing(name, account) },
      },
      send: [
        ...(await toStarter(tx, change, "yes")),
        ...elsewhere.map((one) => mail(one, nameChangedElsewhereLetter, one)),
      ],
    });
  },
});

/** "Nee": the name stays, and whoever proposed it hears so. */
export const refuseName = command({
  event: events["name.refuse"],
  input: NameLink,
  limits,
  subject: async ({ tx, input }) => ({ link: await lockNameLink(tx, input.link) }),
  may: anyone,
  async run({ tx, subject: { link }, now }) {
    if (!link?.change || nameLinkState(link, now) !== "open") return refuse("linkClosed");
    const { change } = link;
    const { id: changeId, authorisationId: subjectId, organisationId } = change;
    if (!(await useLink(tx, link.id, now))) return refuse("linkClosed");
    await tx.accountChange.update({ where: { id: changeId }, data: { cancelledAt: now, newName: noJson } });
    return done({
      result: null,
      audit: { subjectId, organisationId, before: { changeId }, after: { changeId, cancelled: true } },
      send: await toStarter(tx, change, "no"),
    });
  },
});
