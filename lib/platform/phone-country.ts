import type { Locale } from "./i18n/locale.ts";

/** The code of a field with a number of a country that gets no SMS. */
export const countryCode = (country: string) => `phoneCountry-${country}`;

const nameOf = (locale: Locale, country: string) => new Intl.DisplayNames(locale, { type: "region" }).of(country);

/** Why such a number is refused, with the name of its country. */
export const noSmsTo: Record<Locale, (facts: { readonly country: string }) => string> = {
  nl: ({ country }) =>
    `Naar dit land sturen we geen sms: ${nameOf("nl", country)}. Vul een mobiel nummer uit een ander land in.`,
  en: ({ country }) =>
    `We send no texts to this country: ${nameOf("en", country)}. Fill in a mobile number of another country.`,
};

/** The sentence for such a code, in any form; undefined for other codes. */
export function countrySentence(locale: Locale, code: string): string | undefined {
  const [, country] = /^phoneCountry-([A-Z]{2})$/.exec(code) ?? [];
  return country && noSmsTo[locale]({ country });
}
