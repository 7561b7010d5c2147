-- Who asked for one mail each morning, and when the last one was made.
ALTER TABLE "Account"
  ADD COLUMN "morningMail" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "morningMailAt" TIMESTAMPTZ(3);

-- They are few among all people.
CREATE INDEX "Account_morning_mail" ON "Account"("id") WHERE "morningMail";
