import { isSharedMailbox } from "#lib/features/base/people/rules.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import { submitAppointmentAction } from "../actions.ts";
import { fields, pagePath } from "../commands/asking.ts";
import { asked, asName, type Field, type KindSlug, type Page, pages } from "../schema.ts";
import { words } from "../texts.ts";
import { Forget } from "./forget.tsx";

type Answers = Readonly<Record<string, string>>;
type Props = {
  readonly locale: Locale;
  readonly kind: KindSlug;
  readonly answers: Answers;
  readonly requestKey: string;
};

/** Shows all answers as we will keep them, before they are sent. */
export function Check({ locale, kind, answers, requestKey }: Props) {
  const { check } = words[locale];
  const said = keptOf(answers);
  const isShown = (name: Field) =>
    name !== "appointee" && (name !== "followerEmail" || answers["appointee"] === "COLLEAGUE");
  const rows = pages.flatMap((page) =>
    asked[kind][page].filter(isShown).map((name) => rowOf({ locale, kind, page, name, said })),
  );
  return (
    <>
      <BackLink href={href(locale, pagePath(kind, "bereiken"))} locale={locale} />
      {isSharedMailbox(said["email"] ?? "") && <Notice tone="warning">{check.shared}</Notice>}
      <h1>{check.title}</h1>
      <SummaryList rows={rows} />
      {said["namePrefix"] !== "" && answers["namePrefix"] === "" && (
        <p>{check.split(said["namePrefix"] ?? "", said["lastName"] ?? "")}</p>
      )}
      <Form
        action={submitAppointmentAction}
        locale={locale}
        submit={check.submit}
        requestKey={requestKey}
        // The answers shown here are sent, even when another tab has changed the draft or the browser lost it.
        hidden={{ ...answers, kind }}
      />
      <Forget locale={locale} />
    </>
  );
}

/** The answers as they will be kept. The page is shown only when all of them are right. */
function keptOf(answers: Answers): Answers {
  const parsed = (name: Field) => {
    const { data } = fields[name].safeParse(answers[name]);
    return data ?? "";
  };
  const part = (name: "initials" | "firstName" | "namePrefix" | "lastName") => parsed(name);
  const name = asName({
    initials: part("initials"),
    firstName: part("firstName"),
    namePrefix: part("namePrefix"),
    lastName: part("lastName"),
  });
  const names = Object.keys(fields) as Field[];
  return { ...Object.fromEntries(names.map((field) => [field, parsed(field)])), ...name };
}

type Row = {
  readonly locale: Locale;
  readonly kind: KindSlug;
  readonly page: Page;
  readonly name: Field;
  readonly said: Answers;
};

function rowOf({ locale, kind, page, name, said }: Row) {
  const { labels, check } = words[locale];
  const label = labels[name];
  const change = { href: href(locale, pagePath(kind, page)), text: check.change, about: label.toLowerCase() };
  return { label, value: shown(locale, name, said[name] ?? "") || check.open, change };
}

function shown(locale: Locale, name: Field, value: string): string {
  if (name === "mobileNumber") return value && phoneText(value);
  const { genders } = words[locale];
  return name === "gender" && value in genders ? genders[value as keyof typeof genders] : value;
}
