import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Card } from "#lib/ui/card.tsx";
import { Copy } from "#lib/ui/copy.tsx";
import { to } from "#lib/addresses.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import type { OtherFactor } from "#lib/platform/auth/browser.ts";
import type { Facts } from "../rules.ts";
import { words } from "../texts.ts";
import { appointmentFields, type Outcome } from "../tree.ts";
import { Actions } from "./actions.tsx";

type Props = {
  readonly locale: Locale;
  readonly outcome: Outcome;
  readonly facts: Facts;
  readonly used: readonly OtherFactor[];
};

/** What an outcome says: what is the matter, who acts and how long it takes, and what to do now. */
export function Advice({ locale, outcome, facts, used }: Props) {
  const { fields, outcomes } = words[locale];
  const {
    title,
    paragraphs,
    steps,
    by,
    next,
    forward,
    fields: asksFields,
    after,
  } = outcomes[outcome.text](outcome.place, facts);
  const [who, howLong] = by;
  return (
    <>
      <h1>{title}</h1>
      {outcome.text === "noCode" && used.length > 0 && <Used locale={locale} used={used} />}
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {steps && (
        <ol>
          {steps.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      )}
      {asksFields && outcome.place !== "organisation" && (
        <Card>
          <ul data-labels="">
            {appointmentFields[outcome.place].map((field) => (
              <li key={field}>{fields[field]}</li>
            ))}
          </ul>
        </Card>
      )}
      <p>
        <strong>{who}</strong> {howLong}
      </p>
      {next?.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {forward && <Forward locale={locale} service={facts.eherkenning.service} lines={forward} />}
      <Actions locale={locale} outcome={outcome} facts={facts} />
      {after?.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </>
  );
}

/** For a reader who gets no SMS, in a browser in which something else was shown before. */
function Used({ locale, used }: { readonly locale: Locale; readonly used: readonly OtherFactor[] }) {
  const texts = words[locale].used;
  return (
    <Card>
      <h2>{texts.title}</h2>
      <ul>
        {used.map((factor) => (
          <li key={factor}>{texts[factor]}</li>
        ))}
      </ul>
      <ButtonLink href={href(locale, to.signIn())}>{texts.signIn}</ButtonLink>
    </Card>
  );
}

/** For a reader whose colleague can act: the exact name to look for, and a text to send them. */
function Forward({ locale, service, lines }: { locale: Locale; service: string; lines: readonly string[] }) {
  const { exactName, copyName, forwardThis, copyText, copied } = words[locale];
  return (
    <>
      <Card>
        <p data-labels="">
          {exactName}: <strong>{service}</strong>
        </p>
        <Copy text={service} label={copyName} copied={copied} />
      </Card>
      <p>{forwardThis}</p>
      <Card>
        {lines.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <Copy text={lines.join("\n")} label={copyText} copied={copied} />
      </Card>
    </>
  );
}
