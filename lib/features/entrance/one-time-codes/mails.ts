import type { Locale } from "#lib/platform/i18n/locale.ts";

export type Purpose = "SIGN_IN" | "RESET_PASSWORD" | "ACTIVATE" | "STEP_UP" | "CHANGE_MOBILE_NUMBER";

const purposes: Record<Locale, Record<Purpose, string>> = {
  nl: {
    SIGN_IN: "om in te loggen",
    RESET_PASSWORD: "om je nieuwe wachtwoord te bevestigen",
    ACTIVATE: "om je account te activeren",
    STEP_UP: "om te bevestigen dat jij het bent",
    CHANGE_MOBILE_NUMBER: "voor je nieuwe mobiele nummer",
  },
  en: {
    SIGN_IN: "to sign in",
    RESET_PASSWORD: "to confirm your new password",
    ACTIVATE: "to activate your account",
    STEP_UP: "to confirm that it is you",
    CHANGE_MOBILE_NUMBER: "for your new mobile number",
  },
};

/** The last line binds the code to this site: telephones that know it offer the code here and nowhere else. */
export function codeMessage(locale: Locale, purpose: Purpose, code: string, insurer: string, host: string): string {
  const what = purposes[locale][purpose];
  const sentence =
    locale === "nl"
      ? `${code} is je code ${what} bij ${insurer}. Geef hem aan niemand.`
      : `${code} is your code ${what} at ${insurer}. Give it to nobody.`;
  return `${sentence}\n\n@${host} #${code}`;
}
