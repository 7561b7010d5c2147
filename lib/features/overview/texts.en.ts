import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  overview: {
    title: "Overview",
    hello: (firstName) => `Hello ${firstName}`,
    calm: "All is well. Nobody is waiting for you.",
    waiting: (n) => (n === 1 ? "1 colleague is waiting for you." : `${n} requests are waiting for you.`),
    now: "Do now",
    notice: "Keep an eye on",
    nothingToDo: "There are no open help requests.",
    blocked: (person, since) => `${person} has been blocked${since ? ` since ${since}` : ""}.`,
    waits: (person, until) => `${person} has to wait until ${until}.`,
    invited: (n) =>
      n === 1 ? "1 colleague is invited but not active yet." : `${n} colleagues are invited but not active yet.`,
    atLeast: (n) => `More than ${n} colleagues are invited but not active yet.`,
    moreBlocked: "See all blocked colleagues",
    look: "View",
    all: "All users",
  },
};
