import { expect } from "vitest";
import * as answers from "#lib/features/help/help-requests/commands/answers.ts";
import { askForHelp } from "#lib/features/help/help-requests/commands/asking.ts";
import { jobs } from "#lib/jobs.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { mails, runJobs, type Mail } from "#tests/support/outbox.ts";
import type { TestPerson } from "#tests/support/people.ts";

export const visitor: Identity = { kind: "visitor" };
export const system: Identity = { kind: "system", job: "test" };

type More = { problem?: string; organisationNumber?: string };

export const asks = (email: string, more: More = {}) =>
  execute(askForHelp, visitor, { email, problem: "BLOCKED", ...more });

/** Asked, and everything that follows from it now. */
export async function asked(email: string, more: More = {}): Promise<void> {
  expect(await asks(email, more)).toMatchObject({ status: "done" });
  await work();
}

export const work = () => runJobs(jobs);

export const requests = async () => (await database()).prisma.helpRequest.findMany({ orderBy: { id: "asc" } });

export async function onlyRequest() {
  const [request, ...more] = await requests();
  if (!request || more.length > 0) throw new Error(`there are ${more.length + (request ? 1 : 0)} requests`);
  return request;
}

export const mailsTo = async (email: string) => (await mails()).filter(({ to }) => to === email);

export const recipients = async () => (await mails()).map(({ to }) => to).sort();

/** The secret of the way to the request's state, in a mail. */
export function linkIn(mail: Mail | undefined): string {
  const [, secret] = /\/hulp-bij-inloggen\/status\/([\w-]+)/.exec(mail?.text ?? "") ?? [];
  if (!secret) throw new Error("no link in this mail");
  return secret;
}

export const linkTo = async (email: string) => linkIn((await mailsTo(email)).at(-1));

export const answer = (
  what: "confirmHelpRequest" | "denyHelpRequest" | "reopenHelpRequest",
  link: string,
  who: Identity = visitor,
) => execute(answers[what], who, { link });

export const ids = ({ accountId, authorisationId }: TestPerson) => ({ accountId, authorisationId });
