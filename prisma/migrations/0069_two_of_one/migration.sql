-- Two whom one beheerder let in are two people of that one's choosing, and who chose them may be neither. So they do not
-- decide alone about what takes two who are strangers: another does, or the insurer's staff.
CREATE OR REPLACE FUNCTION deciders_of(proposal "Proposal", moment timestamptz)
RETURNS TABLE ("accountId" uuid, desk "ProposalDesk") LANGUAGE sql STABLE AS $$
  WITH administrators AS (
    SELECT account.id FROM "Authorisation" place
    JOIN "Account" account ON account.id = place."accountId" AND account.status = 'ACTIVE'
    WHERE proposal.desk = 'ADMINISTRATORS' AND place."organisationId" = proposal."organisationId"
      AND place.role = 'ADMINISTRATOR' AND place.status = 'ACTIVE'
      AND (place."validUntil" IS NULL OR place."validUntil" > moment)
      AND account.id <> proposal."proposedById" AND account.id <> ALL (proposal.gainers)
      AND NOT (proposal."isIndependent" AND let_in(account.id, proposal."proposedById"))
      AND NOT (proposal."isIndependent" AND EXISTS (
        SELECT 1 FROM "LetIn" one JOIN "LetIn" other ON other."byId" = one."byId"
        JOIN "Authorisation" chooser ON chooser."accountId" = one."byId"
          AND chooser."organisationId" = proposal."organisationId"
        WHERE one."accountId" = account.id AND other."accountId" = proposal."proposedById"))
  )
  SELECT id, 'ADMINISTRATORS'::"ProposalDesk" FROM administrators
  UNION ALL
  SELECT account.id, 'STAFF'::"ProposalDesk" FROM "Account" account
  WHERE cardinality(account."staffRoles") > 0 AND account."staffRoles" && proposal.duties AND account.status = 'ACTIVE'
    AND NOT EXISTS (SELECT 1 FROM administrators)
    AND account.id <> proposal."proposedById" AND account.id <> ALL (proposal.gainers)
    AND NOT (proposal."isIndependent" AND let_in(account.id, proposal."proposedById"))
$$;
