import type { Locale } from "#lib/platform/i18n/locale.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { Answers } from "#lib/ui/answers.tsx";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Card } from "#lib/ui/card.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { helpPath, type Facts } from "../rules.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";
import { appointmentFields, nextAnswers, type Outcome, type Step } from "../tree.ts";
import { Actions } from "./actions.tsx";

const words = { nl, en };

type Props = { readonly locale: Locale; readonly slugs: readonly string[]; readonly step: Step; readonly facts: Facts };

/** One question or one outcome of the login help. */
export function HelpStep({ locale, slugs, step, facts }: Props) {
  const back = slugs.length > 0 ? helpPath(slugs.slice(0, -1)) : "/";
  const answers = nextAnswers(step).map(({ slug, text }) => ({
    href: href(locale, helpPath([...slugs, slug])),
    ...words[locale].answers[text],
  }));
  return (
    <Main>
      <BackLink href={href(locale, back)} locale={locale} />
      {step.kind === "question" ? (
        <>
          <h1>{words[locale].questions[step.text].title}</h1>
          <p className="lead">{words[locale].questions[step.text].lead}</p>
        </>
      ) : (
        <OutcomeText locale={locale} outcome={step} facts={facts} />
      )}
      {answers.length > 0 && <Answers items={answers} />}
    </Main>
  );
}

function OutcomeText({ locale, outcome, facts }: { locale: Locale; outcome: Outcome; facts: Facts }) {
  const said = words[locale].outcomes[outcome.text](outcome.place, facts);
  return (
    <>
      <h1>{said.title}</h1>
      {said.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {said.steps && (
        <ol>
          {said.steps.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      )}
      {said.forward && (
        <Card>
          {said.forward.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Card>
      )}
      {said.fields && outcome.place !== "organisation" && (
        <Card>
          <ul>
            {appointmentFields[outcome.place].map((field) => (
              <li key={field}>{words[locale].fields[field]}</li>
            ))}
          </ul>
        </Card>
      )}
      <Actions locale={locale} outcome={outcome} facts={facts} />
      {said.after?.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </>
  );
}
