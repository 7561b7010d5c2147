-- What grows with the years is found by an index, and lists of what is open hold nothing that has ended.
--
-- Making an index keeps others from writing to its table, for minutes where there are millions of rows. Whoever cannot
-- have that runs each of these statements by hand first, with CONCURRENTLY behind INDEX and outside a transaction,
-- while the portal goes on; the migration finds the indexes made, and makes none again. An index that was left invalid
-- by such a statement has to be dropped before the next try.

CREATE INDEX IF NOT EXISTS "OneTimeLink_authorisationId_idx" ON "OneTimeLink"("authorisationId");
CREATE INDEX IF NOT EXISTS "AccountChange_authorisationId_idx" ON "AccountChange"("authorisationId");
CREATE INDEX IF NOT EXISTS "Session_open_idx" ON "Session" ("authorisationId") WHERE "endedAt" IS NULL;

-- The open help requests of an organisation, those that wait for the insurer's staff, and what waits for a second person.
CREATE INDEX IF NOT EXISTS "HelpRequest_open_idx" ON "HelpRequest" ("organisationId", "createdAt", id)
  WHERE status IN ('RECEIVED', 'SEEN');
CREATE INDEX IF NOT EXISTS "HelpRequest_escalated_idx" ON "HelpRequest" ("escalatedAt", id)
  WHERE status IN ('RECEIVED', 'SEEN') AND "escalatedAt" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "Proposal_waiting_idx" ON "Proposal" ("createdAt", id) WHERE status = 'WAITING';
CREATE INDEX IF NOT EXISTS "Proposal_waiting_here_idx" ON "Proposal" ("organisationId", "createdAt", id)
  WHERE status = 'WAITING';
CREATE INDEX IF NOT EXISTS "Proposal_ended_idx" ON "Proposal" ("proposedById", "endedAt", id) WHERE "endedAt" IS NOT NULL;

-- The queue of appointments, what was decided, and what two that may still give access have in common.
CREATE INDEX IF NOT EXISTS "Appointment_waiting_idx" ON "Appointment" ("confirmedAt", id)
  WHERE status IN ('CONFIRMED', 'CHECKING');
CREATE INDEX IF NOT EXISTS "Appointment_taken_idx" ON "Appointment" ("takenById", "confirmedAt", id)
  WHERE status = 'CHECKING';
CREATE INDEX IF NOT EXISTS "Appointment_decided_idx" ON "Appointment" ("decidedAt", id) WHERE "decidedAt" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "AppointmentCheck_by_idx" ON "AppointmentCheck" ("checkedById", "appointmentId")
  WHERE "checkedById" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "Appointment_live_number_idx" ON "Appointment" (normal_number("organisationNumber"), kind)
  WHERE status IN ('CONFIRMED', 'CHECKING', 'APPROVED', 'INVITED');
CREATE INDEX IF NOT EXISTS "Appointment_live_kvkNumber_idx" ON "Appointment" ("kvkNumber")
  WHERE status IN ('CONFIRMED', 'CHECKING', 'APPROVED', 'INVITED');
CREATE INDEX IF NOT EXISTS "Appointment_live_mobileNumber_idx" ON "Appointment" ("mobileNumber")
  WHERE status IN ('CONFIRMED', 'CHECKING', 'APPROVED', 'INVITED');
