-- What the last unblocking lifted was a text ("AUTHORISATION:REASON,ACCOUNT"); it becomes a list and a reason. The type
-- of the column changes instead of its rows: no trigger runs, for nothing happened that the log should tell.
CREATE TYPE "Lift" AS ENUM ('AUTHORISATION', 'ACCOUNT', 'WAIT');

ALTER TABLE "Authorisation" ADD COLUMN "liftedReason" TEXT;
ALTER TABLE "Authorisation"
  ALTER COLUMN "liftedReason" TYPE TEXT USING substring("unblockedWhat" FROM ':([^,]+)'),
  ALTER COLUMN "unblockedWhat" TYPE "Lift"[]
    USING coalesce(string_to_array(regexp_replace("unblockedWhat", ':[^,]*', '', 'g'), ',')::"Lift"[], '{}');
ALTER TABLE "Authorisation" RENAME COLUMN "unblockedWhat" TO "lifted";
ALTER TABLE "Authorisation" ALTER COLUMN "lifted" SET DEFAULT ARRAY[]::"Lift"[];
