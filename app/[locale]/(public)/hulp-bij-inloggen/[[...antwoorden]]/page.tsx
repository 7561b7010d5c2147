import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { to } from "#lib/addresses.ts";
import { factsFor } from "#lib/features/help/login-help/store.ts";
import { words } from "#lib/features/help/login-help/texts.ts";
import { stepAt } from "#lib/features/help/login-help/tree.ts";
import { HelpStep } from "#lib/features/help/login-help/ui/help-step.tsx";
import { Outage } from "#lib/features/frame/shell/ui/outage.tsx";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";

type Props = { params: Promise<{ locale: Locale; antwoorden?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, antwoorden = [] } = await params;
  const step = stepAt(antwoorden);
  if (!step) return {};
  const { questions, outcomes } = words[locale];
  return {
    title:
      step.kind === "question" ? questions[step.text].title : outcomes[step.text](step.place, factsFor(locale)).title,
  };
}

export default async function LoginHelpPage({ params }: Props) {
  const { locale, antwoorden = [] } = await params;
  const step = stepAt(antwoorden);
  // An address that is no longer a step was sent to someone who still needs help.
  if (!step) redirect(href(locale, to.help()));
  return (
    <HelpStep locale={locale} slugs={antwoorden} step={step} facts={factsFor(locale)}>
      <Outage locale={locale} />
    </HelpStep>
  );
}
