import { runLoad, startLoad } from "#lib/features/insurer/organisation-files/commands/running.ts";
import { uploadLoad } from "#lib/features/insurer/organisation-files/commands/uploading.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { unseal } from "#lib/platform/secrets.ts";
import { aStaffMember, signedIn } from "./people.ts";
import { approve } from "./proposals.ts";

const header = "Organisatie;Tussenpersoonnummer;KvK;Voornaam;Achternaam;E-mail;Mobiel;Toegangscode;Rol;Status";

export const aFile = (...lines: readonly string[]) => ({
  fileName: "organisaties.csv",
  bytes: new Uint8Array(Buffer.from([header, ...lines].join("\r\n"))),
});

const letters = (i: number) => String(i).replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "");

/** So many organisations nobody knows, each with so many people. */
export const officesOf = (count: number, people: number) =>
  Array.from({ length: count }, (_, i) =>
    Array.from({ length: people }, (_, j) => {
      const role = j === 0 ? "beheerder" : "medewerker";
      const mobile = `0612${String(100_000 + i * people + j)}`;
      return `Kantoor ${i};5${String(i).padStart(5, "0")};;Voor${letters(j)};Achter${letters(i)};p${j}@kantoor${i}.example;${mobile};;${role};actief`;
    }),
  ).flat();

export const uploads = (who: Identity, file: { fileName: string; bytes: Uint8Array }) =>
  execute(uploadLoad, who, { file });

export async function uploaded(who: Identity, file: { fileName: string; bytes: Uint8Array }): Promise<string> {
  const reply = await uploads(who, file);
  if (reply.status !== "done") throw new Error(`not uploaded: ${JSON.stringify(reply)}`);
  return reply.result.loadId;
}

/** Starts it; where that takes a second person, one of the servicedesk approves it. */
export async function starts(who: Identity, loadId: string, invites: "now" | "later" = "later") {
  const reply = await execute(startLoad, who, { loadId, invites });
  if (reply.status !== "waiting") return reply;
  return approve(await signedIn(await aStaffMember("sem", "SERVICEDESK")), reply.proposalId);
}

/** Does the jobs that take organisations in, the way the worker does; at most so many. */
export async function worksOn(most = 10_000): Promise<number> {
  const { prisma } = await database();
  for (let done = 0; ; done++) {
    const next = await prisma.outbox.findFirst({ where: { to: runLoad.event, sentAt: null } });
    if (!next?.payload || done === most) return done;
    const request = { id: crypto.randomUUID(), ip: "", locale: "nl" as const, outboxId: next.id };
    const reply = await execute(runLoad, { kind: "system", job: runLoad.event }, unseal(next.payload), request);
    if (reply.status !== "done")
      await prisma.outbox.update({ where: { id: next.id }, data: { sentAt: new Date(), payload: null } });
  }
}

export const rowsIn = async (loadId: string) =>
  (await database()).prisma.organisationLoadRow.findMany({ where: { loadId }, orderBy: { number: "asc" } });

export const everyoneLoaded = async () =>
  (await database()).prisma.authorisation.findMany({
    include: { account: true, organisation: { include: { numbers: true } } },
    orderBy: { id: "asc" },
  });
