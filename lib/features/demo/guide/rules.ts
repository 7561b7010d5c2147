import {
  hindranceOf,
  type Account,
  type Authorisation,
  type Hindrance,
} from "#lib/features/entrance/standing/rules/hindrance.ts";

/** The people of the demo world by whom it is told, in the order of their cards. */
export const people = {
  dora: "dora@delinden.example",
  anna: "anna@delinden.example",
  bert: "bert@delinden.example",
  bram: "bram@delinden.example",
  emre: "emre@delinden.example",
  fleur: "fleur@delinden.example",
  gerda: "gerda@delinden.example",
  cees: "cees@bakkerijjansen.example",
  hanna: "hanna@bakkerijjansen.example",
  rachid: "rachid@bakkerijjansen.example",
  ivo: "ivo@dubbel.example",
  jan: "jan@zonderman.example",
  sven: "sven@kompasadvies.example",
  sara: "sara@verzekeraar.example",
  otto: "otto@verzekeraar.example",
  ina: "ina@verzekeraar.example",
  aad: "aad@verzekeraar.example",
  stef: "stef@verzekeraar.example",
  lena: "lena@verzekeraar.example",
} as const;

export type Who = keyof typeof people;
export const everyone = Object.keys(people) as [Who, ...Who[]];

type Known = Account & { readonly authorisations: readonly Authorisation[] };

/** What keeps somebody out where the least does; staff have their account alone. */
export function leastHindrance({ authorisations, ...account }: Known, now: Date): Hindrance {
  const everywhere = { status: "ACTIVE", validUntil: null } as const;
  const places = authorisations.length > 0 ? authorisations : [everywhere];
  const found = places.map((place) => hindranceOf(account, place, now));
  return found.find((hindrance) => hindrance === "none") ?? found[0] ?? "withdrawn";
}

/** What of the story the log and the tables say has happened. */
export type Happened = {
  readonly doraTried: boolean;
  readonly clockMoved: boolean;
  readonly doraActive: boolean;
  readonly doraInPortal: boolean;
  readonly ceesActive: boolean;
};

export const steps = ["tries", "waits", "helped", "portal", "desk"] as const;
export type StoryStep = (typeof steps)[number];

/** Who plays in a step. */
export const playing = {
  tries: "dora",
  waits: null,
  helped: "anna",
  portal: "dora",
  desk: "sara",
} as const satisfies Record<StoryStep, Who | null>;

/** Which steps are behind us, and the one to do now: the first that is not. Null when all are. */
export function whereInStory(happened: Happened): {
  readonly done: readonly StoryStep[];
  readonly now: StoryStep | null;
} {
  const { doraTried, clockMoved, doraActive, doraInPortal, ceesActive } = happened;
  const is = { tries: doraTried, waits: clockMoved, helped: doraActive, portal: doraInPortal, desk: ceesActive };
  return { done: steps.filter((step) => is[step]), now: steps.find((step) => !is[step]) ?? null };
}

/** Where the clock can be moved to, each later than now. */
export const jumps = ["fourHours", "eightHours", "nextDay", "week"] as const;
export type Jump = (typeof jumps)[number];

/** So far ahead the clock may be at most. Beyond that the past of the demo world would be forgotten. */
export const mostDaysAhead = 60;
