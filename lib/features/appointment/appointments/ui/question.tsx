import type { ComponentProps } from "react";
import { to, type Address } from "#lib/addresses.ts";
import type { FromHelp } from "#lib/features/base/figures/schema.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { RadioField } from "#lib/ui/choices.tsx";
import { SelectField, TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import {
  companyAction,
  companyPersonAction,
  companyReachAction,
  officeAction,
  officePersonAction,
  officeReachAction,
} from "../actions.ts";
import { missingPage, pagePath } from "../commands/asking.ts";
import { appointees, asked, type Field, genders, type KindSlug, mayStayOpen, type Page, pages } from "../schema.ts";
import { words } from "../texts.ts";
import { Forget } from "./forget.tsx";

const actions: Record<KindSlug, Record<Page, ComponentProps<typeof Form>["action"]>> = {
  tussenpersoon: { "": officeAction, naam: officePersonAction, bereiken: officeReachAction },
  bedrijf: { "": companyAction, naam: companyPersonAction, bereiken: companyReachAction },
};

type Input = Omit<ComponentProps<typeof TextField>, "name" | "label">;

const plain = { spellCheck: false } as const;

/** `autoComplete` is set where the browser can help people who fill this in about themselves. */
const inputs: Partial<Record<Field, Input>> = {
  intermediaryNumber: { ...plain, short: true, autoComplete: "off", autoCapitalize: "characters" },
  policyNumber: { ...plain, short: true, autoComplete: "off", autoCapitalize: "characters" },
  companyName: { ...plain, autoComplete: "organization" },
  kvkNumber: { ...plain, short: true, autoComplete: "off", inputMode: "numeric" },
  initials: { ...plain, short: true, autoComplete: "off" },
  firstName: { ...plain, autoComplete: "given-name" },
  namePrefix: { ...plain, short: true, autoComplete: "off", autoCapitalize: "none" },
  lastName: { ...plain, autoComplete: "family-name" },
  email: { ...plain, autoComplete: "email", inputMode: "email", autoCapitalize: "none" },
  mobileNumber: { ...plain, short: true, autoComplete: "tel", inputMode: "tel" },
  followerEmail: { ...plain, autoComplete: "off", inputMode: "email", autoCapitalize: "none" },
};

type Props = {
  readonly locale: Locale;
  readonly kind: KindSlug;
  readonly page: Page;
  readonly answers: Readonly<Record<string, string>>;
  readonly hidden: FromHelp;
};

/** One page of questions, filled with the earlier answers. */
export function Question({ locale, kind, page, answers, hidden }: Props) {
  const { pages: titles, next, kept } = words[locale];
  const before = pages[pages.indexOf(page) - 1];
  const { title, hint } = titles[page];
  return (
    <>
      <BackLink href={href(locale, before === undefined ? to.appoint() : pagePath(kind, before))} locale={locale} />
      <h1>{title}</h1>
      {hint[kind] !== "" && <p className="lead">{hint[kind]}</p>}
      <Form action={actions[kind][page]} locale={locale} submit={next} hidden={page === "" ? hidden : {}}>
        {asked[kind][page].map((name) => (
          <Answer key={name} locale={locale} name={name} value={answers[name]} />
        ))}
      </Form>
      {page === "" && <p className="mt-4 text-sm text-muted">{kept}</p>}
      {Object.keys(answers).length > 0 && <Forget locale={locale} />}
    </>
  );
}

function Answer({ locale, name, value }: { locale: Locale; name: Field; value: string | undefined }) {
  const { labels, hints, genders: named, appointees: whoIs } = words[locale];
  const hint = name in hints ? hints[name as keyof typeof hints] : undefined;
  const field = {
    ...{ name, label: labels[name], optional: mayStayOpen.includes(name) },
    ...(hint !== undefined && { hint }),
    ...(value !== undefined && value !== "" && { value }),
  };
  if (name === "appointee") {
    const options = appointees.map((who) => ({ value: who, label: whoIs[who] }));
    return <RadioField name={name} label={field.label} options={options} value={value || "MYSELF"} />;
  }
  if (name === "followerEmail")
    return (
      // Only who puts a colleague forward has something to answer. Where a browser cannot hide it, it stays open.
      <div className="[form:has([value=MYSELF]:checked)_&]:hidden">
        <TextField {...field} {...inputs[name]} optional={false} />
      </div>
    );
  if (name !== "gender") return <TextField {...field} {...inputs[name]} />;
  return <SelectField {...field} options={genders.map((gender) => ({ value: gender, label: named[gender] }))} />;
}

/** The first page still to answer, when this page comes after it; null when this page may be shown. */
export function wayOn(
  kind: KindSlug,
  page: Page | "controleren",
  answers: Readonly<Record<string, string>>,
): Address | null {
  const missing = missingPage(kind, answers);
  const isTooFar = missing !== null && (page === "controleren" || pages.indexOf(missing) < pages.indexOf(page));
  return isTooFar ? pagePath(kind, missing) : null;
}
