import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const both = (text: string) => ({ nl: text, en: text });

/** The seed's two, as a file has them. */
export const seeds = [
  { key: "MKB", name: both("mkb-portal"), meaning: both("Verzekeringen."), usualFor: ["INTERMEDIARY", "BUSINESS"] },
  { key: "MY_ALLIANZ_BROKER", name: both("MyAllianzBroker"), meaning: both("Klanten."), usualFor: ["INTERMEDIARY"] },
];

export const claims = {
  key: "SCHADE",
  name: { nl: "schadeportaal", en: "claims portal" },
  meaning: { nl: "Schades melden.", en: "Report claims." },
  address: "https://schade.verzekeraar.example/",
};

/** A file for PORTALS_FILE. */
export function portalsFile(written: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), "portals-")), "portals.json");
  writeFileSync(path, typeof written === "string" ? written : JSON.stringify(written));
  return path;
}
