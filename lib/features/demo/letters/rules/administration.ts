import { to } from "#lib/addresses.ts";
import * as changes from "#lib/features/administration/account-changes/mails.ts";
import * as reviews from "#lib/features/administration/access-reviews/mails.ts";
import * as administrators from "#lib/features/administration/administrators/mails.ts";
import * as blocking from "#lib/features/administration/authorisations/blocking/mails.ts";
import * as authorisations from "#lib/features/administration/authorisations/mails.ts";
import * as bulkActs from "#lib/features/administration/bulk-acts/mails.ts";
import * as imports from "#lib/features/administration/imports/mails.ts";
import * as invitations from "#lib/features/administration/invitations/mails.ts";
import { morningLetter } from "#lib/features/administration/morning-mail/mails.ts";
import * as details from "#lib/features/administration/personal-details/mails.ts";
import * as requests from "#lib/features/administration/requests/mails.ts";
import { strongAskedLetter, strongRuleLetter } from "#lib/features/administration/strong-sign-in/mails.ts";
import { known } from "./entrance.ts";
import { byAnna, dora, here, id, later, moment, organisation, sample, secret, toDora } from "./sample.ts";

const notMe = to.notMe(secret);
const notRight = to.notMe(secret);
const mobile = "06 •••• •004";
const path = to.helpRequestStatus(secret);
const period = { deputyFrom: moment, deputyUntil: later };
const authorisationId = id(2);

const asked = { firstName: "Anna", ...here, dueAt: later, lapsesAt: later };

