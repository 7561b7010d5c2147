-- Whether wrong codes blocked the account and not wrong passwords. No cause of its own, since the release before reads only
-- the causes it knows: to that one both are wrong tries, as both are lifted by a beheerder.
ALTER TABLE "Account" ADD COLUMN "codesGuessed" BOOLEAN NOT NULL DEFAULT false;

-- From when wrong codes count anew. An authorisation's own moment says of what happened there, and goes when that begins
-- again.
ALTER TABLE "Account" ADD COLUMN "unblockedAt" TIMESTAMPTZ(3);
