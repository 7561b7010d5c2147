-- How a session began, where and in what browser. Those that are open began with a password and an SMS code, the only way until now.
CREATE TYPE "SignInWay" AS ENUM ('PASSWORD_SMS', 'PASSWORD_APP', 'PASSWORD_PASSKEY', 'PASSKEY', 'EHERKENNING', 'RECOVERY');

ALTER TABLE "Session"
  ADD COLUMN "way" "SignInWay" NOT NULL DEFAULT 'PASSWORD_SMS',
  ADD COLUMN "onlyOrganisationId" UUID,
  ADD COLUMN "network" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "userAgent" TEXT NOT NULL DEFAULT '';