export const administration = [
  sample(changes.numberStartedLetter, { ...toDora, ...byAnna, notMe, link: secret, mobile }),
  sample(changes.numberChangedLetter, { ...toDora, notMe, mobile }),
  sample(changes.reactivationLetter, { ...toDora, ...byAnna, link: secret, from: later, notMe }),
  sample(changes.reactivationElsewhereLetter, { ...toDora, ...byAnna, notMe }),
  sample(changes.administratorLetter, { occasion: "numberStarted", ...dora, ...byAnna, notRight }, "begonnen"),
  sample(changes.administratorLetter, { occasion: "reactivation", ...dora, ...byAnna, notRight }, "opnieuw activeren"),
  sample(changes.frozenLetter, { ...toDora, reference: "Z4M-8KD-7PT" }),
  sample(changes.frozenAdministratorLetter, { ...dora, organisation }),
  sample(changes.changeStoppedLetter, { ...toDora, kind: "MOBILE_NUMBER" }),
  sample(administrators.administratorsLetter, { ...known({ hindrance: "none" }), activation: null }),
  sample(administrators.ruleOfTwoLetter, { ...here, isOn: true }, "aan"),
  sample(administrators.ruleOfTwoLetter, { ...here, isOn: false }, "uit"),
  sample(strongRuleLetter, { ...here, from: moment }, "gevraagd"),
  sample(strongRuleLetter, { ...here, from: null }, "niet meer"),
  sample(strongAskedLetter, { ...toDora, ...here, from: moment }),
  sample(administrators.appointedLetter, byAnna),
  sample(administrators.othersAppointedLetter, { ...byAnna, ...dora }),
  sample(administrators.removedLetter, byAnna),
  sample(administrators.othersRemovedLetter, { ...byAnna, ...dora }),
  sample(administrators.handedOverLetter, { ...byAnna, isNew: true }),
  sample(administrators.othersHandedOverLetter, { ...byAnna, ...dora }),
  sample(administrators.deputyLetter, { ...byAnna, ...period }),
  sample(administrators.othersDeputyLetter, { ...byAnna, ...dora, ...period }),
  sample(administrators.deputyEndedLetter, byAnna),
  sample(administrators.othersDeputyEndedLetter, { ...byAnna, ...dora }),
  sample(administrators.deputyStartsLetter, { ...here, ...period }),
  sample(administrators.deputyEndsLetter, here),
  sample(authorisations.signedOutLetter, { ...toDora, ...byAnna }),
  sample(blocking.unblockedLetter, { ...byAnna, wasBlocked: true, codesGuessed: false, path }),
  sample(blocking.unblockedLetter, { ...byAnna, wasBlocked: true, codesGuessed: true, path }, "na foute codes"),
  sample(blocking.blockedAgainLetter, byAnna),
  sample(blocking.blockedLetter, here),
  sample(blocking.colleagueBlockedLetter, { ...byAnna, ...dora, authorisationId, reason: "DEVICE_LOST" }),
  sample(authorisations.rightsChangedLetter, { ...here, portals: ["MKB"], validUntil: later, asked: null }),
  sample(
    authorisations.rightsChangedLetter,
    { ...here, portals: ["MKB"], validUntil: later, asked: "MKB" },
    "toegang gevraagd",
  ),
  sample(authorisations.withdrawnLetter, { ...here, unconfirmed: false }, "door een beheerder"),
  sample(authorisations.withdrawnLetter, { ...here, unconfirmed: true }, "niet bevestigd"),
  sample(authorisations.administratorWithdrawnLetter, { ...byAnna, ...dora, authorisationId }),
  sample(authorisations.expiredLetter, here),
  sample(authorisations.colleagueExpiredLetter, { ...here, ...dora, authorisationId }),
  sample(authorisations.reauthorisedLetter, { ...byAnna, blockCause: null, path: null }),
  sample(reviews.askedLetter, { ...asked, left: 12 }),
  sample(reviews.reminderLetter, { ...asked, left: 4, step: "soon" }, "een week ervoor"),
  sample(reviews.reminderLetter, { ...asked, left: 4, step: "due" }, "te laat"),
  sample(reviews.lapsedLetter, { firstName: "Anna", ...here, lapsed: 12, names: ["Bram Bakker", "Dora Visser"] }),
  sample(bulkActs.doneToManyLetter, {
    bulkActId: id(6),
    ...byAnna,
    act: "block",
    done: 3,
    names: ["Bram Bakker", "Dora Visser", "Fleur Jansen"],
  }),
  sample(bulkActs.manyDoneLetter, { bulkActId: id(6), ...here, act: "block", done: 3, others: 1 }),
  sample(imports.importDoneLetter, { importId: id(7), ...here, added: 12, unchanged: 3, twice: 2, wrong: 1 }),
  sample(imports.colleaguesAddedLetter, { importId: id(7), ...byAnna, count: 12 }),
  sample(imports.undoneLetter, { ...byAnna, count: 12 }),
  sample(invitations.newColleagueLetter, { ...byAnna, ...dora, authorisationId }),
  sample(morningLetter, {
    firstName: "Anna",
    places: [
      {
        organisationId: id(4),
        ...here,
        path: to.overview(),
        requests: 2,
        proposals: 1,
        blocked: 1,
        returned: 1,
        reviews: 1,
        invitations: 0,
        ending: 2,
        ended: 1,
      },
      {
        ...{ organisationId: id(6), organisation: "Bakkerij Jansen", path: to.overview() },
        ...{ requests: 0, proposals: 0, blocked: 0, returned: 0, reviews: 0, invitations: 3, ending: 0, ended: 0 },
      },
    ],
  }),
  sample(invitations.appointmentEndedLetter, { ...here, ...dora, authorisationId }),
  sample(invitations.invitationEndedLetter, { ...here, ...dora, authorisationId, email: "dora@delinden.example" }),
  sample(details.nameChangedLetter, byAnna),
  sample(details.askNameLetter, { ...byAnna, link: secret }),
  sample(details.nameAnsweredLetter, { ...here, answer: "yes", theirs: authorisationId }),
  sample(details.nameChangedElsewhereLetter, { ...here, theirs: authorisationId }),
  sample(details.confirmOldLetter, { ...byAnna, link: secret, notMe: secret, newEmail: "d.visser@delinden.example" }),
  sample(details.confirmNewLetter, { ...byAnna, link: secret }),
  sample(details.emailChangedLetter, { ...toDora, notMe: secret }),
  sample(details.theirEmailChangedLetter, { ...dora, organisation, notRight }),
  sample(requests.settledLetter, { ...byAnna, known: known({ hindrance: "none" }), path }),
  sample(requests.declinedLetter, { ...byAnna, because: "NOT_OURS", path }),
  sample(requests.strangersRequestDeclinedLetter, { path }),
  sample(requests.strangersRequestSettledLetter, { path }),
];
