import { ended } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Said } from "#lib/platform/outbox/letter.ts";

export type Purpose = "SIGN_IN" | "RESET_PASSWORD" | "ACTIVATE" | "STEP_UP" | "CHANGE_MOBILE_NUMBER";

const purposes: Record<Purpose, Said> = {
  SIGN_IN: { nl: "om in te loggen", en: "to sign in" },
  RESET_PASSWORD: { nl: "om je nieuwe wachtwoord te bevestigen", en: "to confirm your new password" },
  ACTIVATE: { nl: "om je account te activeren", en: "to activate your account" },
  STEP_UP: { nl: "om te bevestigen dat jij het bent", en: "to confirm that it is you" },
  CHANGE_MOBILE_NUMBER: { nl: "voor je nieuwe mobiele nummer", en: "for your new mobile number" },
};

/** The same for the telephone, where a code is heard digit by digit, and twice. */
export function spokenCode(locale: Locale, purpose: Purpose, code: string, insurer: string): string {
  const what = purposes[purpose];
  const digits = [...code].join(", ");
  const sentence: Said = {
    nl: `Dit is de code ${what.nl} bij ${insurer}: ${digits}. Nog een keer: ${digits}. Geef hem aan niemand.`,
    en: `This is your code ${what.en} at ${insurer}: ${digits}. Once more: ${digits}. Do not share it with anyone.`,
  };
  return sentence[locale];
}

/** The last line binds the code to this site: telephones that know the format offer the code only here. */
export function codeMessage(locale: Locale, purpose: Purpose, code: string, insurer: string, host: string): string {
  const what = purposes[purpose];
  const sentence: Said = {
    nl: `${code} is je code ${what.nl} bij ${ended(insurer)} Geef hem aan niemand.`,
    en: `${code} is your code ${what.en} at ${ended(insurer)} Do not share it with anyone.`,
  };
  return `${sentence[locale]}\n\n@${host} #${code}`;
}
