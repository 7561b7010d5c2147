import type { ReactNode } from "react";
import { type Address, to } from "#lib/addresses.ts";
import { words as told } from "#lib/features/entrance/security/texts.ts";
import { ForgetDevice } from "#lib/features/entrance/known-devices/ui/forget-device.tsx";
import { date, dateTime, time } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { Beside } from "#lib/ui/beside.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import { endOtherSessionAction, endOtherSessionsAction, switchSmsOffAction, switchSmsOnAction } from "../actions.ts";
import type { MySecurity } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly known: MySecurity };

export const SecurityLink = ({ locale }: { readonly locale: Locale }) => (
  <p>
    <a href={href(locale, to.security())}>{words[locale].link}</a>
  </p>
);

/** What was done just now, above the heading. */
export function Told({ locale, known }: Props) {
  return known.told && <Notice tone="success">{words[locale].told[known.told]}</Notice>;
}

/** A moment of today as its time, any other with its day. */
const momentIn = (locale: Locale, now: Date) => (at: Date) =>
  date(locale, at) === date(locale, now) ? words[locale].today(time(locale, at)) : dateTime(locale, at);

export function Security({ locale, known, children }: Props & { readonly children?: ReactNode }) {
  return (
    <Beside>
      <div>
        <How locale={locale} known={known} />
        <Sms locale={locale} known={known} />
      </div>
      <div>
        <Devices locale={locale} known={known} />
        {children}
      </div>
      <div>
        <Where locale={locale} known={known} />
      </div>
    </Beside>
  );
}

function How({ locale, known: { password, factors, way, now } }: Props) {
  const { how, ways, sms } = words[locale];
  const moment = momentIn(locale, now);
  const change = (path: Address, text: string, about: string) => ({ href: href(locale, path), text, about });
  const since = password.changedAt ? how.since(moment(password.changedAt)) : how.isSet;
  const rows = [
    {
      label: how.password,
      value: password.isSet ? since : how.notSet,
      ...(password.isSet && { change: change(to.changePassword(), how.change, how.changePassword) }),
    },
    {
      label: how.mobile,
      value: [factors.mobile ?? how.noMobile, factors.sms === "off" && sms.offNow].filter(Boolean).join(", "),
    },
    {
      label: how.app,
      value: factors.app ? how.hasApp : how.noApp,
      change: change(to.authenticatorApp(), factors.app ? how.change : how.setUp, how.app),
    },
    {
      label: how.passkeys,
      value: how.passkeysOf(factors.passkeys),
      change: change(to.myPasskeys(), factors.passkeys > 0 ? how.change : how.setUp, how.passkeys),
    },
    {
      label: how.recovery,
      value: how.recoveryOf(factors.recoveryCodes),
      change: change(to.recoveryCodes(), factors.recoveryCodes > 0 ? how.change : how.make, how.recovery),
    },
    ...(way ? [{ label: how.now, value: capital(ways[way]) }] : []),
  ];
  return (
    <section aria-labelledby="how">
      <h2 id="how">{how.title}</h2>
      <SummaryList rows={rows} />
    </section>
  );
}

/** Codes by SMS, for who can do without, and for who does. */
function Sms({ locale, known: { factors } }: Props) {
  const texts = words[locale].sms;
  const { sms, mayChange, app, passkeys } = factors;
  if (sms === null || !mayChange || (sms === "needed" && !app && passkeys === 0)) return null;
  return (
    <section aria-labelledby="sms">
      <h2 id="sms">{texts.title}</h2>
      <p>{texts[sms]}</p>
      {sms === "spare" && (
        <Form action={switchSmsOffAction} locale={locale} submit={texts.switchOff} look="secondary" small />
      )}
      {sms === "off" && (
        <Form action={switchSmsOnAction} locale={locale} submit={texts.switchOn} look="secondary" small />
      )}
    </section>
  );
}

function Where({ locale, known: { sessions, crowdedOutAt, now } }: Props) {
  const { where } = words[locale];
  const moment = momentIn(locale, now);
  return (
    <section aria-labelledby="where">
      <h2 id="where">{where.title}</h2>
      {crowdedOutAt && <p>{where.crowded(crowdedOutAt)}</p>}
      <Form action={endOtherSessionAction} locale={locale}>
        <TaskList>
          {sessions.map(({ id, device, network, createdAt, lastSeenAt, isThis, organisation }) => {
            const name = told[locale].device(device);
            const last = isThis ? where.here : where.seen(moment(lastSeenAt));
            const since = `${where.since(moment(createdAt))}, ${last}`;
            const place = [organisation, told[locale].network(network)].filter(Boolean).join(", ");
            return (
              <Task key={id} sentence={capital(name)} note={`${since}. ${capital(place)}.`}>
                {!isThis && (
                  <Button name="sessionId" value={id} small look="secondary">
                    {where.end} <span className="sr-only">{where.endThere(name)}</span>
                  </Button>
                )}
              </Task>
            );
          })}
        </TaskList>
      </Form>
      {sessions.length > 1 && (
        <>
          <p>{where.dontKnow}</p>
          <Form action={endOtherSessionsAction} locale={locale} submit={where.endOthers} look="secondary" small />
        </>
      )}
    </section>
  );
}

function Devices({ locale, known: { devices, now } }: Props) {
  const texts = words[locale].devices;
  const moment = momentIn(locale, now);
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">{texts.title}</h2>
      {devices.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <>
          <p>{texts.lead}</p>
          <ForgetDevice
            locale={locale}
            devices={devices.map(({ id, is, lastUsedAt, isThis }) => ({
              id,
              name: told[locale].device(is),
              note: [texts.used(moment(lastUsedAt)), isThis && texts.here].filter(Boolean).join(", "),
            }))}
          />
        </>
      )}
    </section>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
