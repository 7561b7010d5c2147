import { sessions } from "#scripts/bench/world.ts";

const largest = "'10000000-0000-7000-8000-000000000001'::uuid";
const someone = "'20000000-0000-7000-8000-000000000009'::uuid";
const minutesAgo = "now() - n * interval '1 minute'";

/** Data, not something that happened: without triggers, as in `world.ts`. */
const quietly = "SET LOCAL session_replication_role = replica; SET LOCAL TimeZone = 'UTC';";

/**
 * Added to a world: so many that wait of each kind, in its largest organisation and before the insurer's staff, and
 * eleven times as many that have ended.
 */
export const waitingSql = (open: number) => `${quietly}
INSERT INTO "HelpRequest" (id, reference, "organisationId", email, problem, status, "createdAt", "openedAt", "confirmedAt",
  "escalatedAt", "resolvedAt")
SELECT gen_random_uuid(), 'H7K-3F9-2QX', ${largest}, 'vreemd' || n || '@elders.example', 'NO_ACCESS',
  (CASE WHEN n <= ${open} THEN 'RECEIVED' ELSE 'RESOLVED' END)::"HelpRequestStatus", ${minutesAgo}, ${minutesAgo}, ${minutesAgo},
  now() - n * interval '30 seconds', CASE WHEN n > ${open} THEN now() - n * interval '20 seconds' END
FROM generate_series(1, ${open} * 12) n;
INSERT INTO "CallBackRequest" (id, reference, email, "phoneNumber", status, "createdAt", "openedAt", "doneAt")
SELECT gen_random_uuid(), 'H7K-3F9-2QX', 'vreemd' || n || '@elders.example', '+31612345678',
  (CASE WHEN n <= ${open} THEN 'OPEN' ELSE 'DONE' END)::"CallBackStatus", ${minutesAgo}, ${minutesAgo},
  CASE WHEN n > ${open} THEN now() END FROM generate_series(1, ${open} * 12) n;
INSERT INTO "StaffCase" (id, reference, kind, "accountId", "organisationId", "openedAt", "doneAt")
SELECT gen_random_uuid(), 'H7K-3F9-2QX', 'DISPUTE', ${someone}, ${largest}, ${minutesAgo}, CASE WHEN n > ${open} THEN now() END
FROM generate_series(1, ${open} * 12) n;
INSERT INTO "Proposal" (id, event, "subjectId", desk, duties, "isIndependent", "proposedById", gainers, status, "createdAt",
  "expiresAt", "endedAt")
SELECT gen_random_uuid(), 'bench', n::text, 'STAFF', '{SERVICEDESK}', false, ${someone}, '{}',
  (CASE WHEN n <= ${open} THEN 'WAITING' ELSE 'LAPSED' END)::"ProposalStatus", ${minutesAgo}, now() + interval '7 days',
  CASE WHEN n > ${open} THEN now() END FROM generate_series(1, ${open} * 12) n;
INSERT INTO "Appointment" (id, reference, kind, "organisationNumber", "companyName", initials, "firstName", "lastName", email,
  "mobileNumber", locale, status, "submittedAt", "confirmedAt", "endedAt")
SELECT gen_random_uuid(), 'H7K-3F9-2QX', 'INTERMEDIARY', 'N' || n, 'Kantoor ' || n, 'D.', 'Daan', 'Berg',
  'daan' || n || '@elders.example', '+316' || lpad(n::text, 8, '0'), 'nl',
  (CASE WHEN n <= ${open} THEN 'CONFIRMED' ELSE 'EXPIRED' END)::"AppointmentStatus", ${minutesAgo}, ${minutesAgo},
  CASE WHEN n > ${open} THEN now() END FROM generate_series(1, ${open} * 12) n;
INSERT INTO "AppointmentCheck" (id, "appointmentId", kind, outcome, found, "checkedAt")
SELECT gen_random_uuid(), id, unnest('{RELATION,DUPLICATES}'::"CheckKind"[]), 'FITS', '{}', now() FROM "Appointment";
ANALYZE "AppointmentCheck", "HelpRequest", "CallBackRequest", "StaffCase", "Proposal", "Appointment";
`;

/**
 * Added to a world of so many organisations: what years leave behind. Of the records each organisation has its part, and
 * the largest no more than any other; one in eight is of the insurer's people, and one in a hundred about the beheerder
 * who is signed in, so that every world has a page of that.
 */
export const yearsSql = ({
  records,
  organisations,
}: {
  readonly records: number;
  readonly organisations: number;
}) => `${quietly}
INSERT INTO "AuditRecord" (id, at, event, outcome, "actorKind", "actorId", "organisationId", "subjectId", "transactionId")
SELECT ('40000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, now() - n * interval '10 seconds', 'authorisation.block', 'done',
  CASE WHEN n % 8 = 0 THEN 'staff' ELSE 'member' END,
  CASE WHEN n % 8 = 0 THEN '${sessions.staff}' ELSE '20000000-0000-7000-8000-000000000009' END,
  ('10000000-0000-7000-8000-' || lpad((1 + n / 8 % ${organisations})::text, 12, '0'))::uuid,
  '30000000-0000-7000-8000-' || lpad((CASE WHEN n % 100 = 0 THEN 1 ELSE 1 + n % 5000 END)::text, 12, '0'), n::text
FROM generate_series(1, ${records}) n;
INSERT INTO "Session" (id, "accountId", "factorAt", "createdAt", "lastSeenAt", "endedAt")
SELECT ('50000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
  ('20000000-0000-7000-8000-' || lpad((1 + n % 9999)::text, 12, '0'))::uuid, now(), now(), now(), now()
FROM generate_series(1, ${records} / 10) n;
INSERT INTO "OneTimeLink" (id, purpose, hash, "accountId", "authorisationId", "createdAt", "expiresAt")
SELECT ('60000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'ACTIVATE', 'bench' || n,
  ('20000000-0000-7000-8000-' || lpad((1 + n % 9999)::text, 12, '0'))::uuid,
  ('30000000-0000-7000-8000-' || lpad((1 + n % 9999)::text, 12, '0'))::uuid, now(), now()
FROM generate_series(1, ${records} / 10) n;
INSERT INTO "PasswordTries" (key, count, "firstTriedAt", "waitUntil")
SELECT 'bench' || n, 3, now(), now() FROM generate_series(1, ${records} / 10) n;
ANALYZE "AuditRecord", "Session", "OneTimeLink", "PasswordTries";
`;
