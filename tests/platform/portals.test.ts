import { afterEach, describe, expect, test } from "vitest";
import { ChangeRights, Reauthorise } from "#lib/features/administration/authorisations/schema.ts";
import { portalsIn } from "#lib/features/administration/imports/rules/rows.ts";
import {
  givenPortals,
  isRetired,
  portalAddress,
  portalCalled,
  portalName,
  portalNames,
  portals,
  portalsToChoose,
  stillGiven,
  usePortals,
  usualPortals,
} from "#lib/platform/portals.ts";
import { readPortals } from "#lib/platform/portals-file.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { claims, portalsFile, seeds } from "#tests/support/portals.ts";

afterEach(() => {
  usePortals();
});

/** The sentence, with the path of the file as FILE. */
function refusalOf(path: string, environment: Record<string, string> = {}): string {
  try {
    readPortals(path, environment);
  } catch (error) {
    expect(error).toBeInstanceOf(StartRefusal);
    return (error as StartRefusal).message.replace(path, "FILE");
  }
  return "";
}

describe("a wrong registry stops the start with a sentence that names the file, the portal and what is wrong", () => {
  const { key: _, ...nameless } = claims;
  const { meaning: __, ...meaningless } = claims;
  const both = 'write it in both languages, like {"nl": "…", "en": "…"}';
  const secret = 'name the setting that holds it, like {"setting": "NAME"}; a secret never stands in this file';
  const address = "write an address that begins with https://, or leave it out";
  test.each<[unknown, string]>([
    ["[{", "this is no JSON"],
    ["", "this is no JSON"],
    [claims, "write a list of portals"],
    [[], "describe at least one portal"],
    [["SCHADE"], "portal 1 of the list: describe a portal"],
    [[...seeds, nameless], "portal 3 of the list, key: give it a key"],
    [[{ ...claims, key: "schade" }], "portal schade, key: write it in capitals, digits and underscores"],
    [
      [{ ...claims, key: "S".repeat(41) }],
      `portal ${"S".repeat(41)}, key: write it in capitals, digits and underscores`,
    ],
    [[{ ...claims, name: "schadeportaal" }], `portal SCHADE, name: ${both}`],
    [[{ ...claims, name: { nl: "schadeportaal", en: " " } }], "portal SCHADE, name, en: write a text"],
    [[{ ...claims, name: { nl: "schadeportaal" } }], "portal SCHADE, name, en: write a text"],
    [[{ ...claims, name: { ...claims.name, de: "Schaden" } }], `portal SCHADE, name: ${both}`],
    [[meaningless], `portal SCHADE, meaning: ${both}`],
    [[{ ...claims, address: "http://schade.example" }], `portal SCHADE, address: ${address}`],
    [[{ ...claims, address: "schade" }], `portal SCHADE, address: ${address}`],
    [[{ ...claims, address: "javascript:alert(1)" }], `portal SCHADE, address: ${address}`],
    [[{ ...claims, retired: "yes" }], "portal SCHADE, retired: write true or false"],
    [[{ ...claims, usualFor: ["OFFICE"] }], "portal SCHADE, usualFor, 0: write INTERMEDIARY, BUSINESS, both or none"],
    [[{ ...claims, alsoCalled: "schade" }], "portal SCHADE, alsoCalled: write a list of names"],
    [[{ ...claims, colour: "red" }], "portal SCHADE: leave out what nobody knows: colour"],
    [[{ ...claims, clientSecret: "q9Zt4Lm2" }], "portal SCHADE: leave out what nobody knows: clientSecret"],
    [[{ ...claims, secret: "q9Zt4Lm2" }], `portal SCHADE, secret: ${secret}`],
    [[{ ...claims, secret: { setting: "q9Zt4Lm2" } }], `portal SCHADE, secret, setting: ${secret}`],
    [[{ ...claims, secret: { setting: "A", value: "q9Zt4Lm2" } }], `portal SCHADE, secret: ${secret}`],
    [
      [{ ...claims, secret: { setting: "SCHADE_SECRET" } }],
      "portal SCHADE, secret: the setting SCHADE_SECRET is not there",
    ],
    [[claims, ...seeds, claims], "portal SCHADE: stands there twice"],
    [[...seeds, { ...claims, alsoCalled: ["MKB portal"] }], "portal SCHADE: is called like MKB"],
    [[...seeds, { ...claims, key: "MY_ALLIANZBROKER" }], "portal MY_ALLIANZBROKER: is called like MY_ALLIANZ_BROKER"],
  ])("%j", (written, what) => {
    const sentence = refusalOf(portalsFile(written));
    expect(sentence).toBe(`The portals in FILE are not right: ${what}.`);
    expect(sentence).not.toContain("q9Zt4Lm2");
  });

  test("also when there is no such file", () => {
    expect(refusalOf("nowhere/portals.json")).toBe(
      "The setting PORTALS_FILE is not right: there is no file FILE that can be read.",
    );
  });

  test("a secret is in the setting that the entry names", () => {
    const path = portalsFile([{ ...claims, secret: { setting: "SCHADE_SECRET" } }]);
    expect(readPortals(path, { SCHADE_SECRET: "q9Zt4Lm2" })).toMatchObject([{ secret: { setting: "SCHADE_SECRET" } }]);
    expect(JSON.stringify(readPortals(path, { SCHADE_SECRET: "q9Zt4Lm2" }))).not.toContain("q9Zt4Lm2");
  });
});

