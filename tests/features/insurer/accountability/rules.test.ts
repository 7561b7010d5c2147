import { describe, expect, test } from "vitest";
import { events } from "#lib/events.ts";
import { duties } from "#lib/features/insurer/accountability/rules/duties.ts";
import { summaryOf } from "#lib/features/insurer/accountability/rules/happened.ts";
import { servicesOf } from "#lib/features/insurer/accountability/rules/services.ts";
import { en } from "#lib/features/insurer/accountability/texts.en.ts";
import { readSettings } from "#lib/platform/settings.ts";

describe("the table of who may do what", () => {
  test("has every act that can be recorded, once, and somebody for each", () => {
    expect(duties.map(({ act }) => act).sort()).toEqual(events.map(({ name }) => name).sort());
    expect(duties.filter(({ who }) => who.length === 0)).toEqual([]);
  });

  test("says who decides with a second person, and whose own factor is asked again", () => {
    const of = (act: string) => duties.find((duty) => duty.act === act);
    expect(of("authorisation.withdraw")).toEqual({
      ...{ act: "authorisation.withdraw", who: ["beheerder", "deputy", "system"], second: true, fresh: 5 },
    });
    expect(of("review-campaign.start")).toMatchObject({ who: ["onboarding"], second: true, fresh: 15 });
    expect(of("evidence.export")).toMatchObject({ who: ["auditor"] });
  });
});

describe("the register of services outside", () => {
  const env = {
    APP_ENV: "test",
    DATABASE_URL: "postgres://portal:geheim@db.example:5432/portal",
    SMTP_URL: "smtps://gebruiker:geheim@mail.example:465",
    SMS_URL: "https://sms.example/send?key=geheim",
    SMS_TOKEN: "geheim-token",
    AUDIT_CHECKPOINTS: "file:///var/x.jsonl https://kluis.example/geheim",
    OTEL_EXPORTER_OTLP_ENDPOINT: "https://metingen.example/geheim",
  };

  test("names each that is set and where it stands, and no secret of it", () => {
    const found = servicesOf(readSettings(env), [
      {
        client: {
          id: "mkb",
          redirectUris: ["https://mkb.example/terug"],
          scim: { uri: "https://scim.example/geheim" },
        },
      },
    ]);
    expect(found.map(({ name, where }) => `${name} ${where}`)).toEqual([
      ...["database db.example:5432", "mail mail.example:465", "sms sms.example", "portals mkb.example"],
      ...["accounts scim.example", "checkpoints kluis.example", "collector metingen.example"],
    ]);
    expect(JSON.stringify(found)).not.toContain("geheim");
  });

  test("is empty where nothing outside is used", () => {
    expect(servicesOf(readSettings({ APP_ENV: "test" }), [])).toEqual([]);
    expect(
      Object.values(en.services.names)
        .flat()
        .filter((text) => text === ""),
    ).toEqual([]);
  });
});

test("what stands before the records says who, what and whom, the most first", () => {
  const row = { event: "a.b", actorKind: "staff", actorId: "otto", by: "Otto", subjectId: "dora", whom: "Dora" };
  const here = { organisationId: "linden", organisation: "De Linden" };
  const system = {
    ...row,
    ...here,
    actorKind: "system",
    actorId: "job.run",
    by: "",
    event: "c.d",
    subjectId: null,
    whom: "",
  };
  expect(summaryOf([{ ...row, ...here }, { ...row, ...here, organisationId: null, organisation: "" }, system])).toEqual(
    {
      who: [
        { id: "otto", name: "Otto", records: 2 },
        { id: "job.run", name: "system", records: 1 },
      ],
      what: [
        { event: "a.b", records: 2 },
        { event: "c.d", records: 1 },
      ],
      affected: {
        organisations: [{ id: "linden", name: "De Linden", records: 2 }],
        people: [{ id: "dora", name: "Dora", records: 2 }],
      },
    },
  );
});
