-- Who puts a colleague forward as beheerder can leave an address of their own, and follow the application by links that
-- show how it stands and change nothing.
ALTER TABLE "Appointment" ADD COLUMN "followerEmail" TEXT;
ALTER TABLE "AppointmentLink" ADD COLUMN "viewOnly" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "Appointment_followerEmail_idx" ON "Appointment" ("followerEmail") WHERE "followerEmail" IS NOT NULL;
