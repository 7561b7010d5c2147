import { to } from "#lib/addresses.ts";
import { letter } from "#lib/platform/outbox/letter.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

type Loaded = { readonly loadId: string; readonly added: number; readonly fresh: number; readonly wrong: number };

/** To the member of staff who started it. */
export const loadDoneLetter = letter("organisation-files.load-done", ({ loadId, added, fresh, wrong }: Loaded) => {
  const counted = ({ report }: typeof nl) =>
    wrong > 0 ? `${report.added(added, fresh)} ${report.failed(wrong)}` : report.added(added, fresh);
  return {
    nl: { subject: "Het bestand met organisaties is opgenomen", paragraphs: [counted(nl)] },
    en: { subject: "The file of organisations has been imported", paragraphs: [counted(en)] },
    button: { nl: "Bekijk het verslag", en: "View the report", path: to.load(loadId) },
    reason: {
      nl: "Je krijgt deze mail omdat je dit bestand hebt gestart.",
      en: "You get this email because you started this file.",
    },
  };
});
