import type { Address } from "#lib/addresses.ts";

export const locales = ["nl", "en"] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "nl";

export const isLocale = (text: string): text is Locale => (locales as readonly string[]).includes(text);

/** An address within one language. */
export const href = (locale: Locale, address: Address) => `/${locale}${address === "/" ? "" : address}`;
