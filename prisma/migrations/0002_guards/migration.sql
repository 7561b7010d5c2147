-- Names sort the Dutch way wherever a list asks for them.
ALTER TABLE "Account" ALTER COLUMN "sortName" TYPE text COLLATE dutch;
ALTER TABLE "Authorisation" ALTER COLUMN "sortName" TYPE text COLLATE dutch;

-- The worker looks only at what is still to do, however much was sent before.
CREATE INDEX "Outbox_todo_idx" ON "Outbox" ("notBefore") WHERE "sentAt" IS NULL AND "deadAt" IS NULL;

-- Someone has one open request about a problem, however often they ask.
CREATE UNIQUE INDEX "HelpRequest_one_open_key" ON "HelpRequest" ("authorisationId", problem)
  WHERE status IN ('RECEIVED', 'SEEN');

-- The audit log is append-only.
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit records are never changed or deleted';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON "AuditRecord"
  FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();

-- No protected row changes without a record of it in the same transaction.
-- Checked at commit, so the record may be written before or after the change. The row's own xmin is asked too:
-- in a cluster restored from a dump the numbers of transactions begin again, and old records would pass for new.
CREATE FUNCTION change_is_audited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "AuditRecord"
    WHERE "transactionId" = pg_current_xact_id()::text AND xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'unaudited % of "%"', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER organisation_is_audited AFTER INSERT OR UPDATE OR DELETE ON "Organisation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
CREATE CONSTRAINT TRIGGER authorisation_is_audited AFTER INSERT OR UPDATE OR DELETE ON "Authorisation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
CREATE CONSTRAINT TRIGGER help_request_is_audited AFTER INSERT OR UPDATE OR DELETE ON "HelpRequest"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
CREATE CONSTRAINT TRIGGER one_time_link_is_audited AFTER INSERT OR UPDATE OR DELETE ON "OneTimeLink"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();

-- When somebody last signed in is a trace, not a change of the account.
CREATE CONSTRAINT TRIGGER account_is_audited AFTER INSERT OR DELETE ON "Account"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
CREATE CONSTRAINT TRIGGER account_change_is_audited AFTER UPDATE ON "Account"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (to_jsonb(OLD) - 'lastSignInAt' IS DISTINCT FROM to_jsonb(NEW) - 'lastSignInAt')
  EXECUTE FUNCTION change_is_audited();

-- So is when a session was last seen, and it is written on many requests.
CREATE CONSTRAINT TRIGGER session_is_audited AFTER INSERT OR DELETE OR UPDATE OF "endedAt", "authorisationId" ON "Session"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
