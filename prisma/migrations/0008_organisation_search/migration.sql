-- Staff look for a piece of an organisation's name, however it is accented, and page through them in that order.
-- What lists sort and search on is the name in lower case without accents, apostrophes and hyphens.
CREATE FUNCTION plain_name(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN btrim(regexp_replace(lower(normalize($1, NFD)), '[\u0300-\u036f''’-]', '', 'g'));
CREATE INDEX "Organisation_plain_name_idx" ON "Organisation" (plain_name(name), id);
CREATE INDEX "Organisation_search_idx" ON "Organisation" USING gin (plain_name(name) gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX "Organisation_phoneNumber_idx" ON "Organisation" ("phoneNumber") WHERE "phoneNumber" IS NOT NULL;

-- Those who have asked for a beheerder of an organisation, on its page.
CREATE INDEX "Appointment_organisationId_idx" ON "Appointment" ("organisationId") WHERE "organisationId" IS NOT NULL;
