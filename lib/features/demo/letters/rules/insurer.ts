import { to } from "#lib/addresses.ts";
import * as appointments from "#lib/features/appointment/appointments/mails.ts";
import * as messages from "#lib/features/insurer/messages/mails.ts";
import * as matters from "#lib/features/desk/matters/mails.ts";
import * as files from "#lib/features/insurer/organisation-files/mails.ts";
import * as organisations from "#lib/features/insurer/organisations/mails.ts";
import * as proposals from "#lib/features/insurer/proposals/mails.ts";
import * as campaigns from "#lib/features/insurer/review-campaigns/mails.ts";
import * as servicedesk from "#lib/features/insurer/servicedesk/mails.ts";
import * as staff from "#lib/features/insurer/staff-accounts/mails.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { about, dora, here, id, later, moment, organisation, sample, sampleIn, secret, toDora } from "./sample.ts";

const path = to.staffProposals();
const said = { nl: "een tweede beheerder bij een organisatie", en: "a second administrator of an organisation" };
const waits = (locale: Locale) => ({ what: said[locale], path });
const sara = { firstName: "Sara" };

export const insurer = [
  sample(appointments.receivedLetter, about),
  sample(appointments.confirmedLetter, { ...about, expectedAt: later }),
  sample(appointments.approvedLetter, { ...about, waits: false }, "meteen"),
  sample(appointments.approvedLetter, { ...about, waits: true }, "na een dag"),
  sample(appointments.rejectedLetter, { ...about, reason: "NOT_REACHED" }),
  sample(appointments.raisedLetter, about),
  sample(appointments.stoppedLetter, about),
  sample(appointments.expiredLetter, about),
  sample(appointments.withdrawnLetter, about),
  ...appointments.followedSteps.map((step) =>
    sample(appointments.followedLetter, { ...about, step }, step.toLowerCase()),
  ),
  sample(appointments.administratorsToldLetter, { ...dora, organisation, reference: about.reference }),
  sample(matters.givenLetter, {
    kind: "requests",
    reference: about.reference,
    by: "Otto Smit",
    path: to.requestQueue(),
  }),
  sample(messages.smsWarningLetter, { ...sara, share: "half", most: 20_000 }, "de helft"),
  sample(messages.smsWarningLetter, { ...sara, share: "all", most: 20_000 }, "alles"),
  sample(files.loadDoneLetter, { loadId: id(8), added: 40, fresh: 12, wrong: 2 }),
  sample(organisations.closedLetter, here),
  sample(organisations.requestClosedLetter, {}),
  sample(organisations.phoneLetter, { ...here, phone: "020 624 11 11" }),
  sample(organisations.portalsLetter, { ...here, added: ["MKB"], taken: [] }),
  sampleIn(proposals.waitingLetter, (locale) => ({ ...waits(locale), until: later, isOfCustomer: true })),
  sampleIn(proposals.approvedLetter, waits),
  sampleIn(proposals.rejectedLetter, (locale) => ({ ...waits(locale), reason: "NOT_NEEDED" as const })),
  sampleIn(proposals.lapsedLetter, waits),
  sample(campaigns.stateLetter, { ...sara, campaignId: id(9), done: 38, open: 2, people: 17, lapsesAt: later }),
  sample(servicedesk.unblockedLetter, { ...toDora, codesGuessed: false }),
  sample(servicedesk.unblockedLetter, { ...toDora, codesGuessed: true }, "na foute codes"),
  sample(servicedesk.signedOutLetter, toDora),
  sample(servicedesk.unfrozenLetter, { ...toDora, link: secret }),
  sample(servicedesk.numberSetLetter, { ...toDora, mobile: "06 •••• •004" }),
  sample(servicedesk.unblockedAdministratorLetter, { ...dora, organisation }),
  sample(servicedesk.unfrozenAdministratorLetter, { ...dora, organisation }),
  sample(staff.newStaffLetter, { ...sara, person: "Otto Smit", duties: ["ONBOARDING"], at: moment }),
  sample(staff.dutiesLetter, { ...sara, by: "Stef Mulder", duties: ["SERVICEDESK"] }),
  sample(staff.endedLetter, { ...sara, by: "Stef Mulder" }),
  sample(staff.emergencyLetter, { ...sara, people: ["Stef Mulder", "Lena Visser"], at: moment }),
];
