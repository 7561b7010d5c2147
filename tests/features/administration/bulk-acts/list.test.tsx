import type { ReactNode } from "react";
import { expect, test } from "vitest";
import { boxOf } from "#lib/features/administration/bulk-acts/schema.ts";
import { words } from "#lib/features/administration/bulk-acts/texts.ts";
import { ActBar } from "#lib/features/administration/bulk-acts/ui/act-bar.tsx";
import { RecentBulkActs } from "#lib/features/administration/bulk-acts/ui/report.tsx";
import type { ListPage } from "#lib/features/administration/colleagues/queries.ts";
import { Colleagues } from "#lib/features/administration/colleagues/ui/colleagues.tsx";
import { Search } from "#lib/features/administration/colleagues/ui/search.tsx";
import { Views } from "#lib/features/administration/colleagues/ui/views.tsx";
import { FormBody } from "#lib/ui/form-body.tsx";
import { markup } from "#lib/ui/markup.ts";

const name = { initials: "A.", firstName: "Anna", namePrefix: "van", lastName: "Berg" };

const person: ListPage["people"][number] = {
  ...{ ...name, id: "0192f0c1-2345-7abc-8def-0123456789ab", accountId: "a", email: "a@b.example", accessCode: "X1" },
  ...{ isDeputy: false, portals: ["MKB"], isStaff: false, sortName: "berg", mobileNumber: null, isMobileProven: false },
  ...{ hasMobile: false, isGuest: false, total: null, blockedAt: null, blockedById: "b", blockedBy: "Bert Smit" },
  ...{ blockReason: "LONG_ABSENT", withdrawReason: null, lastSignInAt: null, isYou: false, canUnblock: true },
  ...{ standing: "blocked", position: "employee", why: { by: "Bert Smit", code: "LONG_ABSENT" } },
  authorisation: { status: "BLOCKED", role: "EMPLOYEE", validUntil: null, invitesLater: false },
  account: { status: "ACTIVE", blockCause: null, waitUntil: null },
};

const page: ListPage = {
  ...{ q: "", status: "geblokkeerd", rol: null, portaal: null, filter: null, sort: "name", after: "" },
  ...{ people: [person], nearest: [], total: 68, hasMore: false, before: 20, next: null },
};

const Formed = ({ formId, children }: { formId?: string; children?: ReactNode }) => <form id={formId}>{children}</form>;

/** The list as it is written, without scripts; null when a part of it needs one. */
const written = (locale: "nl" | "en") =>
  markup(
    <>
      <RecentBulkActs locale={locale} recent={[{ id: person.id, act: "block", status: "RUNNING" }]} />
      <Search locale={locale} page={page} />
      <Views locale={locale} page={page} own={[{ id: "v", name: "Mijn", view: { ...page } }]} />
      <ActBar locale={locale} page={page} formId="samen" />
      <Colleagues
        locale={locale}
        page={page}
        choosing={{ formId: "samen", nameOf: boxOf, label: words[locale].bar.box }}
      />
    </>,
    new Map([[FormBody, Formed]]),
  ) ?? "a script is needed";

test("the list is written without scripts, with a box of the bar's form before each person", () => {
  const html = written("nl");
  expect(html).toContain('<form id="samen">');
  expect(html).toMatch(/<input[^>]* form="samen"[^>]* name="wie-0192f0c1-2345-7abc-8def-0123456789ab"/);
  expect(html).toContain("Alle 68 gevonden");
  expect(html).toMatch(/name="act"[^>]* value="withdraw"|value="withdraw"[^>]* name="act"/);
});

test("it says from which to which, by whom and why, and leads back here from a person", () => {
  expect(written("nl")).toContain("21 van 68");
  expect(written("nl")).toContain("door Bert Smit, langdurig afwezig");
  expect(written("en")).toContain("21 of 68");
  expect(written("nl")).toMatch(/lijst=status%3Dgeblokkeerd/);
  expect(written("nl")).toMatch(/aria-sort="ascending"/);
});
