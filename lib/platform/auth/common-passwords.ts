import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Dutch words that the list lacks, since it was gathered from leaks around the world. */
const dutch =
  "januari februari maart april mei juni juli augustus september oktober november december " +
  "lente zomer herfst winter voorjaar najaar maandag dinsdag woensdag donderdag vrijdag zaterdag zondag " +
  "welkom wachtwoord wachtwoorden geheim geheimpje inloggen toegang verzekering verzekeringen kantoor beheer " +
  "beheerder nederland eindhoven groningen sinterklaas koningsdag oranje hond kater lieverd moeder vriend vriendin " +
  "ditiseenwachtwoord ditismijnwachtwoord mijnwachtwoord nieuwwachtwoord hallohallo";

let known: ReadonlySet<string> | undefined;

const readList = () => readFileSync(join(process.cwd(), "lib", "platform", "auth", "common-passwords.txt"), "utf8");

const list = () => (known ??= new Set([...readList().trimEnd().split("\n"), ...dutch.split(" ")]));

/** What people put behind a word to make it a password, such as a year; guessers try it first. */
const tail = /[^\p{L}]{1,6}$/u;

/** Whether anyone would guess this password first, whatever its capitals. */
export function isCommonPassword(password: string): boolean {
  const typed = password.normalize("NFC").toLowerCase();
  const word = typed.replace(tail, "");
  const isAllTheSame = new Set(typed).size <= 2;
  return isAllTheSame || list().has(typed) || (word.length >= 4 && list().has(word));
}
