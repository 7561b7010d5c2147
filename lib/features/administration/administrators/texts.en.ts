import type { Detail } from "#lib/platform/gate/outcome.ts";
import { dateTime } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const person = ({ person }: Detail) => String(person ?? "This colleague");
const first = ({ by, at }: Detail) =>
  by && at instanceof Date ? ` Already done by ${String(by)} on ${dateTime("en", at)}.` : "";

export const en: typeof nl = {
  fields: {
    emailMissing: "Enter your e-mail address.",
    emailInvalid: "Enter an e-mail address like name@company.com.",
    colleagueMissing: "Choose a colleague first.",
    fromMissing: "Enter the first day.",
    untilMissing: "Enter the last day.",
    dayInvalid: "Enter a date like 31-12-2026.",
    untilBeforeFrom: "The last day comes before the first day.",
    untilTooLate: "A deputy can stand in for at most 90 days. Choose an earlier last day.",
  },
  refusals: {
    alreadyAdministrator: (detail) => `${person(detail)} is an administrator already.${first(detail)}`,
    notAdministrator: (detail) => `${person(detail)} is no longer an administrator.${first(detail)}`,
    notActive: (detail) => `${person(detail)} has no active account. Choose another colleague.`,
    blocked: (detail) => `${person(detail)} is blocked. Unblock first, or choose someone else.`,
    hasEnd: (detail) =>
      `The authorisation of ${person(detail)} has an end date. Take that away, or choose a deputy instead.`,
    lastAdministrator: (detail) =>
      `${person(detail)} is the last administrator without an end date. Make someone else administrator first.`,
    periodOver: "This period is over already. Choose a later last day.",
    endsBefore: (detail) => `The authorisation of ${person(detail)} ends earlier. Choose an earlier last day.`,
    noDeputy: (detail) => `${person(detail)} is not a deputy now.${first(detail)}`,
  },
  who: {
    email: "E-mail address",
    emailHint: "The address you sign in with.",
    title: "Who is my administrator?",
    lead: "We mail you who your administrators are. The mail also says why you cannot sign in.",
    submit: "Mail me the names",
    skip: "Need help now?",
    skipLink: "Send a help request",
  },
  told: {
    title: "Check your mail",
    lead: "Do we know your e-mail address? Then a mail is on its way to you now.",
    to: "You entered:",
    wrong: "Is this address wrong?",
    change: "Change it",
    next: "The mail says who your administrators are and what you can do now.",
    help: "You need not know the name to ask for help.",
    ask: "Ask your administrator for help",
    none: "No mail?",
    spam: "Look in your junk mail (spam).",
    callBack: "Ask us to call you",
    call: (name) => `Or call the ${name}:`,
  },
  mail: {
    hello: (firstName) => `Hello ${firstName},`,
    asked: "You asked who your administrator is. This mail says that, and how your account stands.",
    mobile: (ending) =>
      `A code by text message goes to your number ending in ${ending}. Is that wrong? Say so when you ask for help.`,
    noMobile: "We have no mobile number for you. Say so when you ask for help.",
    linkLasts: "The button below works for 7 days, and once. An older link no longer works.",
    notMe: "Did you not ask for this? Then you need do nothing.",
    reason: "You get this mail because someone with your e-mail address asked who your administrator is.",
  },
  screen: {
    title: "Administrators",
    lead: "Administrators help colleagues who cannot sign in, and decide who has access.",
    marks: { red: "Act now", orange: "Vulnerable", green: "In order" },
    lights: {
      red: "No administrator can do anything now.",
      orange: "Only one administrator can help now.",
      green: (able) => `${able} administrators can help now.`,
    },
    advice: {
      red: "Unblock an administrator or make someone administrator.",
      orange: "Are you ill or on holiday? Then nobody can help. Make someone else administrator too.",
      green: "Good: if one is away, another can help.",
    },
    caption: "Administrators and deputies",
    columns: { name: "Name", role: "Role", status: "Status", action: "Action" },
    you: "this is you",
    administrator: "Administrator",
    until: (day) => `Administrator up to and including ${day}`,
    deputyFrom: (from, until) => `Deputy administrator from ${from} up to and including ${until}`,
    deputyUntil: (until) => `Deputy administrator up to and including ${until}`,
    whom: (name) => `: ${name}`,
    remove: "No longer administrator",
    end: "End deputy period",
    add: "Make another administrator",
    deputise: "Appoint a deputy",
    handOver: "Hand over",
    forDeputies: "You are a deputy. Only an administrator can change anything here.",
    holiday: {
      title: "Going on holiday?",
      accounts: "Does everyone have an account of their own?",
      deputy: "Is there a second administrator or a deputy until you are back?",
      numbers: "Is everyone’s mobile number right?",
      see: "View shared mailboxes",
      check: "View who has no number",
      appoint: "Appoint a deputy",
    },
  },
  done: {
    appointed: (name) => `${name} is an administrator now and is told so.`,
    removed: (name) => `${name} is no longer an administrator and is told so.`,
    deputy: (name) => `${name} has been appointed deputy and is told so.`,
    deputyEnded: (name) => `${name} is no longer a deputy and is told so.`,
  },
  choose: {
    back: "Administrators",
    appoint: {
      title: "Who becomes administrator?",
      lead: "An administrator can do everything you can do here.",
      confirm: (name) => `Make ${name} administrator?`,
      what: "An administrator sees all colleagues, unblocks them and decides on their access.",
      then: (name) => `${name} and the other administrators get a mail. ${name} signs in again.`,
      submit: "Make administrator",
    },
    handOver: {
      title: "Who do you hand over to?",
      lead: "Your colleague becomes administrator. You no longer are.",
      confirm: (name) => `Hand over to ${name}?`,
      what: "You will no longer be an administrator yourself. You keep your portals.",
      then: (name) => `Only ${name} or another administrator can undo this. Everyone gets a mail.`,
      submit: "Hand over",
    },
    deputise: {
      title: "Who stands in?",
      lead: "A deputy is administrator for a period. It begins and ends by itself.",
      confirm: (name) => `Let ${name} stand in?`,
      what: "A deputy helps colleagues, but changes nothing about who is administrator.",
      then: (name) => `${name} gets a mail: now, on the first day and after the last day.`,
      submit: "Appoint deputy",
    },
    from: "First day",
    until: "Last day",
    untilHint: "Up to and including this day, at most 90 days.",
    search: "Search for a colleague by name or e-mail address",
    find: "Search",
    who: "Choose a colleague",
    more: "Is your colleague not here? Search by name.",
    none: "No active colleague found.",
    next: "Continue",
    other: "Choose someone else",
    cannot: "This is not possible now",
  },
  stop: {
    title: "End administrator rights",
    remove: (name) => `Should ${name} no longer be administrator?`,
    end: (name) => `End the deputy period of ${name}?`,
    removed: (name) => `${name} keeps their own portals, but can manage nothing any more. This takes effect at once.`,
    told: (name) => `${name} and the other administrators get a mail.`,
    cancel: "Do not do this",
  },
  mails: {
    open: "View the administrators",
    signIn: "Sign in",
    unexpected: (by) => `Did you not expect this? Ask ${by || "your administrator"}.`,
    reason: (organisation) => `You get this mail because you have access through ${organisation}.`,
    period: (from, until) => `From ${from}\nup to and including ${until}.`,
    appointed: {
      subject: "You are an administrator now",
      said: (by, organisation) => `${by} has made you administrator of ${organisation}.`,
      can: "You help colleagues who cannot sign in, and decide on their access.",
      again: "Sign in again to begin.",
    },
    removed: {
      subject: "You are no longer an administrator",
      said: (by, organisation) => `${by} has changed your role. You are no longer an administrator of ${organisation}.`,
      still: "You keep your own portals. Sign in again to use them.",
    },
    handedOver: {
      subject: "Administration has been handed over to you",
      said: (by, organisation) =>
        `${by} has handed over the administration of ${organisation} to you. You are an administrator now.`,
      took: (by) => `${by} is no longer an administrator and has handed over to you.`,
      can: "You help colleagues who cannot sign in, and decide on their access.",
      again: "Sign in again to begin.",
    },
    deputy: {
      subject: "You are standing in as administrator",
      said: (by, organisation) => `${by} has appointed you deputy administrator of ${organisation}.`,
      can: "In that time you help colleagues who cannot sign in, and decide on their access.",
      itself: "It begins and ends by itself.",
    },
    deputyStarts: {
      subject: "Your deputy period has begun",
      said: (organisation) => `You are now deputy administrator of ${organisation}.`,
    },
    deputyEnds: {
      subject: "Your deputy period is over",
      said: (organisation) => `You are no longer deputy administrator of ${organisation}. Thank you for standing in.`,
    },
    deputyEnded: {
      subject: "Your deputy period has been ended",
      said: (by, organisation) =>
        `${by} has ended your deputy period. You are not a deputy administrator of ${organisation}.`,
    },
    about: {
      appointed: {
        subject: (name) => `${name} is an administrator now`,
        said: (by, name, organisation) => `${by} has made ${name} administrator of ${organisation}.`,
      },
      removed: {
        subject: (name) => `${name} is no longer an administrator`,
        said: (by, name, organisation) =>
          `${by} has changed the role of ${name}. ${name} is no longer an administrator of ${organisation}.`,
      },
      handedOver: {
        subject: (name) => `Administration has been handed over to ${name}`,
        said: (by, name, organisation) =>
          `${by} has handed over the administration of ${organisation} to ${name}. ${by} is no longer an administrator.`,
      },
      deputy: {
        subject: (name) => `${name} is standing in as administrator`,
        said: (by, name, organisation) => `${by} has appointed ${name} deputy administrator of ${organisation}.`,
      },
      deputyEnded: {
        subject: (name) => `${name} is no longer standing in`,
        said: (by, name, organisation) => `${by} has ended the deputy period of ${name} at ${organisation}.`,
      },
    },
  },
};
