import { fullName } from "#lib/features/base/people/rules.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { shortDate } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { portalName, portalNames } from "#lib/platform/portals.ts";
import { Form } from "#lib/ui/form.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import { reauthoriseAction } from "../actions.ts";
import type { Ended } from "../queries.ts";
import { words } from "../texts.ts";
import { Cancel } from "./refused.tsx";
import { RightsFields } from "./rights.tsx";

type Props = { readonly locale: Locale; readonly person: Ended; readonly desk: Desk };

/** What the person had, and the one button that gives it back. */
export function ReauthoriseForm({ locale, person, desk, requestKey }: Props & { readonly requestKey: string }) {
  const { reauthorise, reauthorising } = words[locale];
  return (
    <>
      <p>{reauthorising.lead(fullName(person))}</p>
      <WhatWas locale={locale} person={person} />
      {notesFor({ locale, person, desk }).map((note) => (
        <p key={note}>{note}</p>
      ))}
      <Form
        locale={locale}
        action={reauthoriseAction}
        requestKey={requestKey}
        hidden={{ lijst: person.lijst ?? "", authorisationId: person.id }}
        submit={reauthorise}
        aside={<Cancel locale={locale} person={person} />}
      >
        <RightsFields
          locale={locale}
          boxes={person.opened}
          rights={{ portals: person.authorisation.portals, validUntil: person.lastDay }}
        />
      </Form>
    </>
  );
}

function WhatWas({ locale, person }: Omit<Props, "desk">) {
  const { detail, roles, reauthorising } = words[locale];
  const { validUntil, role, portals } = person.authorisation;
  return (
    <>
      <h2>{reauthorising.had}</h2>
      <SummaryList
        rows={[
          { label: detail.facts.role, value: roles[role] },
          {
            label: detail.facts.portals,
            value: portalNames(locale, portals) || detail.noPortals,
          },
          {
            label: detail.facts.validUntil,
            value: validUntil ? shortDate(locale, new Date(validUntil.getTime() - 1)) : detail.noEnd,
          },
        ]}
      />
    </>
  );
}

/** What comes back in another form, and what stays as it is. */
function notesFor({ locale, person, desk }: Props): string[] {
  const { reauthorising: texts } = words[locale];
  const { opened, authorisation, account } = person;
  const who = fullName(person);
  const notes = authorisation.portals
    .filter((portal) => !opened.includes(portal))
    .map((portal) => texts.closed(portalName(locale, portal)));
  if (authorisation.role === "ADMINISTRATOR") notes.push(`${texts.wasAdministrator(who)} ${texts.toAdministrators}`);
  if (account.status === "INVITED") notes.push(texts.invites(who));
  if (account.status === "BLOCKED")
    notes.push(account.blockCause === "WRONG_TRIES" ? texts.stillBlocked(who) : texts.stillFrozen(desk));
  return notes;
}
