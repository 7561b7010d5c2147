import type { ReactNode } from "react";
import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Answers } from "#lib/ui/answers.tsx";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";
import type { OtherFactor } from "#lib/platform/auth/browser.ts";
import type { Facts } from "../rules.ts";
import { words } from "../texts.ts";
import { nextAnswers, type Step } from "../tree.ts";
import { Advice } from "./advice.tsx";

type Props = {
  readonly locale: Locale;
  readonly slugs: readonly string[];
  readonly step: Step;
  readonly facts: Facts;
  /** What else than an SMS was shown in this browser before. */
  readonly used?: readonly OtherFactor[];
  /** What the reader must know first. */
  readonly children?: ReactNode;
};

/** One question or one outcome of the login help. */
export function HelpStep({ locale, slugs, step, facts, used = [], children }: Props) {
  const { questions, answers, notSolved } = words[locale];
  const back = slugs.length > 0 ? to.help(slugs.slice(0, -1)) : to.start();
  const items = nextAnswers(step).map(({ slug, text }) => ({
    href: href(locale, to.help([...slugs, slug])),
    ...answers[text],
  }));
  return (
    <Main>
      {children}
      <BackLink href={href(locale, back)} locale={locale} />
      {step.kind === "question" ? (
        <>
          {questions[step.text].page !== "" && <p className="kicker">{questions[step.text].page}</p>}
          <h1>{questions[step.text].title}</h1>
          {questions[step.text].lead !== "" && <p className="lead">{questions[step.text].lead}</p>}
          <Answers items={items} />
        </>
      ) : (
        <>
          <Advice locale={locale} outcome={step} facts={facts} used={used} />
          {items.length > 0 && (
            <nav className="onward" aria-labelledby="not-solved">
              <h2 id="not-solved">{notSolved}</h2>
              <Answers items={items} />
            </nav>
          )}
        </>
      )}
    </Main>
  );
}
