import { parseArgs } from "node:util";
import { inviteStaff, renewStaff } from "#lib/features/insurer/staff-accounts/commands/inviting.ts";
import { en } from "#lib/features/insurer/staff-accounts/texts.en.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { settings } from "#lib/platform/settings.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { openMigrated } from "#scripts/open-portal.ts";
import { onceOrSayWhyNot } from "#scripts/sentence.ts";

const usage = 'Write it like: npm run staff:invite -- name@insurer.nl --name "Eva de Wit" --mobile "06 12345678".';

function asked() {
  const options = { name: { type: "string" }, mobile: { type: "string" } } as const;
  try {
    const { positionals, values } = parseArgs({ options, allowPositionals: true });
    const [email, ...more] = positionals;
    const [firstName = "", ...lastName] = (values.name ?? "").trim().split(/\s+/);
    if (email && more.length === 0 && lastName.length > 0 && values.mobile)
      return { email, firstName, lastName: lastName.join(" "), mobileNumber: values.mobile };
  } catch {
    // An unknown option gets the same answer.
  }
  throw new StartRefusal(usage);
}

type Refused = {
  readonly status: string;
  readonly code?: string;
  readonly errors?: Readonly<Record<string, readonly string[]>>;
};

function sentenceOf({ status, code = "", errors = {} }: Refused): string {
  const [wrong] = Object.values(errors).flat();
  const sentences: Readonly<Record<string, unknown>> = { ...en.fields, ...en.refusals };
  const sentence = sentences[wrong ?? code];
  return typeof sentence === "string" ? sentence : `Nobody was invited: ${code || status}.`;
}

/** Lets in the first two who manage staff; they invite the others on screen, one proposing and one approving. */
await onceOrSayWhyNot(async () => {
  const person = asked();
  const opened = await openMigrated();
  try {
    const system = { kind: "system", job: "staff:invite" } as const;
    const { email, mobileNumber } = person;
    const invited = await execute(inviteStaff, system, { ...person, STAFF_ADMIN: "on" });
    // The mail may be lost, or the account is blocked, so the invitation is sent again.
    const again =
      invited.status === "refused" && invited.code === "alreadyStaff"
        ? await execute(renewStaff, system, { accountId: invited.detail.accountId, mobileNumber })
        : null;
    const reply = again ?? invited;
    if (reply.status !== "done") throw new StartRefusal(sentenceOf(reply));
    const arrives = settings().SMTP_URL ? "" : " In the demo it arrives at /demo/berichten.";
    console.log(`The mail with the link goes to ${email} as soon as the portal runs.${arrives}`);
  } finally {
    await opened.close();
  }
});
