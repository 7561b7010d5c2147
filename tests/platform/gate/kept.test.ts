import { expect, test } from "vitest";
import { markOf } from "#lib/platform/access/made-for.ts";
import type { Actor } from "#lib/platform/access/actor.ts";
import { keptFor, keptForm, renewedForm } from "#lib/platform/gate/kept.ts";

const anna = "01985b1e-0000-7000-8000-000000000001";
const bert = "01985b1e-0000-7000-8000-000000000002";
const linden = "01985b1e-0000-7000-8000-00000000000a";
const bakery = "01985b1e-0000-7000-8000-00000000000b";

const at = (accountId: string, organisationId: string): Actor => ({
  ...{ kind: "member", accountId, organisationId, authorisationId: "a", role: "ADMINISTRATOR" },
  ...{ isDeputy: false, restsUntil: null, sessionId: "s", factorAt: new Date(0) },
});
const me = at(anna, linden);
const path = "/nl/beheer/gebruikers/nieuw";

function jarWith(values: Record<string, string>, madeFor = markOf(me)) {
  const kept = keptForm({ form: "authorisation.add", path, madeFor, why: "signedOut", values });
  return { kept, jar: { get: () => ({ value: kept.value }) } };
}

test("a form comes back to the page and the person it is of, also by a link with a mark", () => {
  const { jar } = jarWith({ firstName: "Mies" });
  for (const asked of [path, `${path}?voor=abc`])
    expect(keptFor(jar, asked, me, "nl")).toMatchObject({
      form: "authorisation.add",
      reply: { code: "kept", values: { firstName: "Mies" } },
    });
});

test("nobody else sees it, nor does its own person on another page or for another organisation", () => {
  const { jar } = jarWith({ firstName: "Mies" });
  const others: [string, Actor][] = [
    [path, at(bert, linden)],
    [path, at(anna, bakery)],
    [path, { kind: "visitor" }],
    ["/nl/beheer", me],
  ];
  for (const [asked, actor] of others) expect(keptFor(jar, asked, actor, "nl")).toBeNull();
  expect(keptFor({ get: () => ({ value: "AAAA" }) }, path, me, "nl")).toBeNull();
});

test("it fits in a cookie: what is too long goes first, and that is said", () => {
  const { kept, jar } = jarWith({ firstName: "Mies", long: "a".repeat(5_000), longer: "b".repeat(6_000) });
  expect(kept.value.length).toBeLessThan(4_000);
  const found = keptFor(jar, path, me, "nl");
  expect(found?.reply).toMatchObject({ values: { firstName: "Mies" } });
  expect(JSON.stringify(found)).toContain("Een deel konden we niet bewaren.");
});

test("no password, code or mark of a form from before a release is kept", () => {
  const form = new FormData();
  for (const name of ["email", "password", "current", "code", "ownCode", "ownPasskey", "requestKey", "formName"])
    form.append(`_1_${name}`, name);
  form.append("0", '[null,"$K1"]');
  const [, value = ""] = /^[^=]+=([^;]+);/.exec(renewedForm(path, form)) ?? [];
  const found = keptFor({ get: () => ({ value }) }, path, { kind: "visitor" }, "en");
  expect(found?.reply).toMatchObject({ values: { email: "email" } });
  expect(Object.keys(found?.reply.status === "problem" ? found.reply.values : {})).toEqual(["email"]);
});
