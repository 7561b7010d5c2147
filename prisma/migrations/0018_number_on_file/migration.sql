-- Staff call back on the number on file before anyone gets power, so nobody sets it alone: not by a form, not by merging
-- two organisations, and not by a file.
CREATE FUNCTION number_on_file_takes_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (
    approved_now()
    OR (acted_now('system') AND (
      makes_world()
      OR EXISTS (
        SELECT 1 FROM "AuditRecord" record
        JOIN "Proposal" proposal ON proposal."subjectId" = record.after->>'loadId'
          AND proposal.event = 'organisation-file.start' AND proposal.status = 'APPROVED'
        WHERE record."transactionId" = pg_current_xact_id()::text AND record.xmin = pg_current_xact_id()::xid
          AND record.event = 'organisation-file.run')))
  ) THEN
    RAISE EXCEPTION 'nobody sets a number on file alone';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER number_on_file_takes_two_added AFTER INSERT ON "Organisation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."phoneNumber" IS NOT NULL)
  EXECUTE FUNCTION number_on_file_takes_two();
CREATE CONSTRAINT TRIGGER number_on_file_takes_two_changed AFTER UPDATE ON "Organisation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD."phoneNumber" IS DISTINCT FROM NEW."phoneNumber")
  EXECUTE FUNCTION number_on_file_takes_two();

-- As every guard, it runs as the owner of the tables, on the tables it was written for.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION number_on_file_takes_two() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
