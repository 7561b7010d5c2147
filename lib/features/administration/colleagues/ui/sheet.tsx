import { words as about } from "#lib/features/administration/authorisations/texts.ts";
import { lastDayOf } from "#lib/platform/days.ts";
import { shortDate, shortDateTime } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import { portalNames } from "#lib/platform/portals.ts";
import { phoneCell, sheetFile } from "#lib/platform/spreadsheet.ts";
import type { SeenColleague } from "../policy.ts";
import { words } from "../texts.ts";

type Phone = (number: string) => string;
type Cells = Record<keyof (typeof words)[Locale]["exporting"]["columns"], string>;

/**
 * The list as a sheet. The columns that an import reads come first, under names it knows. Of whoever has left it tells
 * neither the number nor the last sign-in: they may be of a life elsewhere.
 */
export function sheetOf(locale: Locale, people: readonly SeenColleague[], phone: Phone) {
  const { exporting, list } = words[locale];
  const { standings } = about[locale];
  const cells = ({ standing, mobileNumber, lastSignInAt, ...person }: SeenColleague): Cells => ({
    lastName: person.lastName,
    namePrefix: person.namePrefix,
    firstName: person.firstName,
    initials: person.initials,
    email: person.email,
    mobile: mobileNumber && standing !== "withdrawn" ? phone(mobileNumber) : "",
    accessCode: person.accessCode,
    position: list.positions[person.position],
    portals: portalNames(locale, person.portals),
    status: standings[standing],
    validUntil: person.authorisation.validUntil
      ? shortDate(locale, new Date(lastDayOf(person.authorisation.validUntil)))
      : "",
    lastSignIn: lastSignInAt && standing !== "withdrawn" ? shortDateTime(locale, lastSignInAt) : "",
  });
  const header = Object.values(exporting.columns);
  const keys = Object.keys(exporting.columns) as (keyof typeof exporting.columns)[];
  return {
    header,
    rows: people.map((person) => {
      const row = cells(person);
      return keys.map((key) => row[key]);
    }),
  };
}

type Listed = { readonly kind: "csv" | "xlsx"; readonly people: readonly SeenColleague[]; readonly at: Date };

/** The list as a file to keep. */
export function listFile({ kind, people, at }: Listed, locale: Locale) {
  const { header, rows } = sheetOf(locale, people, phoneCell);
  return sheetFile(kind, `${words[locale].exporting.fileName}-${dayOf(at)}`, header, rows);
}
