-- Whoever is on the telephone reads out a reference; staff find by it what it is about.
CREATE INDEX "HelpRequest_reference_idx" ON "HelpRequest"("reference");
CREATE INDEX "CallBackRequest_reference_idx" ON "CallBackRequest"("reference");
CREATE INDEX "StaffCase_reference_idx" ON "StaffCase"("reference");
CREATE INDEX "Appointment_reference_idx" ON "Appointment"("reference");
