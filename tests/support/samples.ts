import { z, type ZodType } from "zod";
import { chooseOrganisation } from "#lib/platform/auth/choose-organisation.ts";
import type { AnyCommand } from "#lib/platform/gate/command.ts";
import type { Query } from "#lib/platform/gate/query.ts";
import { featureModules } from "./sources.ts";

/** What someone could fill in, by the name of the field. */
const typed: Readonly<Record<string, unknown>> = {
  email: "nieuw@kantoor.example",
  newEmail: "nieuw@kantoor.example",
  to: "nieuw@kantoor.example",
  followerEmail: "bos@kantoor.example",
  mobileNumber: "06 12345678",
  initials: "N.",
  firstName: "Nina",
  namePrefix: "",
  lastName: "Bos",
  name: "Kantoor Bos",
  number: "10099",
  numbers: "10099",
  because: "Wacht op een nieuwe telefoon",
  from: "2099-01-01",
  until: "2099-01-08",
  deputyFrom: "2099-01-01",
  deputyUntil: "2099-01-08",
  portals: ["MKB"],
  validUntil: "2099-01-01",
  portal: "MKB",
  ownCall: "on",
  saidWho: "on",
  saidWhere: "on",
  SERVICEDESK: "on",
  checkedOn: "2026-01-05",
  licenceNumber: "12000000",
  fileNumber: "2026/17",
  text: "Belde ’s middags terug.",
  rows: 1,
};

type Field = { readonly enum?: readonly unknown[]; readonly type?: string };

/** The fields that a form may send to this input. */
export function fieldsOf(schema: ZodType): Record<string, Field> {
  const { properties } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return (properties ?? {}) as Record<string, Field>;
}

export const idFieldsOf = (schema: ZodType) =>
  Object.keys(fieldsOf(schema)).filter((name) => /(^id|Id|Ids)$/.test(name));

/** Something that could be sent, the ids but for those given left out. */
export function sampleOf(schema: ZodType): Record<string, unknown> {
  const fields = Object.entries(fieldsOf(schema)).filter(([name]) => !idFieldsOf(schema).includes(name));
  return Object.fromEntries(
    fields.flatMap(([name, field]) => {
      if (name in typed) return [[name, typed[name]]];
      if (field.enum) return [[name, field.enum[0]]];
      return [];
    }),
  );
}

export const isCommand = (exported: unknown): exported is AnyCommand =>
  typeof exported === "object" && exported !== null && "event" in exported && "may" in exported;

const isQuery = (exported: unknown): exported is Query =>
  typeof exported === "object" && exported !== null && !("event" in exported) && "may" in exported && "run" in exported;

export async function allCommands(): Promise<AnyCommand[]> {
  const modules = Object.values(await featureModules("commands(/[a-z-]+)?\\.ts"));
  return [chooseOrganisation, ...modules.flatMap((exported) => Object.values(exported).filter(isCommand))];
}

export async function allQueries(): Promise<readonly (readonly [string, Query])[]> {
  const modules = Object.values(await featureModules("queries.ts"));
  return modules.flatMap((exported) =>
    Object.entries(exported).flatMap(([name, each]) => (isQuery(each) ? [[name, each] as const] : [])),
  );
}
