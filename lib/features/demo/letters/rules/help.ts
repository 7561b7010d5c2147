import { to } from "#lib/addresses.ts";
import * as callBacks from "#lib/features/help/call-backs/mails.ts";
import * as requests from "#lib/features/help/help-requests/mails.ts";
import { known } from "./entrance.ts";
import { dora, here, id, moment, organisation, sample, secret } from "./sample.ts";

const path = to.helpRequestStatus(secret);
const asked = {
  id: id(5),
  ...here,
  problem: "BLOCKED",
  portal: null,
  hindrance: "blocked",
  isConfirmed: true,
} as const;
const waiting = known({ hindrance: "blocked", since: moment, tries: 20, of: "passwords" });
const told = { ...here, reference: "H7K-3F9-2QX", isTold: true, isHandedOver: false, path };

export const help = [
  sample(requests.helpLetter, { ...asked, ...dora, authorisationId: id(2), occasion: "asked" }, "gevraagd"),
  sample(
    requests.helpLetter,
    { ...asked, ...dora, authorisationId: id(2), occasion: "reminder", isConfirmed: false },
    "herinnering",
  ),
  sample(requests.portalHelpLetter, {
    ...{ ...asked, ...dora, authorisationId: id(2), occasion: "asked", problem: "NO_ACCESS" },
    ...{ portal: "MKB", hindrance: "none" },
  }),
  sample(requests.strangersHelpLetter, {
    ...asked,
    person: null,
    hindrance: null,
    authorisationId: null,
    occasion: "asked",
  }),
  sample(requests.deniedLetter, { ...dora, organisation }),
  sample(
    requests.askedLetter,
    { ...told, administrators: ["Anna de Wit", "Bert Bos"], isConfirmed: false },
    "aan beheerders",
  ),
  sample(requests.askedLetter, { ...told, administrators: [], isConfirmed: true }, "aan de Servicedesk"),
  sample(requests.strangerLetter, { path, whose: "nobody", numberEnd: "23" }),
  sample(requests.unknownNumberLetter, {}),
  sample(requests.noPlaceLetter, {}),
  sample(requests.handedOverLetter, { path }),
  sample(requests.cameInLetter, { organisation, path }),
  sample(requests.finishedLetter, { organisation, known: waiting, path }),
  sample(callBacks.weCallLetter, { numberEnd: "04", reference: "B-H7K-3F9" }),
  sample(callBacks.confirmLetter, { link: secret }),
];
