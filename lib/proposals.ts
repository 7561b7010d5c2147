import "server-only";
import { startReactivation } from "#lib/features/administration/account-changes/commands/reactivation.ts";
import { appointDeputy } from "#lib/features/administration/administrators/commands/deputies.ts";
import {
  appointAdministrator,
  handOverAdministration,
  removeAdministrator,
} from "#lib/features/administration/administrators/commands/roles.ts";
import { setRuleOfTwo } from "#lib/features/administration/administrators/commands/rule-of-two.ts";
import { changeAuthorisationRights } from "#lib/features/administration/authorisations/commands/rights.ts";
import { withdrawAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { revokeInvitation } from "#lib/features/administration/invitations/commands/inviting.ts";
import { erasePerson } from "#lib/features/insurer/erasure/commands/erasing.ts";
import { endHold } from "#lib/features/insurer/erasure/commands/holding.ts";
import { startCampaign } from "#lib/features/insurer/review-campaigns/commands/starting.ts";
import { startLoad } from "#lib/features/insurer/organisation-files/commands/running.ts";
import { addNumber } from "#lib/features/insurer/organisations/commands/numbers.ts";
import { mergeOrganisation } from "#lib/features/insurer/organisations/commands/ending.ts";
import { changeOrganisation, createOrganisation } from "#lib/features/insurer/organisations/commands/facts.ts";
import {
  setNumber,
  startNumberChange,
  startReactivation as startReactivationByStaff,
} from "#lib/features/insurer/servicedesk/commands/factors.ts";
import { changeStaffDuties } from "#lib/features/insurer/staff-accounts/commands/changing.ts";
import { inviteStaff, renewStaff } from "#lib/features/insurer/staff-accounts/commands/inviting.ts";
import type { AnyCommand } from "#lib/platform/gate/command.ts";

/** The commands that may wait for a second person; a test holds this list beside those that say so. */
export const proposable: readonly AnyCommand[] = [
  ...[startReactivation, startReactivationByStaff, startNumberChange, setNumber],
  ...[appointAdministrator, removeAdministrator, handOverAdministration, appointDeputy, setRuleOfTwo],
  ...[withdrawAuthorisation, revokeInvitation, changeAuthorisationRights],
  ...[createOrganisation, changeOrganisation, mergeOrganisation, addNumber, startLoad],
  ...[inviteStaff, renewStaff, changeStaffDuties],
  ...[erasePerson, endHold, startCampaign],
];
