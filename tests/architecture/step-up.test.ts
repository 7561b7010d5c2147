import { expect, test } from "vitest";
import { chooseOrganisation } from "#lib/platform/auth/choose-organisation.ts";
import { anyone, onlySystem } from "#lib/platform/gate/command.ts";
import { featureModules } from "#tests/support/sources.ts";
import { isCommand } from "#tests/support/samples.ts";

/**
 * The commands that give power or take access, each with how many minutes ago the own second factor may have been
 * shown: 5 where something is bound or somebody gets power over others, 15 for what staff decide, 30 and 60 for the
 * everyday work of a beheerder and of staff.
 */
const asks: Readonly<Record<string, number>> = {
  "administrator.appoint": 5,
  "administrator.hand-over": 5,
  "administrator.remove": 5,
  "administrator.rule-of-two": 5,
  "strong-sign-in.ask": 5,
  "strong-sign-in.end": 5,
  "strong-sign-in.excuse": 5,
  "deputy.appoint": 5,
  "deputy.end": 5,
  "authenticator-app.begin": 5,
  "authenticator-app.remove": 5,
  "recovery-codes.make": 5,
  "eherkenning.bind": 5,
  "eherkenning.unbind": 5,
  "authorisation.withdraw": 5,
  "bulk-act.start": 5,
  "hold.end": 5,
  "hold.organisation": 5,
  "hold.person": 5,
  "person.erase": 5,
  "email.set": 5,
  "email.start": 5,
  "mobile-number.set": 5,
  "mobile-number.start": 5,
  "reactivation.start": 5,
  "import.start": 5,
  "import.undo": 5,
  "organisation-file.start": 5,
  "passkey.add": 5,
  "passkey.remove": 5,
  "sms.switch-off": 5,
  "sms.switch-on": 5,
  "organisation.change": 5,
  "organisation.close": 5,
  "organisation.merge": 5,
  "staff-account.change-roles": 5,
  "staff-account.end": 5,
  "staff-account.invite": 5,
  "staff-account.renew": 5,
  "staff.set-mobile-number": 5,
  "staff.start-mobile-number": 5,
  "staff.start-reactivation": 5,
  "staff.unfreeze": 5,
  "review-campaign.start": 15,
  "review-campaign.stop": 15,
  "appointment.approve": 15,
  "appointment.reject": 15,
  "authenticator-app.confirm": 15,
  "password.change": 15,
  "proposal.approve": 15,
  "proposal.reject": 15,
  "organisation.add-number": 15,
  "organisation.create": 15,
  "organisation.remove-number": 15,
  "authorisation.add": 30,
  "authorisation.change-rights": 30,
  "authorisation.reauthorise": 30,
  "name.change": 30,
  "name.start": 30,
  "appointment.take": 60,
  "authorisation.block": 60,
  "authorisation.sign-out": 60,
  "staff.sign-out": 60,
  "authorisation.undo-change-rights": 60,
  "check.record": 60,
  "staff.unblock": 60,
};

/** The commands of people who are signed in that do neither, by why they need not ask. */
const asksNot: Readonly<Record<string, readonly string[]>> = {
  "gives back what was there, in one click": ["authorisation.unblock", "authorisation.undo-unblock"],
  "asks more of somebody, and takes nothing away": ["strong-sign-in.end-excuse"],
  "stops what nobody has taken up": [
    "appointment.withdraw",
    "email.cancel",
    "invitation.revoke",
    "mobile-number.cancel",
    "name.cancel",
    "proposal.withdraw",
    "reactivation.cancel",
  ],
  "tells again what was decided, at the same address": [
    "account-change.mail-again",
    "authorisation.mail-again",
    "invitation.resend",
    "message.send-again",
    "portal.tell-again",
    "staff.renew-invitation",
  ],
  "takes up work or lays it down, and decides nothing by it": [
    "appointment.release",
    "call-back.finish",
    "call-back.take",
    "check.repeat",
    "help-request.finish",
    "help-request.see",
    "help-request.settle",
    "help-request.take",
    "log.dispute",
    "matter.give",
    "staff-case.finish",
    "staff-case.take",
    "staff-note.erase",
    "staff-note.write",
  ],
  "prepares a file, which only starting it carries out": [
    "bulk-act.choose",
    "bulk-act.prepare",
    "import.match",
    "import.mend",
    "import.upload",
    "organisation-file.mend",
    "organisation-file.upload",
  ],
  "records that something was looked at; files ask on the page before them": [
    "bulk-act.export",
    "colleagues.export",
    "copy.take",
    "evidence.export",
    "log.export",
    "organisation.view",
    "person.look-at-erasure",
    "review-campaign.export",
    "staff.look-up",
    "staff.search",
    "staff.view",
    "staff.view-messages",
  ],
  "says that things stay as they are": ["access-review.confirm", "access-review.finish"],
  "makes a browser of one's own one like any other": ["known-device.end"],
  "keeps what only oneself sees": ["colleagues.forget-view", "colleagues.save-view", "passkey.name"],
  "is only how oneself is written to": ["account.choose-language", "morning-mail.choose"],
  "takes access only from oneself, which someone whose account is in other hands must do at once": [
    "session.end-other",
    "session.end-others",
  ],
  "asks somebody else": ["help-request.ask-access"],
  "is about the own session": [
    "passkey.confirm",
    "portal.sign-on",
    "session.choose-organisation",
    "step-up.ask",
    "step-up.confirm",
  ],
};

const rooms = [{ chooseOrganisation }, ...Object.values(await featureModules("commands(/[a-z-]+)?\\.ts"))];

/** Without those of the world, who have no second factor yet, and of the portal itself. */
const signedIn = rooms
  .flatMap((room) => Object.values(room))
  .filter(isCommand)
  .filter(({ may }) => may !== anyone && may !== onlySystem);

test("whatever gives power or takes access asks for the own second factor, and who adds a command says which it is", () => {
  const written = Object.fromEntries(
    signedIn.flatMap(({ event, fresh }) => (fresh === undefined ? [] : [[event, fresh]])),
  );
  expect(written).toEqual(asks);
});

test("every other command is known to do neither", () => {
  const others = signedIn.filter(({ fresh }) => fresh === undefined).map(({ event }) => event);
  expect(others.sort()).toEqual(Object.values(asksNot).flat().sort());
});
