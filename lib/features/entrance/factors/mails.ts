import { to } from "#lib/addresses.ts";
import { sinceAccount } from "#lib/features/base/people/mails.ts";
import { letter } from "#lib/platform/outbox/letter.ts";

type Few = { readonly firstName: string; readonly left: number };

const leftIn = {
  nl: (left: number) =>
    left === 0 ? "geen herstelcodes meer" : left === 1 ? "nog 1 herstelcode" : `nog ${left} herstelcodes`,
  en: (left: number) =>
    left === 0 ? "no recovery codes left" : left === 1 ? "1 recovery code left" : `${left} recovery codes left`,
};

/** To someone who has only a few recovery codes left, beside the letter that one was used. */
export const fewRecoveryCodesLetter = letter("factors.few-recovery-codes", ({ firstName, left }: Few, { insurer }) => ({
  hello: firstName,
  nl: {
    subject: `Je hebt ${leftIn.nl(left)}`,
    paragraphs: [
      "Met een herstelcode log je in als je telefoon kwijt is. Elke code werkt één keer.",
      "Maak nieuwe herstelcodes en bewaar ze. De oude werken daarna niet meer.",
    ],
  },
  en: {
    subject: `You have ${leftIn.en(left)}`,
    paragraphs: [
      "A recovery code signs you in when your phone is lost. Each code works once.",
      "Make new recovery codes and keep them. The old ones then no longer work.",
    ],
  },
  button: { nl: "Maak nieuwe herstelcodes", en: "Make new recovery codes", path: to.recoveryCodes() },
  reason: sinceAccount(insurer),
}));
