-- Three different people: who proposes, who decides, and who gains.
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_proposer_gains_nothing" CHECK ("proposedById" <> ALL (gainers));
