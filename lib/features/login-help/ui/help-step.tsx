import type { Locale } from "#lib/platform/i18n/locale.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/blocks.tsx";
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
  return (
    <div className="narrow stack">
      <BackLink href={href(locale, back)} locale={locale} />
      {step.kind === "question" ? (
        <>
          <h1>{words[locale].questions[step.text].title}</h1>
          <p className="lead">{words[locale].questions[step.text].lead}</p>
        </>
      ) : (
        <OutcomeText locale={locale} outcome={step} facts={facts} />
      )}
      <Answers locale={locale} slugs={slugs} step={step} />
    </div>
  );
}

function Answers({ locale, slugs, step }: Omit<Props, "facts">) {
  const answers = nextAnswers(step);
  if (answers.length === 0) return null;
  return (
    <ul className="doors" role="list">
      {answers.map(({ slug, text }) => {
        const { label, hint } = words[locale].answers[text];
        return (
          <li key={slug}>
            <a className="door" href={href(locale, helpPath([...slugs, slug]))}>
              <strong>{label}</strong>
              {hint && <span>{hint}</span>}
            </a>
          </li>
        );
      })}
    </ul>
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
        <ol className="steps">
          {said.steps.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      )}
      {said.forward && (
        <blockquote className="card">
          {said.forward.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </blockquote>
      )}
      {said.fields && outcome.place !== "organisation" && (
        <div className="card prose">
          <ul>
            {appointmentFields[outcome.place].map((field) => (
              <li key={field}>{words[locale].fields[field]}</li>
            ))}
          </ul>
        </div>
      )}
      <Actions locale={locale} outcome={outcome} facts={facts} />
      {said.after?.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </>
  );
}
