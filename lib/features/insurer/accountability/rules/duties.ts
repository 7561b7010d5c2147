import { accessTable } from "./access-table.ts";

/** Everyone who can act, in the order of the columns of the table that the tests print. */
type Who =
  | "visitor"
  | "person"
  | "employee"
  | "beheerder"
  | "deputy"
  | "elsewhere"
  | "herself"
  | "servicedesk"
  | "onboarding"
  | "auditor"
  | "staffAdmin"
  | "system";

/** "Elsewhere" is a beheerder who must not. "Herself" stands where only the person whom it is about may. */
export const shownWhos = [
  ...(["visitor", "person", "employee", "beheerder", "deputy", "herself"] as const),
  ...(["servicedesk", "onboarding", "auditor", "staffAdmin", "system"] as const),
] as const satisfies readonly Who[];
export type ShownWho = (typeof shownWhos)[number];

type Duty = {
  /** The event that the act is recorded under. */
  readonly act: string;
  readonly who: readonly ShownWho[];
  /** Whether a second person decides, always or where the organisation chose for two. */
  readonly second: boolean;
  /** How many minutes ago the own second factor may have been shown; null where it is not asked again. */
  readonly fresh: number | null;
};

const isShown = (text: string): text is ShownWho => (shownWhos as readonly string[]).includes(text);

/** The person herself is a beheerder too, and is named where no other beheerder may. */
const isAlone = (one: ShownWho, _at: number, all: readonly ShownWho[]) =>
  one !== "herself" || !all.includes("beheerder");

/** Who may do what to a colleague, an organisation or the portal, as the code itself decides it. */
export const duties: readonly Duty[] = accessTable
  .trim()
  .split("\n")
  .map((line) => {
    const [act = "", fresh = "", second = "", ...who] = line.split(/ +/);
    return {
      act,
      who: who.filter(isShown).filter(isAlone),
      second: second === "two",
      fresh: fresh === "-" ? null : Number(fresh),
    };
  });
