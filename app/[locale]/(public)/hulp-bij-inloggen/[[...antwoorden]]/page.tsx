import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { to } from "#lib/addresses.ts";
import { factsFor } from "#lib/features/help/login-help/store.ts";
import { words } from "#lib/features/help/login-help/texts.ts";
import { stepAt } from "#lib/features/help/login-help/tree.ts";
import { HelpStep } from "#lib/features/help/login-help/ui/help-step.tsx";
import { Outage } from "#lib/features/frame/shell/ui/outage.tsx";
import { factorsIn } from "#lib/platform/auth/browser.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";

type Parts = { antwoorden?: string[] };

export const generateMetadata = titled<Parts>((locale, { antwoorden = [] }) => {
  const step = stepAt(antwoorden);
  const { questions, outcomes } = words[locale];
  if (step?.kind === "question") return questions[step.text].page || questions[step.text].title;
  return step && outcomes[step.text](step.place, factsFor(locale)).title;
});

export default pageAt<Parts>(async ({ locale, antwoorden = [] }) => {
  const step = stepAt(antwoorden);
  // The address may be of a step that is gone; the one before it leads on, and whoever opens it still needs help.
  if (!step) redirect(href(locale, to.help(antwoorden.slice(0, -1))));
  const used = factorsIn(await cookies());
  return (
    <HelpStep locale={locale} slugs={antwoorden} step={step} facts={factsFor(locale)} used={used}>
      <Outage locale={locale} />
    </HelpStep>
  );
});
