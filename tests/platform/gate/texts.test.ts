import { expect, test } from "vitest";
import { gateTexts } from "#lib/platform/gate/texts.ts";

const until = new Date("2026-11-22T09:12:00Z");
const desk = { name: "Servicedesk", phone: "088 – 577 16 00", tel: "", hours: "" };

test("who tried too often reads until when to wait, and whom to call meanwhile", () => {
  expect(gateTexts.nl.limited(until, desk)).toBe(
    "Dit is te vaak geprobeerd. Wacht tot zondag 10.12 uur, of bel de Servicedesk: 088 – 577 16 00.",
  );
  expect(gateTexts.en.limited(until, desk)).toBe(
    "This was tried too often. Wait until Sunday 10:12, or call the Servicedesk: 088 – 577 16 00.",
  );
});
