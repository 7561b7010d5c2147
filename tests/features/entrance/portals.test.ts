import { expect, test } from "vitest";
import { verdictOn } from "#lib/features/entrance/portals/rules.ts";
import type { Door } from "#lib/platform/oidc/access.ts";
import { acrWanted, stepAt } from "#lib/platform/oidc/demands.ts";

const linden = { organisationId: "linden", name: "De Linden" };
const jansen = { organisationId: "jansen", name: "Jansen" };
const place = { organisationId: "linden", isClosed: false, portals: ["MKB"], organisationPortals: ["MKB", "BROKER"] };
const asked = { portal: "MKB", organisationId: undefined, isStaff: false, place, among: [linden] };

test.each([
  ["one's own right, open for the organisation", {}, { open: true }],
  ["no right of one's own", { portal: "BROKER", among: [] }, { open: false, because: "notYours" }],
  [
    "a right to what is closed for the organisation",
    { place: { ...place, organisationPortals: [] }, among: [] },
    { open: false, because: "notHere" },
  ],
  ["an organisation that is closed", { place: { ...place, isClosed: true }, among: [] }, { open: false }],
  ["the insurer's own people", { isStaff: true }, { open: false, because: "staff" }],
  ["nothing chosen, and a place where it opens", { place: null }, { open: false, because: "choose", among: [linden] }],
  ["nothing chosen, and nowhere", { place: null, among: [] }, { open: false, because: "nowhere" }],
  [
    "open elsewhere alone",
    { place: { ...place, portals: [] }, among: [jansen] },
    { open: false, because: "elsewhere", among: [jansen] },
  ],
  [
    "another organisation that the portal asks for",
    { organisationId: "jansen", among: [linden, jansen] },
    { open: false, because: "choose", among: [jansen] },
  ],
  ["an organisation asked for that is not one's own", { organisationId: "vreemd" }, { open: false }],
])("before a portal: %s", (_, given, verdict) => {
  expect(verdictOn({ ...asked, ...given })).toMatchObject(verdict);
});

const now = new Date("2026-11-28T12:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const open = (secondsAgo: number, way: "PASSWORD_SMS" | "PASSKEY" = "PASSWORD_SMS") =>
  ({ door: "open", guest: { way, factorAt: ago(secondsAgo) } }) as Door;
const anybody = (): boolean => true;
const nobodyHere = (): boolean => false;
const nothing = { acr: "mfa", maxAge: undefined, since: null, asksAnew: false, means: anybody } as const;

test.each([
  ["nothing asked", open(9_999), nothing, "go"],
  ["nobody signed in", { door: "signIn" } as const, nothing, "signIn"],
  ["a closed door, however fresh", { door: "closed" } as const, { ...nothing, since: ago(9) }, "closed"],
  ["within max_age", open(59), { ...nothing, maxAge: 60 }, "go"],
  ["older than max_age", open(61), { ...nothing, maxAge: 60 }, "confirm"],
  ["prompt=login", open(1), { ...nothing, asksAnew: true }, "confirm"],
  ["prompt=login, and shown since", open(1), { ...nothing, asksAnew: true, since: ago(2) }, "go"],
  ["prompt=login, and shown before", open(3), { ...nothing, asksAnew: true, since: ago(2) }, "confirm"],
  ["max_age=0, and shown since", open(1), { ...nothing, maxAge: 0, since: ago(2) }, "go"],
  ["max_age=0, and shown since, five minutes ago", open(300), { ...nothing, maxAge: 0, since: ago(400) }, "go"],
  ["max_age=0, and shown since, before that", open(301), { ...nothing, maxAge: 0, since: ago(400) }, "confirm"],
  [
    "max_age, of a request that waited for hours",
    open(9_999),
    { ...nothing, maxAge: 600, since: ago(10_000) },
    "confirm",
  ],
  ["max_age, shown since and within it", open(599), { ...nothing, maxAge: 600, since: ago(10_000) }, "go"],
  [
    "prompt=login and max_age, shown since and too long ago",
    open(601),
    { ...nothing, asksAnew: true, maxAge: 600, since: ago(10_000) },
    "confirm",
  ],
  ["prompt=login alone, shown since, hours ago", open(9_999), { ...nothing, asksAnew: true, since: ago(10_000) }, "go"],
  ["somebody who is not meant", open(1), { ...nothing, means: nobodyHere }, "otherPerson"],
  ["somebody who is not meant, and too weak", open(1), { ...nothing, acr: "phr", means: nobodyHere }, "otherPerson"],
  ["nobody yet, where somebody is meant", { door: "signIn" } as const, { ...nothing, means: nobodyHere }, "signIn"],
  ["two factors where a passkey is asked", open(1), { ...nothing, acr: "phr" }, "strengthen"],
  ["a passkey where it is asked", open(1, "PASSKEY"), { ...nothing, acr: "phr" }, "go"],
  [
    "two factors shown just now do not stand for a passkey",
    open(1),
    { ...nothing, acr: "phr", since: ago(2) },
    "strengthen",
  ],
] as const)("at the door: %s", (_, door, demand, step) => {
  expect(stepAt(door, demand, now)).toBe(step);
});

test("a request can ask for more than the entry of its portal, never for less", () => {
  expect(acrWanted("phr", "mfa")).toBe("phr");
  expect(acrWanted("mfa", "phr")).toBe("phr");
  expect(acrWanted("mfa", "phr mfa")).toBe("mfa");
  expect(acrWanted("mfa", undefined)).toBe("mfa");
  expect(acrWanted("mfa", "urn:other")).toBe("mfa");
});
