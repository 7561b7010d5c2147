-- Putting forward a beheerder is an end of the help as well.
DROP TRIGGER help_end_is_counted ON "AuditRecord";
CREATE TRIGGER help_end_is_counted AFTER INSERT ON "AuditRecord" FOR EACH ROW
  WHEN (NEW.event IN
      ('help-request.ask', 'call-back.ask', 'administrators.ask', 'password.ask-reset', 'appointment.submit')
    AND NEW.outcome = 'done' AND NEW.after ->> 'helpEnd' IS NOT NULL)
  EXECUTE FUNCTION help_end_is_counted();
