import { unaccented } from "#lib/features/base/people/rules.ts";

/** "Bakkerij Jansen B.V." and "Jansen bakkers" are read as one name; "Bakkerij Jansen" and "Bakkerij Smit" are not. */
export function isSameName(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.length === 0 || other.length === 0) return false;
  if (one.join("") === other.join("")) return true;
  const [own, others] = [telling(one), telling(other)];
  if (own.length === 0 || others.length === 0) return false;
  const shared = own.filter((word) => others.includes(word)).length;
  return 2 * shared > Math.min(own.length, others.length) || own.join("") === others.join("");
}

const legalForms =
  /\b(b\.? ?v|n\.? ?v|v\.? ?o\.? ?f|c\.? ?v|u\.? ?a|b\.? ?a)\b\.?|\b(eenmanszaak|maatschap|cooperatie)\b/g;

const wordsOf = (name: string) =>
  unaccented(name)
    .replace(/ø/g, "o")
    .replace(legalForms, " ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Words so common in names that they tell nothing apart. */
const common = new Set(
  (
    "de het een en van den der ter ten te t s and the i o in ink holding groep group beheer bedrijf bedrijven nederland " +
    "nl stichting vereniging firma fa gebroeders gebr zn zonen dochters partners kantoor assurantie assurantien " +
    "assurantiekantoor assuradeuren verzekering verzekeringen verzekeringskantoor verzekeringsadvies advies adviseurs " +
    "adviesgroep adviesbureau adviescentrum financieel financiele hypotheken hypotheekadvies makelaars makelaardij " +
    "makelaar pensioen pensioenen bank diensten service services winkel handel bakkerij bakkers slagerij " +
    "bouw bouwbedrijf aannemersbedrijf garage autobedrijf transport schilders schildersbedrijf installatie installateurs " +
    "installatiebedrijf techniek horeca restaurant cafe kapsalon praktijk apotheek"
  ).split(" "),
);

const telling = (words: readonly string[]) => words.filter((word) => !common.has(word));

/** How something that was filled in stands beside what was found, the most telling first. */
export const verdicts = ["DIFFERS", "NOT_FOUND", "UNAVAILABLE", "OPEN", "ALIKE", "FITS", "NOT_NEEDED"] as const;
export type Verdict = (typeof verdicts)[number];

/** Only a name that is the same but for how it is written fits; one that is read as the same merely resembles it. */
export function nameVerdict(typed: string, said: readonly string[]): "FITS" | "ALIKE" | "DIFFERS" {
  const written = wordsOf(typed).join("");
  if (written !== "" && said.some((name) => wordsOf(name).join("") === written)) return "FITS";
  return said.some((name) => isSameName(typed, name)) ? "ALIKE" : "DIFFERS";
}
