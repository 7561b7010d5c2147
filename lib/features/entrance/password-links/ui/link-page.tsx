import { to } from "#lib/addresses.ts";
import { dateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { PasswordField } from "#lib/ui/password-field.tsx";
import { choosePasswordAction, reportNumberAction } from "../actions.ts";
import type { LinkPage as Known } from "../queries.ts";
import { words } from "../texts.ts";
import { RenewLink } from "./renew-link.tsx";

type Props = {
  readonly locale: Locale;
  readonly kind: "reset" | "activate";
  readonly link: string;
  readonly known: Known;
};

/** The page of a link from a mail: a password to choose, or why the link no longer works and what to do instead. */
export function LinkPage({ locale, kind, link, known }: Props) {
  const texts = words[locale];
  if (known.state === "early") {
    const { title, from } = texts.closed.early;
    return (
      <>
        <h1>{title}</h1>
        {known.worksFrom && <p className="lead">{from(dateTime(locale, known.worksFrom))}</p>}
      </>
    );
  }
  if (known.state === "blocked") {
    const { title, lead } = texts.closed.blocked;
    return (
      <>
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        <ButtonLink href={href(locale, to.askAdministrator())}>{texts.closed.ask}</ButtonLink>
      </>
    );
  }
  if (known.state !== "open") return <Closed locale={locale} kind={kind} link={link} state={known.state} />;
  const { title, whose, password, submit } = texts[kind];
  const { role, organisation } = known;
  const becomes = kind === "activate" && role && organisation && texts.activate.becomes[role](organisation);
  return (
    <>
      <h1>{title}</h1>
      {becomes && <p className="lead">{becomes}</p>}
      <p className={becomes ? undefined : "lead"}>{whose(known.email)}</p>
      <Form action={choosePasswordAction} locale={locale} submit={submit} hidden={{ link }}>
        <PasswordField name="password" label={password} hint={texts.hint} purpose="new" username={known.username} />
        <p>{texts.then(known.mobile)}</p>
      </Form>
      {kind === "activate" && <WrongNumber locale={locale} link={link} isStaff={role === "STAFF"} />}
    </>
  );
}

/** Someone without a phone with that number can ask, with one click, whoever can change it. */
function WrongNumber({ locale, link, isStaff }: { locale: Locale; link: string; isStaff: boolean }) {
  const { title, lead, submit, staff } = words[locale].wrongNumber;
  return (
    <section>
      <h2>{title}</h2>
      <p>{isStaff ? staff : lead}</p>
      {!isStaff && (
        <Form action={reportNumberAction} locale={locale} submit={submit} look="secondary" small hidden={{ link }} />
      )}
    </section>
  );
}

type ClosedProps = Omit<Props, "known"> & { readonly state: Exclude<Known["state"], "open" | "early" | "blocked"> };

function Closed({ locale, kind, link, state }: ClosedProps) {
  const { closed } = words[locale];
  return (
    <>
      <h1>{closed[state].title}</h1>
      <p className="lead">{closed[state][kind]}</p>
      <WayOn locale={locale} kind={kind} link={link} state={state} />
    </>
  );
}

function WayOn({ locale, kind, link, state }: ClosedProps) {
  const { newReset, signIn, ask } = words[locale].closed;
  if (state === "used") return <ButtonLink href={href(locale, to.signIn())}>{signIn}</ButtonLink>;
  if (kind === "reset") return <ButtonLink href={href(locale, to.forgotPassword())}>{newReset}</ButtonLink>;
  if (state === "unknown" || state === "ended") {
    return <ButtonLink href={href(locale, to.askAdministrator())}>{ask}</ButtonLink>;
  }
  return <RenewLink locale={locale} link={link} />;
}
