import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { actionsNow, appointAddress, formOf, isForm, mailto, type Facts } from "../rules.ts";
import { words } from "../texts.ts";
import { appointmentFields, type Action, type Outcome } from "../tree.ts";

type Props = { readonly locale: Locale; readonly outcome: Outcome; readonly facts: Facts };

/** What the reader can do now: the first as a button, the others beside it. */
export function Actions({ locale, outcome, facts }: Props) {
  const available = actionsNow(outcome.actions, facts);
  const call = available.find((action) => action.kind === "call");
  return (
    <>
      <div className="buttons mb-5">
        {available.map((action, i) => {
          const { label, address } = shown(locale, action, outcome, facts);
          return (
            <ButtonLink
              key={action.kind}
              href={address}
              look={i === 0 ? "primary" : "secondary"}
              // Printed on paper, an address needs the origin of the site.
              data-address={address.startsWith("/") ? facts.origin + address : undefined}
            >
              {label}
            </ButtonLink>
          );
        })}
      </div>
      {call && (
        <p>
          <strong className={call.desk === "servicedesk" ? "desk-now" : undefined}>{facts[call.desk].now}</strong>{" "}
          {words[locale].hours(facts[call.desk])}
        </p>
      )}
    </>
  );
}

/** The words of an action and where it leads. */
function shown(
  locale: Locale,
  action: Action,
  { text, place }: Outcome,
  facts: Facts,
): { label: string; address: string } {
  const { actions, outcomes, fields, appointmentSubject, forwardSubject } = words[locale];
  if (isForm(action)) return { label: actions[action.kind], address: href(locale, formOf(action, text)) };
  switch (action.kind) {
    case "call":
      return { label: actions.call(facts[action.desk]), address: facts[action.desk].tel };
    case "appoint":
      return { label: actions.appoint, address: href(locale, appointAddress(place, text)) };
    case "mail": {
      const address = facts.addresses[action.to];
      const wanted = place === "organisation" ? [] : appointmentFields[place].map((field) => `${fields[field]}: `);
      return {
        label: actions.mail(address),
        address: wanted.length > 0 ? mailto(address, appointmentSubject, wanted) : `mailto:${address}`,
      };
    }
    case "forward": {
      const lines = outcomes[text](place, facts).forward ?? [];
      return { label: actions.forward, address: mailto("", forwardSubject(facts.eherkenning.service), lines) };
    }
    case "external":
      return { label: actions.external, address: href(locale, to.externalSignIn()) };
    case "signIn":
      return { label: actions.signIn, address: href(locale, to.signIn()) };
    case "manual":
      return { label: actions.manual, address: facts.eherkenning.manual };
  }
}
