import type { Facts } from "./rules.ts";
import type { nl, Outcomes } from "./texts.nl.ts";
import type { Place } from "./tree.ts";

const your: Record<Place, string> = {
  office: "your office",
  company: "your company",
  organisation: "your office or company",
};

const byAdministrator = ["Your administrator does this.", "Usually within 1 working day."] as const;
const byDesk = ({ name }: { readonly name: string }) =>
  [`The ${name} does this.`, "Usually while you are on the phone."] as const;
const askColleague = "Or ask a colleague who can sign in.";

const eherkenningManager = "The eHerkenning administrator at your office or company does this.";
const forwardText = ({ service, level }: Facts["eherkenning"]) => [
  `Could you add the service ${service} to my eHerkenning profile?`,
  `I need level ${level} at least.`,
  "Then I can sign in to the mkb-portal and MyAllianzBroker. Thank you!",
];

const outcomes: Outcomes = {
  blocked: (place) => ({
    title: "Your administrator can unblock you",
    paragraphs: [`This colleague arranges access at ${your[place]}.`, "You don’t need to know who that is."],
    by: byAdministrator,
    after: [askColleague],
  }),
  password: () => ({
    title: "Choose a new password",
    paragraphs: [
      "You get an email with a link. With it you choose a new password.",
      "Did you have to wait after too many tries? Then you are not blocked: it ends by itself.",
      "With a new password, a passkey or eHerkenning you don’t have to wait.",
    ],
    by: ["You do this yourself.", "The email usually comes within 5 minutes."],
  }),
  accessCodeInactive: (place) => ({
    title: "Your administrator can authorise you again",
    paragraphs: [
      "Your access code is not active, or no longer active.",
      `The administrator of ${your[place]} can put that right. You don’t need to know who that is.`,
    ],
    by: byAdministrator,
    after: [askColleague],
  }),
  noCode: (place) => ({
    title: "Your mobile number may be wrong",
    paragraphs: [
      "The code goes by text message to the number we have for you.",
      `The administrator of ${your[place]} can have it changed. You don’t need to know who that is.`,
      "Lost your phone? You can also use a recovery code or a passkey after your password.",
    ],
    by: byAdministrator,
    after: [askColleague],
  }),
  checkMail: () => ({
    title: "How to find the email",
    paragraphs: [],
    steps: [
      "Is the email address you typed correct? If not, ask for the email again.",
      "Is it correct? Then look in your spam folder.",
    ],
    by: ["You do this yourself.", "The email usually comes within 5 minutes."],
  }),
  noMail: (place) => ({
    title: "Your administrator can help you",
    paragraphs: [
      "Your account may be blocked. Or we may have another email address for you.",
      `The administrator of ${your[place]} can see that. You don’t need to know who that is.`,
    ],
    by: byAdministrator,
    after: [askColleague],
  }),
  administrator: (_, { servicedesk }) => ({
    title: "Another administrator can help you",
    paragraphs: [
      "Send a help request. It reaches the other administrator.",
      `Is there no other? Then it reaches the ${servicedesk.name}.`,
    ],
    by: [`The other administrator or the ${servicedesk.name} does this.`, "Usually within 1 working day."],
  }),
  eherkenning: (_, { eherkenning }) => ({
    title: "How eHerkenning works",
    paragraphs: [],
    steps: [
      `Check the level of your eHerkenning. It is at least ${eherkenning.level}.`,
      `Have the service ${eherkenning.service} added to your eHerkenning profile.`,
      "Then sign in with eHerkenning.",
    ],
    forward: forwardText(eherkenning),
    by: [eherkenningManager, "It may be someone other than your administrator here."],
    ...(!eherkenning.isOpen && { after: ["You sign in with eHerkenning at the portal itself, not here."] }),
  }),
  externalCancelled: (_, { eherkenning }) => ({
    title: "You stopped at eHerkenning",
    paragraphs: ["Nothing has happened. You can try again right away."],
    by: ["You do this yourself.", "You can do it now."],
    forward: forwardText(eherkenning),
    next: [
      `Did eHerkenning stop you? Then the service ${eherkenning.service} may not be in your profile.`,
      "The eHerkenning administrator at your office or company can change that.",
    ],
  }),
  externalService: (_, { eherkenning }) => ({
    title: "The service is not in your eHerkenning profile",
    paragraphs: [
      `You need an authorisation for the service ${eherkenning.service}.`,
      "An authorisation is valid for 5 years at most. After that, ask for a new one.",
    ],
    forward: forwardText(eherkenning),
    by: [eherkenningManager, "It may be someone other than your administrator here."],
    after: [
      "Does the supplier send a letter to sign? It is valid for 14 days.",
      "Has one letter expired? Then everybody signs again.",
    ],
  }),
  externalLevel: (_, { eherkenning }) => ({
    title: "The level of your eHerkenning is too low",
    paragraphs: [
      `You need level ${eherkenning.level} at least.`,
      "Ask your supplier for a higher level. Then sign in again.",
    ],
    by: [eherkenningManager, "A higher level often takes a few days."],
  }),
  externalNumber: () => ({
    title: "This KvK number does not match",
    paragraphs: [
      "At eHerkenning you chose a different company from the one you work for here.",
      "Sign in again and choose the right company at eHerkenning.",
      "Has your KvK number changed lately? Tell your administrator.",
    ],
    by: ["You do this yourself.", "You can do it now."],
  }),
  externalBranch: () => ({
    title: "Your authorisation is for one branch",
    paragraphs: ["Here you need an authorisation for the whole company.", "Have your authorisation changed."],
    by: [eherkenningManager, "Usually within a few days."],
  }),
  externalChain: () => ({
    title: "Your authorisation goes through another company",
    paragraphs: [
      "That is called a chain authorisation. You cannot sign in here with one.",
      "Ask for an authorisation from your own company.",
    ],
    by: [eherkenningManager, "Usually within a few days."],
  }),
  externalNoAccess: (place) => ({
    title: "You have no access here",
    paragraphs: [
      "Your eHerkenning works, but your account with us is not open.",
      `The administrator of ${your[place]} can see why, and solve it.`,
    ],
    by: byAdministrator,
    after: [askColleague],
  }),
  externalTaken: () => ({
    title: "This eHerkenning belongs to another account",
    paragraphs: [
      "One eHerkenning opens one account. First disconnect it at the other account.",
      "Is that account not yours? Then call us.",
    ],
    by: ["You do this yourself.", "You can do it now."],
  }),
  externalUnclear: () => ({
    title: "The answer from eHerkenning was not valid",
    paragraphs: ["We then let nobody in, to be safe. Try again.", "Does it happen again? Call us."],
    by: ["You do this yourself.", "You can do it now."],
  }),
  externalDown: () => ({
    title: "You cannot sign in with eHerkenning now",
    paragraphs: ["eHerkenning does not answer. Wait a few minutes and try again."],
    by: ["You do this yourself.", "With your password you can do it right away."],
  }),
  externalExpired: () => ({
    title: "This took too long",
    paragraphs: ["Signing in with eHerkenning has to be done within 10 minutes, in the same browser.", "Begin again."],
    by: ["You do this yourself.", "You can do it now."],
  }),
  noAccess: () => ({
    title: "Your administrator can give you access",
    paragraphs: [
      "The administrator of your organisation makes an authorisation for you. Then you get an email with a link.",
      "Did you get that email, but does the link not work? Send a help request.",
    ],
    by: byAdministrator,
    after: ["Are you new? Ask a colleague who can sign in who the administrator is."],
  }),
  appoint: (place) => ({
    title: "Put forward an administrator",
    paragraphs: ["You can do that now. Have these details ready:"],
    fields: true,
    by: ["We do this.", "First we check the details."],
    next: [
      "After that the administrator gets an email with a link. With that link the administrator activates the account.",
      `Then the administrator can make authorisations for colleagues at ${your[place]}.`,
    ],
  }),
  appointUnknown: (_, { servicedesk }) => ({
    title: "Let’s sort this out",
    paragraphs: [`Speak to the ${servicedesk.name}. Have the name of your organisation ready.`],
    by: byDesk(servicedesk),
  }),
  bmw: (_, { bmw }) => ({
    title: "BMW Financial Services helps you",
    paragraphs: [`Contact the ${bmw.name}.`, "They are happy to help you."],
    by: ["BMW Financial Services does this.", "Usually while you are on the phone."],
  }),
  other: () => ({
    title: "We’ll help you from here",
    paragraphs: [
      "Send your administrator a help request. You don’t need to know who that is.",
      "Would you rather speak to someone? You can do that too.",
    ],
    by: byAdministrator,
  }),
  servicedesk: (_, { servicedesk }) => ({
    title: `Speak to the ${servicedesk.name}`,
    paragraphs: [
      `The ${servicedesk.name} looks into it with you.`,
      "Tell them what you have done so far. Have the name of your organisation ready.",
    ],
    by: byDesk(servicedesk),
  }),
};

