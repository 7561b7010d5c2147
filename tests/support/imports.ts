import { startImport } from "#lib/features/administration/imports/commands/running.ts";
import { uploadImport } from "#lib/features/administration/imports/commands/uploading.ts";
import { forgetImport } from "#lib/features/administration/imports/commands/ending.ts";
import { runImport } from "#lib/features/administration/imports/commands/running.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { waiting } from "./outbox.ts";
import { anOrganisation, signedIn } from "./people.ts";

export async function deLinden() {
  const organisation = await anOrganisation({ administrators: ["anna", "bert"], employees: ["bram"] });
  const { person } = organisation;
  return {
    ...organisation,
    anna: await signedIn(person("anna")),
    bert: await signedIn(person("bert")),
    bram: await signedIn(person("bram")),
  };
}

export async function elsewhere() {
  const organisation = await anOrganisation({ administrators: ["cees"] });
  return { ...organisation, cees: await signedIn(organisation.person("cees")) };
}

/** Who came to De Linden: without the three who were there. */
export const newcomers = async (organisationId: string) => (await peopleOf(organisationId)).slice(3);

export const aCsv = (...lines: readonly string[]) => ({
  fileName: "collega's.csv",
  bytes: new Uint8Array(Buffer.from(["Voornaam;Achternaam;E-mail;Mobiel", ...lines].join("\r\n"))),
});

/** So many people of whom nobody has heard. */
export const lines = (count: number, domain = "nieuw.example") =>
  Array.from(
    { length: count },
    (_, i) => `Voor${letters(i)};Achter${letters(i)};p${i}@${domain};0612${String(300_000 + i)}`,
  );

const letters = (i: number) => String(i).replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "");

export const uploads = (who: Identity, file: { fileName: string; bytes: Uint8Array }) =>
  execute(uploadImport, who, { file });

export async function uploaded(who: Identity, file: { fileName: string; bytes: Uint8Array }): Promise<string> {
  const reply = await uploads(who, file);
  if (reply.status !== "done") throw new Error(`not uploaded: ${JSON.stringify(reply)}`);
  return reply.result.importId;
}

export const starts = (who: Identity, importId: string, chosen: object = {}) =>
  execute(startImport, who, { importId, invites: "now", MKB: "on", ...chosen });

/** Does the jobs of imports alone, the way the worker does; at most so many. */
export async function worksOn(most = 1_000): Promise<number> {
  const { prisma } = await database();
  for (let done = 0; ; done++) {
    const next = (await waiting()).find(({ to }) => to === runImport.event);
    if (!next || done === most) return done;
    await execute(runImport, { kind: "system", job: runImport.event }, next.message, {
      id: crypto.randomUUID(),
      ip: "",
      locale: "nl",
      outboxId: next.id,
    });
    await prisma.outbox.findUniqueOrThrow({ where: { id: next.id, sentAt: { not: null } } });
  }
}

export const forgets = (importId: string) =>
  execute(forgetImport, { kind: "system", job: forgetImport.event }, { importId });

export const rowsIn = async (importId: string) =>
  (await database()).prisma.importRow.findMany({ where: { importId }, orderBy: { number: "asc" } });

export const theImport = async (id: string) => (await database()).prisma.import.findUniqueOrThrow({ where: { id } });

export const peopleOf = async (organisationId: string) =>
  (await database()).prisma.authorisation.findMany({
    where: { organisationId },
    include: { account: true },
    orderBy: { id: "asc" },
  });
