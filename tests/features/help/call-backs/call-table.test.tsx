import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { ShownCall } from "#lib/features/help/call-backs/queries.ts";
import { CallTable } from "#lib/features/help/call-backs/ui/call-table.tsx";

vi.mock("next/headers", () => ({ cookies: () => Promise.resolve({ get: () => undefined }) }));

const call: ShownCall = {
  id: "00000000-0000-7000-8000-000000000000",
  reference: "H7K-3F9-2QX",
  openedAt: new Date("2026-11-23T09:00:00Z"),
  takenById: null,
  takenBy: "",
  email: "dora@delinden.example",
  person: { initials: "D.", firstName: "Dora", namePrefix: "", lastName: "Linden" },
  organisations: [],
  numbers: { asked: { text: "06 12345678", dial: "+31612345678" }, isOnFile: false, onFile: null },
  takenAt: null,
  isTakerGone: false,
  mine: false,
  mayTake: true,
  path: null,
};

test.each([
  ["nl", "Controleer eerst wie het is. Vertel niets over het account."],
  ["en", "First check who it is. Say nothing about the account."],
] as const)(
  "a number typed for someone without one on file comes with a warning, and nothing to press (%s)",
  (locale, warning) => {
    const page = { calls: [call], total: 1, na: "", next: null, mayCall: true };
    const html = renderToStaticMarkup(<CallTable locale={locale} page={page} />);
    expect(html).toContain("06 12345678");
    expect(html).toContain(warning);
    expect(html).not.toContain("tel:");
  },
);
