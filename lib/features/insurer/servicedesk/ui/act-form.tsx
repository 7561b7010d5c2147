import type { ReactNode } from "react";
import { to } from "#lib/addresses.ts";
import { isRefused, whyNot, withFacts } from "#lib/platform/gate/outcome.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import {
  renewInvitationByStaffAction,
  setNumberAction,
  signOutByStaffAction,
  startNumberChangeAction,
  startReactivationAction,
  unblockByStaffAction,
  unfreezeAction,
} from "../actions.ts";
import type { PersonForStaff, Seen } from "../queries.ts";
import { type Act } from "../rules.ts";
import { words } from "../texts.ts";
import { Script, Ticks } from "./script.tsx";

type Acting = Extract<PersonForStaff, { seen: object }>;
type Props = {
  readonly locale: Locale;
  readonly page: Acting;
  readonly act: Act;
  readonly requestKey: string;
  /** On the page of the person, where there is nothing to go back to. */
  readonly inPlace?: boolean;
};

const actions = {
  unblock: unblockByStaffAction,
  unfreeze: unfreezeAction,
  reactivate: startReactivationAction,
  signOut: signOutByStaffAction,
  invite: renewInvitationByStaffAction,
} as const;

/** One act for someone: what it does, the call that comes first, and the button. */
export function ActForm({ locale, page, act, requestKey, inPlace = false }: Props) {
  const { seen, name, id } = page;
  const texts = words[locale].acts[act];
  const outcome = seen.acts?.[act];
  if (!outcome) return null;
  if (isRefused(outcome)) {
    const named = withFacts(outcome, { person: name, helpers: seen.helpers });
    return <p>{whyNot(words[locale].refusals, named)}</p>;
  }
  const isNew = act === "number" && "way" in outcome && outcome.way === "set";
  const number = words[locale].acts.number;
  return (
    <>
      {inPlace && <h2>{texts.title}</h2>}
      <p className={inPlace ? undefined : "lead"}>{isNew ? number.leadNew(name) : texts.lead(name)}</p>
      <p>{isNew ? number.toldNew : texts.told}</p>
      {act === "number" && !isNew && (
        <p>
          {number.lost}{" "}
          <a href={href(locale, to.personAct(id, "opnieuw-activeren"))}>{words[locale].acts.reactivate.title}</a>
        </p>
      )}
      <Script locale={locale} seen={seen} isLost={act === "number" || act === "reactivate"} />
      <Form
        locale={locale}
        action={act === "number" ? (isNew ? setNumberAction : startNumberChangeAction) : actions[act]}
        requestKey={requestKey}
        hidden={{ authorisationId: id }}
        submit={texts.submit}
        {...(act === "reactivate" && { look: "danger" as const })}
        {...(!inPlace && { aside: <a href={href(locale, to.person(id))}>{words[locale].script.cancel}</a> })}
      >
        <Inputs locale={locale} seen={seen} act={act} />
        <Ticks locale={locale} />
      </Form>
    </>
  );
}

/** Number and address are someone else's, so the browser must not fill in the user's own. */
function Inputs({ locale, seen, act }: { locale: Locale; seen: Seen; act: Act }): ReactNode {
  const { number, numberHint, email, emailHint } = words[locale].inputs;
  if (act !== "number" && act !== "reactivate") return null;
  return (
    <>
      <TextField
        name="mobileNumber"
        label={number}
        hint={numberHint}
        short
        inputMode="tel"
        autoComplete="off"
        spellCheck={false}
      />
      {act === "reactivate" && (
        <TextField
          name="email"
          label={email}
          hint={emailHint(seen.person.email)}
          optional
          autoComplete="off"
          autoCapitalize="none"
          inputMode="email"
          spellCheck={false}
        />
      )}
    </>
  );
}