test("without a file there are the seed's two, and an organisation gets those of its kind", () => {
  expect(givenPortals()).toEqual(["MKB", "MY_ALLIANZ_BROKER"]);
  expect([usualPortals("INTERMEDIARY"), usualPortals("BUSINESS")]).toEqual([["MKB", "MY_ALLIANZ_BROKER"], ["MKB"]]);
  expect(portalNames("nl", givenPortals())).toBe("mkb-portal, MyAllianzBroker");
  expect(portalNames("en", ["MKB", "GONE"])).toBe("mkb-portal, GONE");
  expect(portals().map(({ meaning, key }) => [key, meaning.nl, portalAddress(key)])).toEqual([
    ["MKB", "Verzekeringen van bedrijven bekijken, aanvragen en wijzigen.", null],
    ["MY_ALLIANZ_BROKER", "Klanten en hun polissen bekijken, en offertes maken.", null],
  ]);
});

test.each([
  ["mkb-portaal", ["MKB"]],
  ["MKB portal & MAB", ["MKB", "MY_ALLIANZ_BROKER"]],
  ["Broker; allianzbroker", ["MY_ALLIANZ_BROKER"]],
  ["schadeportaal en mkb", undefined],
  ["", undefined],
])("a list that says %j means %j", (typed, meant) => {
  expect(portalsIn(typed)).toEqual(meant);
});

describe("one that ended", () => {
  const given = (retired: boolean) => {
    usePortals(readPortals(portalsFile([...seeds, { ...claims, retired }]), {}));
  };

  test("is there with its name, and no longer to be had", () => {
    given(false);
    expect([portalName("nl", "SCHADE"), portalAddress("SCHADE")]).toEqual(["schadeportaal", claims.address]);
    expect(portalsToChoose("nl")).toBe("mkb-portal, MyAllianzBroker of schadeportaal");
    given(true);
    expect([portalName("nl", "SCHADE"), portalName("en", "SCHADE")]).toEqual([
      "schadeportaal (gestopt)",
      "claims portal (ended)",
    ]);
    expect([portalAddress("SCHADE"), isRetired("SCHADE"), isRetired("MKB"), isRetired("GONE")]).toEqual([
      null,
      true,
      false,
      false,
    ]);
    expect(portalsToChoose("nl")).toBe("mkb-portal of MyAllianzBroker");
    expect(stillGiven(["MKB", "SCHADE", "GONE"])).toEqual(["MKB"]);
    // As a file says it that left this product.
    expect(portalCalled("schadeportaal (gestopt)")).toBe("SCHADE");
  });

  test("is refused where it would be new, and taken as it is where someone may have it", () => {
    const authorisationId = "00000000-0000-7000-8000-000000000000";
    const typed = { authorisationId, MKB: "on", SCHADE: "on" };
    given(false);
    expect(Reauthorise.parse(typed)).toMatchObject({ portals: ["MKB", "SCHADE"] });
    given(true);
    expect(Reauthorise.safeParse(typed).error?.issues).toMatchObject([{ path: ["portals"], message: "portalRetired" }]);
    expect(ChangeRights.parse(typed)).toMatchObject({ portals: ["MKB", "SCHADE"] });
    usePortals();
    expect(ChangeRights.parse(typed)).toMatchObject({ portals: ["MKB"] });
    expect(ChangeRights.safeParse({ ...typed, MKB: "yes" }).error?.issues).toMatchObject([
      { message: "portalUnclear" },
    ]);
  });
});
