import { fullName, type Name } from "#lib/features/base/people/rules.ts";

const url = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/g;

export const linksOf = (text: string): string[] => [...new Set(text.match(url))];

/** The one-time code in a message: six digits that are not part of a longer number. */
export const codeOf = (text: string): string | null => /(?<![\w#-])\d{6}(?![\w-])/.exec(text)?.[0] ?? null;

type Part = { readonly text: string; readonly isLink: boolean };

/** Splits the text so that a page can make links of the addresses in it. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(url)) {
    if (index > end) parts.push({ text: text.slice(end, index), isLink: false });
    parts.push({ text: found, isLink: true });
    end = index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isLink: false });
  return parts;
}

/** An address or number as it stands in the outbox: a "+" that was not encoded arrives as a space. */
export const recipientOf = (typed: string) => typed.replace(/^ /, "+").trim().toLowerCase();

type Reached = { readonly at: string; readonly count: number; readonly last: Date | null };
type Known = Name & { readonly email: string; readonly mobileNumber: string | null };

type Person = { readonly name: string; readonly addresses: readonly Reached[] };

/** Who got messages, each with their mail and phone, whoever heard last first; an address of nobody is its own name. */
export function peopleOf(reached: readonly Reached[], accounts: readonly Known[]): Person[] {
  const people = new Map<string, { name: string; addresses: Reached[] }>();
  for (const one of reached) {
    const owner = accounts.find(({ email, mobileNumber }) => email === one.at || mobileNumber === one.at);
    const key = owner?.email ?? one.at;
    const person = people.get(key) ?? { name: owner ? fullName(owner) : one.at, addresses: [] };
    person.addresses.push(one);
    people.set(key, person);
  }
  const lastOf = ({ addresses }: Person) => Math.max(...addresses.map(({ last }) => Number(last)));
  for (const { addresses } of people.values()) addresses.sort((a, b) => (a.at < b.at ? 1 : -1));
  return [...people.values()].sort((a, b) => lastOf(b) - lastOf(a));
}
