import { to } from "#lib/addresses.ts";
import * as eherkenning from "#lib/features/entrance/eherkenning/mails.ts";
import * as auditLog from "#lib/features/base/audit-log/mails.ts";
import { type Entry, eventNamed } from "#lib/features/base/audit-log/rules.ts";
import * as factors from "#lib/features/entrance/factors/mails.ts";
import * as links from "#lib/features/entrance/password-links/mails.ts";
import * as security from "#lib/features/entrance/security/mails.ts";
import { securityChanges } from "#lib/features/entrance/security/rules.ts";
import * as signIn from "#lib/features/entrance/sign-in/mails.ts";
import { signInLinkLetter } from "#lib/features/entrance/sign-in-links/mails.ts";
import type { Cause, KnownPerson } from "#lib/features/entrance/standing/rules/causes.ts";
import { dora, here, id, moment, organisation, sample, secret, toDora } from "./sample.ts";

const helpers = [
  { name: "Anna de Wit", email: "anna@delinden.example" },
  { name: "Bert Bos", email: "bert@delinden.example" },
];

/** Someone of one organisation, as far as a letter speaks of them. */
export const known = (cause: Cause): KnownPerson => ({
  ...{ accountId: id(1), email: "dora@delinden.example", locale: "nl", firstName: "Dora" },
  ...{ status: cause.hindrance === "blocked" ? "BLOCKED" : "ACTIVE", isStaff: false, mobileEnding: "04", cause },
  places: [{ authorisationId: id(2), organisation, isAdministrator: false, cause, helpers }],
});

const blocked: Cause = { hindrance: "blocked", since: moment, tries: 20, of: "passwords" };
const invited: Cause = { hindrance: "invited", sentAt: moment, linkIsOpen: false, activates: true };

const someone = { kind: "colleague", name: "Anna de Wit", authorisationId: id(9) } as const;

/** An act that its organisation could dispute. */
const entry = (): Entry[] => {
  const event = eventNamed("authorisation.block");
  const who: Entry["by"] = someone;
  return event
    ? [
        {
          id: id(3),
          event,
          outcome: "done",
          at: moment,
          organisationId: id(4),
          by: who,
          second: null,
          whom: { kind: "colleague", name: "Dora Visser", authorisationId: id(8) },
          renamed: null,
          before: {},
          after: {},
        },
      ]
    : [];
};

const userAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

export const entrance = [
  sample(signIn.blockedLetter, toDora),
  sample(signIn.closedLetter, { ...toDora, lane: "elsewhere" }),
  sample(signIn.codesGuessedLetter, { ...toDora, purpose: "SIGN_IN" }, "na het wachtwoord"),
  sample(signIn.codesGuessedLetter, { ...toDora, purpose: "RESET_PASSWORD" }, "na een link uit de mail"),
  sample(signIn.codesGuessedLetter, { ...toDora, purpose: "STEP_UP" }, "in een sessie"),
  sample(signInLinkLetter, { ...toDora, link: secret }),
  sample(eherkenning.bindLinkLetter, { ...toDora, organisation, link: secret, until: moment }),
  sample(eherkenning.bindWithPasswordLetter, { ...toDora, organisation }),
  sample(eherkenning.noBindLinkLetter, { ...toDora, kvkNumber: "69599084" }),
  sample(signIn.manyTriesLetter, { ...toDora, tries: 34, network: "192.0.2.0", organisation }),
  sample(links.resetLetter, { ...toDora, link: secret }),
  sample(links.whyNoLinkLetter, known(blocked), "geblokkeerd"),
  sample(links.whyNoLinkLetter, known({ hindrance: "withdrawn", since: moment }), "ingetrokken"),
  sample(links.activateFirstLetter, { ...known(invited), link: secret }),
  sample(links.invitationLetter, { ...toDora, ...here, by: "Anna de Wit", link: secret }),
  sample(links.staffInvitationLetter, { firstName: "Sara", link: secret }),
  sample(links.acceptLetter, { firstName: "Ivo", ...here, by: "Anna de Wit", link: secret }),
  sample(links.staffAddressLetter, { firstName: "Sara", ...here, by: "Anna de Wit" }),
  sample(factors.fewRecoveryCodesLetter, { ...toDora, left: 2 }),
  ...securityChanges.map((change) =>
    sample(
      security.securityChangedLetter,
      { ...toDora, change, at: moment, userAgent, notMe: to.notMe(secret) },
      change,
    ),
  ),
  ...entry().flatMap((disputed) => [
    sample(auditLog.disputedLetter, { entry: disputed, reference: "Z4M-8KD-7PT", ...toDora }),
    sample(auditLog.disputeLetter, { entry: disputed, reference: "Z4M-8KD-7PT", ...dora, organisation }),
  ]),
];
