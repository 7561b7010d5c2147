-- Where the login help ended is counted with what was done there: one narrow row for each such record, about nobody.
CREATE FUNCTION help_end_is_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "FinishedMatter"
  VALUES ('HELP_END', NEW.id, NULL, NEW.at, NEW.at, 'SELF', NEW.after ->> 'helpEnd', NEW.event);
  RETURN NULL;
END $$;
CREATE TRIGGER help_end_is_counted AFTER INSERT ON "AuditRecord" FOR EACH ROW
  WHEN (NEW.event IN ('help-request.ask', 'call-back.ask', 'administrators.ask', 'password.ask-reset')
    AND NEW.outcome = 'done' AND NEW.after ->> 'helpEnd' IS NOT NULL)
  EXECUTE FUNCTION help_end_is_counted();

-- Like every guard it runs as the owner of the tables.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION help_end_is_counted() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
