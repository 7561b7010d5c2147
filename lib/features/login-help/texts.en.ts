import type { nl, Outcomes } from "./texts.nl.ts";
import type { Place } from "./tree.ts";

const your: Record<Place, string> = {
  office: "your office",
  company: "your company",
  organisation: "your organisation",
};

const outcomes: Outcomes = {
  blocked: (place) => ({
    title: "Your administrator can unblock you",
    paragraphs: [`That is the colleague who arranges access at ${your[place]}.`, "You do not know who that is? We do."],
    after: ["Or ask a colleague who can sign in who your administrator is."],
  }),
  accessCodeInactive: (place) => ({
    title: "Your administrator can authorise you again",
    paragraphs: [
      "Your access code is not active (any more).",
      `The administrator of ${your[place]} can put that right. You do not know who that is? We do.`,
    ],
    after: ["Or ask a colleague who can sign in who your administrator is."],
  }),
  noCode: (place) => ({
    title: "Your mobile number may be wrong",
    paragraphs: [
      "The code goes by text message to the number we have for you.",
      `The administrator of ${your[place]} can have it changed. You do not know who that is? We do.`,
    ],
    after: ["Or ask a colleague who can sign in who your administrator is."],
  }),
  checkMail: () => ({
    title: "How to find the mail",
    paragraphs: [],
    steps: [
      "Is the e-mail address you typed correct? If not, ask for the mail again.",
      "Is it correct? Then look in your spam folder.",
    ],
  }),
  noMail: (place) => ({
    title: "Your administrator can help you",
    paragraphs: [
      "Your account may be blocked. Or we may have another e-mail address for you.",
      `The administrator of ${your[place]} can see that. You do not know who that is? We do.`,
    ],
    after: ["Or ask a colleague who can sign in who your administrator is."],
  }),
  administrator: (_, { servicedesk }) => ({
    title: `The ${servicedesk.name} unblocks you`,
    paragraphs: ["Are you the administrator yourself and can you not sign in? Please call us."],
    after: ["Is there another administrator? They can help you too. Send a help request."],
  }),
  eherkenning: (_, { eherkenning }) => ({
    title: `Add ${eherkenning.service}`,
    paragraphs: [
      `Your eHerkenning profile must have the service ${eherkenning.service}.`,
      "The eHerkenning administrator at your office or company arranges that. It may be someone else than your administrator here.",
      "Pass this text on:",
    ],
    forward: [
      `Could you add the service ${eherkenning.service} to my eHerkenning profile?`,
      "Then I can sign in to the mkb-portal and MyAllianzBroker. Thank you!",
    ],
  }),
  noAccess: () => ({
    title: "Your administrator can give you access",
    paragraphs: [
      "The administrator of your organisation makes an authorisation for you. Then you get a mail with a link.",
      "Did you get that mail, but does the link not work? Send a help request.",
    ],
    after: ["Are you new? Ask a colleague who can sign in who the administrator is."],
  }),
  appoint: (place, { addresses }) => ({
    title: "Appoint an administrator",
    paragraphs: [
      (place === "office" ? addresses.adviser : addresses.business)
        ? "Mail us these details:"
        : "Call us and have these details ready:",
    ],
    fields: true,
    after: [
      "We check the details. Then the administrator gets a mail with a link.",
      "With that link the administrator activates the account.",
      `Then the administrator can authorise the employees of ${your[place]}.`,
    ],
  }),
  appointUnknown: (_, { servicedesk }) => ({
    title: "We find out together",
    paragraphs: [`Call the ${servicedesk.name}. Have the name of your organisation ready.`],
  }),
  bmw: (_, { bmw }) => ({
    title: "BMW Financial Services helps you",
    paragraphs: [`Call the department ${bmw.name}. They are happy to help you.`],
  }),
  other: (_, { servicedesk }) => ({
    title: "We help you on",
    paragraphs: [
      "Send your administrator a help request. You need not know who that is.",
      `Would you rather speak to someone? Call the ${servicedesk.name}.`,
    ],
  }),
};

export const en: typeof nl = {
  questions: {
    what: { title: "Help signing in", lead: "What does not work?" },
    who: { title: "Who are you?", lead: "Then we know who can help you." },
    appointing: {
      title: "Who is the administrator for?",
      lead: "An administrator gives colleagues access and helps them.",
    },
  },
  answers: {
    blocked: { label: "My account is blocked", hint: "" },
    accessCode: { label: "My access code does not work (any more)", hint: "" },
    noCode: { label: "I do not get a code by text message", hint: "" },
    noMail: { label: "I do not get the mail for a new password", hint: "" },
    stillNoMail: { label: "I still do not get the mail", hint: "" },
    eherkenning: { label: "I cannot sign in with eHerkenning", hint: "" },
    noAccess: { label: "I have no access yet", hint: "" },
    noAdministrator: { label: "We have no administrator yet", hint: "" },
    other: { label: "Something else, or I do not know", hint: "" },
    adviser: { label: "Adviser", hint: "At an office" },
    business: { label: "Business customer", hint: "At a company" },
    administrator: { label: "I am the administrator", hint: "" },
    bmw: { label: "Customer through BMW Financial Services", hint: "" },
    unknown: { label: "I do not know", hint: "" },
  },
  outcomes,
  actions: {
    ask: "Ask your administrator for help",
    askOther: "Send a help request",
    who: "Who is my administrator?",
    reset: "Ask for the mail again",
    call: (desk) => `Call ${desk.phone}`,
    mail: (address) => `Mail ${address}`,
    forward: "Mail this text",
    manual: "Read the manual",
  },
  hours: (desk) => `You can call ${desk.hours}.`,
  fields: {
    intermediaryNumber: "Intermediary number",
    companyName: "Company name",
    policyNumber: "Policy number",
    lastName: "Last name",
    firstName: "First name",
    initials: "Initials",
    namePrefix: "Name prefix",
    gender: "Gender",
    email: "E-mail address",
    mobileNumber: "Mobile number",
    businessEmail: "Business e-mail address",
    businessMobileNumber: "(Business) mobile number",
  },
  appointmentSubject: "Appointing an administrator",
  forwardSubject: (service) => `Request: add ${service} to eHerkenning`,
};
