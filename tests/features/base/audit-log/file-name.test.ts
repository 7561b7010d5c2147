import { expect, test } from "vitest";
import { fileNameOf } from "#lib/features/base/audit-log/rules.ts";

const now = new Date("2026-11-28T23:30:00Z");
const entries = [{ at: now }, { at: new Date("2026-10-25T00:30:00Z") }];

test("a file of the log is named after the organisation and the days it holds, and says that it is not whole", () => {
  const name = (van: string, tot: string, isCut = false) =>
    fileNameOf("nl", "logboek", "Łódź & Zn. B.V.", { van, tot }, { entries, now, isCut });
  expect(name("", "")).toBe("logboek-lodz-zn-bv-2026-10-25-2026-11-29");
  expect(name("2026-10-01", "2026-10-31")).toBe("logboek-lodz-zn-bv-2026-10-01-2026-10-31");
  expect(name("2026-10-01", "2026-10-31", true)).toBe("logboek-lodz-zn-bv-2026-10-01-2026-10-31-onvolledig");
  const empty = { entries: [], now, isCut: false };
  expect(fileNameOf("nl", "logboek", "", { van: "", tot: "" }, empty)).toBe("logboek-2026-11-29-2026-11-29");
});
