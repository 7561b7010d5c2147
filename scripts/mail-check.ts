import { Resolver } from "node:dns/promises";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { recordsOf } from "#lib/platform/mail-check/answers.ts";
import { checkMail } from "#lib/platform/mail-check/check.ts";
import { domainOf } from "#lib/platform/outbox/transport-smtp.ts";
import { settings } from "#lib/platform/settings.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { onceOrSayWhyNot } from "#scripts/sentence.ts";

const marks = { right: "ok     ", advice: "advice ", wrong: "WRONG  " } as const;

/**
 * npm run mail:check looks up what receivers look at, of the settings as they are, and says what is wrong in sentences.
 * --server 192.0.2.53 asks that name server instead of the machine's own.
 */
await onceOrSayWhyNot(async () => {
  const { values } = parseArgs({ options: { server: { type: "string" } } });
  const resolver = new Resolver({ timeout: 3_000, tries: 2 });
  if (values.server) resolver.setServers([values.server]);
  const { MAIL_FROM, BOUNCE_ADDRESS, SMTP_URL, DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE } = settings();
  const from = domainOf(MAIL_FROM).toLowerCase();
  const privateKey = DKIM_KEY_FILE ? readFileSync(DKIM_KEY_FILE, "utf8") : null;
  const findings = await checkMail(
    {
      from,
      returnPath: BOUNCE_ADDRESS ? domainOf(BOUNCE_ADDRESS).toLowerCase() : from,
      signing: privateKey === null ? null : { domain: DKIM_DOMAIN.toLowerCase(), selector: DKIM_SELECTOR, privateKey },
      server: SMTP_URL ? new URL(SMTP_URL).hostname : null,
    },
    recordsOf(resolver),
  );
  for (const { is, about, sentence } of findings) console.log(`${marks[is]}${about}: ${sentence}`);
  const count = findings.filter(({ is }) => is === "wrong").length;
  if (count > 0) throw new StartRefusal(count === 1 ? "1 thing is wrong." : `${count} things are wrong.`);
});
