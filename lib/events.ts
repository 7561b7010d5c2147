import { events as accessReviews } from "#lib/features/administration/access-reviews/events.ts";
import { events as accountChanges } from "#lib/features/administration/account-changes/events.ts";
import { events as administrators } from "#lib/features/administration/administrators/events.ts";
import { events as blocking } from "#lib/features/administration/authorisations/blocking/events.ts";
import { events as authorisations } from "#lib/features/administration/authorisations/events.ts";
import { events as bulkActs } from "#lib/features/administration/bulk-acts/events.ts";
import { events as colleagues } from "#lib/features/administration/colleagues/events.ts";
import { events as imports } from "#lib/features/administration/imports/events.ts";
import { events as invitations } from "#lib/features/administration/invitations/events.ts";
import { events as morningMail } from "#lib/features/administration/morning-mail/events.ts";
import { events as personalDetails } from "#lib/features/administration/personal-details/events.ts";
import { events as requests } from "#lib/features/administration/requests/events.ts";
import { events as strongSignIn } from "#lib/features/administration/strong-sign-in/events.ts";
import { events as appointments } from "#lib/features/appointment/appointments/events.ts";
import { events as onboarding } from "#lib/features/appointment/onboarding/events.ts";
import { events as verification } from "#lib/features/appointment/verification/events.ts";
import { events as auditLog } from "#lib/features/base/audit-log/events.ts";
import { events as copies } from "#lib/features/base/copies/events.ts";
import { events as deliveries } from "#lib/features/base/deliveries/events.ts";
import { events as people } from "#lib/features/base/people/events.ts";
import { events as restore } from "#lib/features/base/restore/events.ts";
import { events as retention } from "#lib/features/base/retention/events.ts";
import { events as guide } from "#lib/features/demo/guide/events.ts";
import { events as matters } from "#lib/features/desk/matters/events.ts";
import { events as notes } from "#lib/features/desk/notes/events.ts";
import { events as search } from "#lib/features/desk/search/events.ts";
import { events as authenticatorApp } from "#lib/features/entrance/authenticator-app/events.ts";
import { events as eherkenning } from "#lib/features/entrance/eherkenning/events.ts";
import { events as knownDevices } from "#lib/features/entrance/known-devices/events.ts";
import { events as language } from "#lib/features/entrance/language/events.ts";
import { events as oneTimeCodes } from "#lib/features/entrance/one-time-codes/events.ts";
import { events as ownPasskeys } from "#lib/features/entrance/own-passkeys/events.ts";
import { events as ownSecurity } from "#lib/features/entrance/own-security/events.ts";
import { events as passkeys } from "#lib/features/entrance/passkeys/events.ts";
import { events as passwordLinks } from "#lib/features/entrance/password-links/events.ts";
import { events as portals } from "#lib/features/entrance/portals/events.ts";
import { events as provisioning } from "#lib/features/entrance/provisioning/events.ts";
import { events as recoveryCodes } from "#lib/features/entrance/recovery-codes/events.ts";
import { events as signInLinks } from "#lib/features/entrance/sign-in-links/events.ts";
import { events as signIn } from "#lib/features/entrance/sign-in/events.ts";
import { events as stepUp } from "#lib/features/entrance/step-up/events.ts";
import { events as callBacks } from "#lib/features/help/call-backs/events.ts";
import { events as helpRequests } from "#lib/features/help/help-requests/events.ts";
import { events as staffCases } from "#lib/features/help/staff-cases/events.ts";
import { events as accountability } from "#lib/features/insurer/accountability/events.ts";
import { events as erasure } from "#lib/features/insurer/erasure/events.ts";
import { events as messages } from "#lib/features/insurer/messages/events.ts";
import { events as organisationFiles } from "#lib/features/insurer/organisation-files/events.ts";
import { events as organisations } from "#lib/features/insurer/organisations/events.ts";
import { events as portalDeliveries } from "#lib/features/insurer/portal-deliveries/events.ts";
import { events as proposals } from "#lib/features/insurer/proposals/events.ts";
import { events as reviewCampaigns } from "#lib/features/insurer/review-campaigns/events.ts";
import { events as servicedesk } from "#lib/features/insurer/servicedesk/events.ts";
import { events as staffAccounts } from "#lib/features/insurer/staff-accounts/events.ts";
import { events as auth } from "#lib/platform/auth/events.ts";

/** The events of every room. Only the log reads this. */
export const events = [
  ...Object.values(accessReviews),
  ...Object.values(accountChanges),
  ...Object.values(administrators),
  ...Object.values(strongSignIn),
  ...Object.values(blocking),
  ...Object.values(authorisations),
  ...Object.values(bulkActs),
  ...Object.values(colleagues),
  ...Object.values(imports),
  ...Object.values(invitations),
  ...Object.values(morningMail),
  ...Object.values(personalDetails),
  ...Object.values(requests),
  ...Object.values(appointments),
  ...Object.values(onboarding),
  ...Object.values(verification),
  ...Object.values(auditLog),
  ...Object.values(copies),
  ...Object.values(deliveries),
  ...Object.values(people),
  ...Object.values(restore),
  ...Object.values(retention),
  ...Object.values(guide),
  ...Object.values(matters),
  ...Object.values(notes),
  ...Object.values(search),
  ...Object.values(authenticatorApp),
  ...Object.values(eherkenning),
  ...Object.values(knownDevices),
  ...Object.values(language),
  ...Object.values(oneTimeCodes),
  ...Object.values(ownPasskeys),
  ...Object.values(ownSecurity),
  ...Object.values(passkeys),
  ...Object.values(passwordLinks),
  ...Object.values(portals),
  ...Object.values(provisioning),
  ...Object.values(recoveryCodes),
  ...Object.values(signInLinks),
  ...Object.values(signIn),
  ...Object.values(stepUp),
  ...Object.values(callBacks),
  ...Object.values(helpRequests),
  ...Object.values(staffCases),
  ...Object.values(accountability),
  ...Object.values(erasure),
  ...Object.values(messages),
  ...Object.values(organisationFiles),
  ...Object.values(organisations),
  ...Object.values(portalDeliveries),
  ...Object.values(proposals),
  ...Object.values(reviewCampaigns),
  ...Object.values(servicedesk),
  ...Object.values(staffAccounts),
  ...Object.values(auth),
];

export type KnownEvent = (typeof events)[number];
