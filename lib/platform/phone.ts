import "server-only";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { z } from "zod";
import { refuse, type Refusal } from "./gate/outcome.ts";
import { onOneLine } from "./i18n/format.ts";
import { countryCode } from "./phone-country.ts";
import { settings } from "./settings.ts";

/** E.164, with the kind of number. */
type Phone = { readonly number: string; readonly kind: "mobile" | "landline" };

export type PhoneRefusal = "phoneMissing" | "phoneUnclear" | "phoneShort" | "phonePremium" | "phoneMachine";

type Parsed = NonNullable<ReturnType<typeof parsePhoneNumberFromString>>;

const parse = (text: string) => parsePhoneNumberFromString(text, { defaultCountry: "NL", extract: false });

/** Whether this can be a written number. One with a letter in it, such as 6,12E+08, cannot. */
const written = /^[\d\s()+.,/\p{Pd}]+$/u;

/** Reads a person's or an office's number in any spelling; without a country code it is Dutch. */
export function phoneOf(typed: string): Phone | { readonly refused: PhoneRefusal } {
  const phone = parsed(typed);
  return "refused" in phone ? phone : { number: phone.number, kind: kindOf(phone) };
}

const kindOf = (phone: Parsed) => (landline.has(phone.getType() ?? "") ? "landline" : "mobile");

/** What people write around a number: "tel:", "M:", "(werk)", and what programs do, so that it stays a text: ="06…". */
const around = [
  [/^="(.*)"$/, "$1"],
  [/^(?:tel|mobiel|mobile|mob|gsm|cell|phone|telefoon|t|m)[\s:.]*(?=[+(\d])/i, ""],
  [/(?<!\s)\s*\(\p{L}[\p{L}. -]*\)?$/u, ""],
  [/(?<!\s)\s+\p{L}{3,}\.?$/u, ""],
] as const;

/** A dash that is none: that of sums (U+2212), and its like. */
const otherDashes = /[\u2212\u2043\u02D7]/g;

const bare = (typed: string) =>
  around.reduce<string>(
    (text, [pattern, instead]) => text.replace(pattern, instead).trim(),
    typed
      .normalize("NFKC")
      .replace(/\p{Cf}/gu, "")
      .replace(otherDashes, "-")
      .trim(),
  );

function parsed(typed: string): Parsed | { readonly refused: PhoneRefusal } {
  const text = bare(typed);
  if (!text) return { refused: "phoneMissing" };
  const phone = written.test(text) ? parse(text) : undefined;
  if (!phone) return { refused: "phoneUnclear" };
  const refused = refusalOf(phone);
  return refused ? { refused } : phone;
}

export type MobileRefusal =
  | Refusal<PhoneRefusal | "phoneLandline", undefined>
  /** In two letters. */
  | Refusal<"phoneCountry", { readonly country: string }>;

/** A Dutch mobile number, as nearly all are written: the library says the same of it (test), thirty times as slowly. */
const dutchMobile = /^(?:\+31|0031|0)[ -]?6[ -]?[1-58](?:[ -]?\d){7}$/;

/** Reads the number of a mobile telephone that codes may go to. */
export function mobileOf(typed: string): { readonly number: string } | MobileRefusal {
  if (dutchMobile.test(typed) && reaches("NL")) return { number: `+316${typed.replace(/[ -]/g, "").slice(-8)}` };
  const phone = parsed(typed);
  if ("refused" in phone) return refuse(phone.refused);
  if (kindOf(phone) !== "mobile") return refuse("phoneLandline");
  const { number, country = "" } = phone;
  return reaches(country) ? { number } : refuse("phoneCountry", { country });
}

/** The country of a whole number, in two letters. */
export const countryOf = (number: string): string => parse(number)?.country ?? "";

/** Whether an SMS may go to numbers of this country. */
export const reaches = (country: string) => settings().SMS_COUNTRIES.includes(country);

/** For a schema: turns what was typed into the number of a mobile telephone, or the code of what is wrong with it. */
export function toMobile(typed: string, { addIssue }: { addIssue(code: string): void }): string {
  const mobile = mobileOf(typed);
  if ("number" in mobile) return mobile.number;
  addIssue(mobile.refused === "phoneCountry" ? countryCode(mobile.detail.country) : mobile.refused);
  return z.NEVER;
}

const landline = new Set<string>(["FIXED_LINE", "VOIP", "UAN", "TOLL_FREE"]);
const mobile = new Set<string>(["MOBILE", "FIXED_LINE_OR_MOBILE"]);
const premium = new Set<string>(["PREMIUM_RATE", "SHARED_COST", "PERSONAL_NUMBER"]);

function refusalOf(phone: Parsed): PhoneRefusal | null {
  const type = phone.getType() ?? "";
  const isDutch = phone.countryCallingCode === "31";
  if (premium.has(type)) return "phonePremium";
  // 097 counts as mobile but is for lifts, alarms and meters, and 066 is for pagers.
  if (type === "PAGER" || (isDutch && phone.nationalNumber.startsWith("97"))) return "phoneMachine";
  if (isDutch && phone.nationalNumber.length < 9 && type !== "TOLL_FREE") return "phoneShort";
  if (!phone.isValid()) return "phoneUnclear";
  // A number without a country is that of a satellite, or of something as costly.
  if (!phone.country) return "phonePremium";
  return landline.has(type) || mobile.has(type) ? null : "phoneUnclear";
}

/** "06 12345678", or for another country "+32 470 12 34 56". */
export function phoneText(number: string): string {
  const phone = parse(number);
  if (!phone) return number;
  return onOneLine(phone.countryCallingCode === "31" ? phone.formatNational() : phone.formatInternational());
}

/** A mobile number as it would be used, for whoever typed it to look at; null when it is none. */
export function mobileShown(typed: string | undefined): string | null {
  const mobile = mobileOf(typed ?? "");
  return "number" in mobile ? phoneText(mobile.number) : null;
}

/** "78": enough for whoever knows the number to recognise it. */
export const phoneEnd = (number: string) => number.slice(-2);
