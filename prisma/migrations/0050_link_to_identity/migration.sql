-- A link to the known address of an account, with which its person binds what this browser proved at another party.
ALTER TABLE "ExternalSignIn" ADD COLUMN "linkHash" TEXT,
ADD COLUMN "linkAccountId" UUID;

-- AddForeignKey
ALTER TABLE "ExternalSignIn" ADD CONSTRAINT "ExternalSignIn_linkAccountId_fkey" FOREIGN KEY ("linkAccountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A link is one account's, and does not outlive what it binds.
ALTER TABLE "ExternalSignIn" ADD CONSTRAINT "ExternalSignIn_links" CHECK (
  ("linkHash" IS NULL) = ("linkAccountId" IS NULL) AND ("linkHash" IS NULL OR proven IS NOT NULL)
);
