import type { nl } from "./texts.nl.ts";

const parts: Readonly<Record<string, string>> = {
  account: "Your account: name, email address, mobile number and language",
  earlierNames: "Your earlier names",
  authorisations: "Your authorisations: at which organisation, what you may do and until when",
  sessions: "Where and when you were signed in",
  knownBrowsers: "Browsers in which you signed in",
  portalSignOns: "Portals you signed on to",
  passkeys: "Your passkeys",
  authenticatorApp: "Your authenticator app",
  recoveryCodes: "Your recovery codes, without the codes themselves",
  externalIdentities: "Your link with eHerkenning",
  links: "Links you got by email, without the links themselves",
  changes: "Changes of number, email address or name",
  helpRequests: "Help requests",
  callBacks: "Requests to be called",
  cases: "Cases with the insurer",
  lookedAt: "When a member of the insurer’s staff looked, and why",
  notes: "Notes by the insurer’s staff",
  applications: "Applications as administrator",
  confirmations: "Access reviews in which your access was confirmed",
  messages: "Emails and texts, without what they say",
  returned: "Addresses from which a message came back",
  proposals: "Proposals by you or about you",
  lists: "Lists you saved",
  log: "The log: what you did and what happened to you",
  organisation: "The organisation",
  numbers: "Numbers of the organisation",
  people: "Everyone with an authorisation, also those who left",
  imports: "Imported lists",
  bulkActs: "Acts on several people at once",
  reviews: "Access reviews",
};

export const en: typeof nl = {
  parts,
  own: {
    title: "All your data",
    lead: "Download in one file what we keep about you. Ask us for notes by our staff.",
    download: "Download your data",
    file: "my-data",
    link: "Download all your data",
    elsewhere:
      "You signed in with eHerkenning, which counts for one organisation. Sign in with your password or a passkey to download all your data.",
  },
};
