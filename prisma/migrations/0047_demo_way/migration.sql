-- In the demo somebody signs in by choosing whom to be. Such a session cannot exist where the world is real.
ALTER TYPE "SignInWay" ADD VALUE 'DEMO';

-- The name is compared as text: a value that was just added may not be used in its own transaction.
CREATE FUNCTION way_of_the_demo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT makes_world() THEN
    RAISE EXCEPTION 'nobody signs in by choosing whom to be, except in a demo or test world';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER way_of_the_demo BEFORE INSERT OR UPDATE OF way ON "Session"
  FOR EACH ROW WHEN (NEW.way::text = 'DEMO') EXECUTE FUNCTION way_of_the_demo();

DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION way_of_the_demo() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
