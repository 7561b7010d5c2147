-- The database does not trust the application. Whoever owns the tables migrates; the application signs in as a role of
-- its own that is let into portal_application and can read and write rows, no more. What a member of an organisation
-- changes runs as portal_member, for which there are only the rows of that organisation. Roles belong to the server:
-- another of its databases may have made them, even at this moment.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['portal_application', 'portal_member'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = name) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', name);
      END IF;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'the role % is missing: give % CREATEROLE, or make portal_application and portal_member for it', name, session_user;
    END;
  END LOOP;
  -- Who makes a demo or test world runs the portal in it.
  FOREACH name IN ARRAY ARRAY['portal_application', session_user::text] LOOP
    BEGIN
      IF NOT EXISTS (
        SELECT 1 FROM pg_auth_members
        WHERE roleid = 'portal_member'::regrole AND member = quote_ident(name)::regrole
          AND coalesce((to_jsonb(pg_auth_members)->>'set_option')::boolean, true)
      ) THEN
        EXECUTE format('GRANT portal_member TO %I', name);
      END IF;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END LOOP;
END $$;

-- Whether this connection may make a demo or test world, in which people have power and a past from the start: who owns
-- the tables may, except where npm run migrate has said that this is production.
CREATE OR REPLACE FUNCTION makes_world() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT current_setting('portal.world', true) IS DISTINCT FROM 'real'
    AND pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = '"AuditRecord"'::regclass), 'MEMBER')
$$;

-- A record is of the moment and of the person it says. It stands in the transaction that writes it, its moment is the
-- database's own, and whoever acted has a session that lives, or lived when the transaction began.
CREATE FUNCTION record_is_true() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  began timestamptz := greatest(transaction_timestamp(), clock_timestamp() - interval '1 minute') - interval '1 millisecond';
  -- With a second person it is that one who acts now.
  acting text := coalesce(NEW."secondId"::text, NEW."actorId");
BEGIN
  IF makes_world() THEN
    RETURN NEW;
  END IF;
  NEW."transactionId" := pg_current_xact_id()::text;
  IF NEW.at NOT BETWEEN began AND clock_timestamp() + interval '1 millisecond' THEN
    RAISE EXCEPTION 'a record is of the moment in which it is written';
  END IF;
  IF NOT (CASE NEW."actorKind"
    WHEN 'visitor' THEN acting IS NULL
    WHEN 'system' THEN coalesce(acting ~ '^[a-z]+(-[a-z]+)*[.:][a-z]+(-[a-z]+)*$', false)
    ELSE EXISTS (
      SELECT 1 FROM "Session" session JOIN "Account" account ON account.id = session."accountId"
      WHERE session."accountId" = acting::uuid AND (session."endedAt" IS NULL OR session."endedAt" >= began)
        AND session."createdAt" > clock_timestamp() - interval '25 hours'
        AND session."lastSeenAt" > clock_timestamp() - interval '61 minutes'
        AND (NEW."actorKind" <> 'staff' OR NEW."secondId" IS NOT NULL OR cardinality(account."staffRoles") > 0))
  END) THEN
    RAISE EXCEPTION 'a record names who acted, and nobody else';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER record_is_true BEFORE INSERT ON "AuditRecord" FOR EACH ROW EXECUTE FUNCTION record_is_true();

-- The password chosen in a login does not outlive it.
UPDATE "LoginTransaction" SET "passwordHash" = NULL WHERE "endedAt" IS NOT NULL;
ALTER TABLE "LoginTransaction" ADD CONSTRAINT "LoginTransaction_forgets" CHECK ("endedAt" IS NULL OR "passwordHash" IS NULL);

-- What guards the tables runs as their owner, on the tables it was written for: a temporary table of the same name does
-- not stand in for them, and a row that a member may not see counts.
DO $$
DECLARE guard regprocedure;
BEGIN
  FOR guard IN
    SELECT oid FROM pg_proc
    WHERE pronamespace = current_schema()::regnamespace AND prorettype = 'trigger'::regtype
      AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = %I, pg_temp', guard, current_schema());
  END LOOP;
END $$;

-- What a member of an organisation does changes and locks the rows of that organisation alone: to him the others are not
-- there. They can be read, for a rule may depend on what somebody is elsewhere, and a row that is hidden from it would
-- make it say yes. Everyone else of the application has all.
CREATE FUNCTION acting_organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('portal.organisation', true), '')::uuid
$$;

DO $$
DECLARE
  name text;
  own text := '"organisationId" = acting_organisation()';
BEGIN
  FOREACH name IN ARRAY ARRAY['Authorisation', 'HelpRequest', 'AccountChange', 'Import'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY everyone ON %I TO portal_application USING (true)', name);
    EXECUTE format('CREATE POLICY seen ON %I FOR SELECT TO portal_member USING (true)', name);
    EXECUTE format('CREATE POLICY own_added ON %I FOR INSERT TO portal_member WITH CHECK (%s)', name, own);
    EXECUTE format('CREATE POLICY own_changed ON %I FOR UPDATE TO portal_member USING (%s)', name, own);
    EXECUTE format('CREATE POLICY own_removed ON %I FOR DELETE TO portal_member USING (%s)', name, own);
  END LOOP;
END $$;
