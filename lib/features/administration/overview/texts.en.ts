import { counted } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const have = (n: number) => (n === 1 ? "1 colleague has" : `${n} colleagues have`);
const are = (n: number) => (n === 1 ? "1 colleague is" : `${n} colleagues are`);

export const en: typeof nl = {
  overview: {
    title: "Overview",
    hello: (firstName) => `Hello ${firstName}`,
    calm: "You’re all caught up. Nobody is waiting for you.",
    waiting: (n) => (n === 1 ? "1 request is waiting for you." : `${counted("en", n)} requests are waiting for you.`),
    moreRequests: "View all help requests",
    now: "Do now",
    notice: "Keep an eye on",
    nothingToDo: "There are no open help requests.",
    blocked: (person, since) => `${person} has been blocked${since ? ` since ${since}` : ""}.`,
    frozen: (person, since) => `${person} has been frozen${since ? ` since ${since}` : ""}.`,
    waits: (person, until) => `${person} has to wait until ${until}.`,
    expired: (person, day) => `The invitation of ${person} expired on ${day}.`,
    again: "Invite again",
    moreExpired: "See everyone who is invited",
    invited: (n) => `${are(n)} invited but not active yet.`,
    notInvited: (n) => `${are(n)} not invited yet.`,
    remarks: {
      withoutMobile: (n) => `${have(n)} no confirmed mobile number.`,
      neverSignedIn: (n) => `${have(n)} never signed in.`,
      unused: (n) => `${have(n)} not signed in for 90 days.`,
      endsSoon: (n) => `${have(n)} an authorisation that ends within 30 days.`,
      sharedMailbox: (n) => `${have(n)} a shared mailbox, such as info@.`,
    },
    moreBlocked: "See all blocked colleagues",
    look: "View",
    all: "All users",
    administrators: "Administrators",
    regulate: "Go to the administrators",
    alone: "You are still alone here.",
    begin: "See your first steps",
  },
  firstSteps: {
    title: "Your first steps",
    lead: (organisation) => `At ${organisation} you are administrator now. This is how you begin.`,
    done: "Done",
    steps: {
      colleagues: {
        sentence: "Add your colleagues",
        note: "They get an email and take it from there.",
        go: "Add user",
      },
      list: {
        sentence: "Import a list",
        note: "Handy for many colleagues. A list from Excel is enough.",
        go: "Import",
      },
      administrator: {
        sentence: "Add a second administrator",
        note: "Then someone else can help when you are away or cannot sign in.",
        go: "Add administrator",
      },
    },
    notYet: "You can do this once a colleague is active.",
    onward: "Go to the overview",
  },
};
