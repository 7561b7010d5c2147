-- The end of the number with which a stranger asked, so that whoever has the mailbox sees to which organisation it goes
-- before saying that it was them.
ALTER TABLE "HelpRequest" ADD COLUMN "numberEnd" TEXT;
