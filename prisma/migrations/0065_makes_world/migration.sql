-- Every record asks whether this connection may make a demo or test world. What is written in SQL and reads a table is
-- planned anew in every transaction, which took longer than to write the record; this way a connection plans it once.
CREATE OR REPLACE FUNCTION makes_world() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN current_setting('portal.world', true) IS DISTINCT FROM 'real'
    AND pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = '"AuditRecord"'::regclass), 'MEMBER');
END $$;