export const en: typeof nl = {
  questions: {
    what: { page: "Help with signing in", title: "What isn’t working?", lead: "" },
    appointing: {
      page: "",
      title: "Who is the administrator for?",
      lead: "An administrator gives colleagues access and helps them.",
    },
    external: { page: "", title: "What went wrong at eHerkenning?", lead: "" },
  },
  answers: {
    password: { label: "My password doesn’t work", hint: "" },
    blocked: { label: "My account is blocked", hint: "" },
    accessCode: { label: "My access code doesn’t work", hint: "" },
    noCode: { label: "I’m not getting a code by text message", hint: "Also if you have lost your phone." },
    noMail: { label: "I’m not getting an email", hint: "" },
    stillNoMail: { label: "I still haven’t got the email", hint: "" },
    stillStuck: { label: "It still doesn’t work", hint: "" },
    eherkenning: { label: "eHerkenning gives an error", hint: "" },
    external: { label: "I know what went wrong", hint: "" },
    externalCancelled: { label: "I stopped, or eHerkenning stopped me", hint: "" },
    externalService: { label: "The service is not in my profile", hint: "" },
    externalLevel: { label: "My level is too low", hint: "" },
    externalNumber: { label: "The KvK number doesn’t match", hint: "" },
    externalBranch: { label: "My authorisation is for one branch", hint: "" },
    externalChain: { label: "My authorisation goes through another company", hint: "" },
    externalNoAccess: { label: "My account is not open", hint: "" },
    externalTaken: { label: "My eHerkenning belongs to another account", hint: "" },
    externalUnclear: { label: "The answer was not valid", hint: "" },
    externalDown: { label: "eHerkenning does not answer", hint: "" },
    externalExpired: { label: "It took too long", hint: "" },
    noAccess: { label: "I have no access yet", hint: "" },
    noAdministrator: { label: "We have no administrator", hint: "" },
    other: { label: "Something else, or I don’t know", hint: "" },
    adviser: { label: "Adviser", hint: "At an office." },
    business: { label: "Business customer", hint: "At a company." },
    administrator: { label: "I am the administrator", hint: "" },
    noOther: { label: "There is no other administrator", hint: "" },
    bmw: { label: "Through BMW Financial Services", hint: "" },
    unknown: { label: "I don’t know", hint: "" },
  },
  outcomes,
  notSolved: "Not solved?",
  used: {
    title: "What you used here before",
    app: "Your app: enter the code from the app after your password.",
    recovery: "A recovery code: choose ‘Use a recovery code’ after your password.",
    passkey: "Your passkey: choose it when you sign in.",
    signIn: "Go to sign in",
  },
  actions: {
    ask: "Ask your administrator for help",
    askOther: "Send a help request",
    who: "Who is my administrator?",
    newPassword: "Choose a new password",
    reset: "Ask for the email again",
    call: (desk) => `Call ${desk.phone}`,
    callBack: "Ask us to call you",
    appoint: "Put forward an administrator",
    mail: (address) => `Email ${address}`,
    forward: "Email this text",
    external: "Sign in with eHerkenning",
    signIn: "Sign in",
    manual: "Read the manual",
  },
  hours: (desk) => `You can call ${desk.hours}.`,
  exactName: "The exact name of the service",
  copyName: "Copy the name",
  forwardThis: "Pass this text on:",
  copyText: "Copy the text",
  copied: "Copied",
  fields: {
    intermediaryNumber: "Intermediary number",
    companyName: "Company name",
    policyNumber: "Policy number",
    lastName: "Last name",
    firstName: "First name",
    initials: "Initials",
    namePrefix: "Name prefix (optional)",
    gender: "Gender (optional)",
    email: "Email address",
    mobileNumber: "Mobile number",
    businessEmail: "Business email address",
    businessMobileNumber: "(Business) mobile number",
  },
  appointmentSubject: "Putting forward an administrator",
  forwardSubject: (service) => `Request: add ${service} to eHerkenning`,
};
