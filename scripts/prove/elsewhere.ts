import { registerHooks } from "node:module";
import { markOf } from "#lib/platform/access/made-for.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { type StaffRole, staffRoles } from "#lib/platform/access/roles.ts";
import { sessionCookie } from "#lib/platform/auth/cookies.ts";
import { sessionToken } from "#lib/platform/auth/session-token.ts";
import { database } from "#lib/platform/db/client.ts";
import { mobileShown } from "#lib/platform/phone.ts";
import { accessTable } from "#lib/features/insurer/accountability/rules/access-table.ts";
import { anotherOrganisation, canary } from "#tests/support/elsewhere.ts";
import { anOrganisation, aPerson, aStaffMember, signedIn } from "#tests/support/people.ts";
import { fieldsOf, sampleOf } from "#tests/support/samples.ts";
import { featureModules } from "#tests/support/sources.ts";

/**
 * Prints whoever tries to reach another organisation, what is there to be reached, and what each action of the product
 * takes. Makes both in the database of the settings.
 */
const sessionsEach = 12;

/** Who tries, and by which name the table of who may do what knows them; without one, they may do what anyone may. */
const columns = {
  visitor: "visitor",
  colleague: "employee",
  beheerder: "beheerder",
  both: "beheerder",
  undecided: "person",
  SERVICEDESK: "servicedesk",
  ONBOARDING: "onboarding",
  AUDITOR: "auditor",
  STAFF_ADMIN: "staffAdmin",
} as const satisfies Record<string, string> & Record<StaffRole, string>;

type Who = { readonly accountId: string; readonly authorisationId?: string };

async function sessionsOf(who: Who) {
  const { reader } = await database();
  const made = Array.from({ length: sessionsEach }, async () => {
    const identity = await signedIn(who);
    if (identity.kind !== "session") throw new Error("there is no session");
    const { actor } = await actorOf(reader, identity);
    const cookie = `${sessionCookie()}=${await sessionToken(identity.sessionId)}`;
    return { id: identity.sessionId, cookie, mark: markOf(actor) };
  });
  return Promise.all(made);
}

async function world() {
  const own = await anOrganisation({ administrators: ["anna", "bert"], employees: ["bram"] });
  const other = await anotherOrganisation();
  const both = { email: "ivo@dubbel.example", role: "ADMINISTRATOR" } as const;
  const here = await aPerson("ivo", { organisationId: own.organisationId, ...both });
  const there = await aPerson("ivo", { organisationId: other.organisationId, ...both });
  const staff = await Promise.all(staffRoles.map(async (role) => [role, await aStaffMember("mies", role)] as const));
  const people: Record<string, Who | null> = {
    visitor: null,
    colleague: own.person("bram"),
    beheerder: own.person("anna"),
    both: here,
    undecided: { accountId: here.accountId },
    ...Object.fromEntries(staff),
  };
  const roles = Object.entries(columns).map(async ([name, column]) => {
    const who = people[name];
    return { name, column, sessions: who ? await sessionsOf(who) : [{ id: null, cookie: null, mark: null }] };
  });
  return {
    canary,
    roles: await Promise.all(roles),
    ids: other.ids,
    own: [
      own.organisationId,
      there.authorisationId,
      ...["anna", "bert", "bram"].map((name) => own.person(name).accountId),
      ...[here.accountId, ...staff.map(([, { accountId }]) => accountId)],
    ],
  };
}

/** The events that each column of the table may do. */
const allowed = Object.fromEntries(
  accessTable
    .trim()
    .split("\n")
    .map((line) => line.split(" "))
    .map(([event = "", , , ...who]) => [event, who]),
);

/** By the file and the name of each action what it does, who may, and what a form would send to it. */
async function actions() {
  // Node finds a module of Next by its file alone, and Next asks for the whole of React.
  registerHooks({
    resolve: (name, context, next) =>
      next(/^next\/[a-z]+$/.test(name) ? `${name}.js` : name, {
        ...context,
        ...(/^react(-dom)?(\/|$)/.test(name) && {
          conditions: context.conditions.filter((one) => one !== "react-server"),
        }),
      }),
  });
  const { behind } = await import("#lib/platform/gate/form-action.ts");
  const found: Record<string, object> = {};
  for (const [file, module] of Object.entries(await featureModules("actions.ts")))
    for (const [name, action] of Object.entries(module)) {
      const made = typeof action === "function" ? behind(action) : undefined;
      const event = made?.command?.event;
      if (!made) continue;
      const fields = Object.entries(fieldsOf(made.input));
      // Several people are boxes on the page, each with its own name.
      const boxes = fields.some(([, { type }]) => type === "array");
      const ids = fields.flatMap(([field, { type }]) =>
        type !== "array" && /(^id|Id|Ids|^link|Link|^answer)$/.test(field) ? [field] : [],
      );
      // A list is a box for each of it.
      const sample = Object.entries(sampleOf(made.input)).flatMap(([field, value]) =>
        Array.isArray(value) ? value.map((one: unknown) => [String(one), "on"]) : [[field, value]],
      );
      const may = event ? allowed[event] : null;
      const values = Object.fromEntries(sample) as Record<string, string>;
      // As of a form that came back once, to show the number in full.
      const checked = values["mobileNumber"] === undefined ? {} : { checked: mobileShown(values["mobileNumber"]) };
      found[`${file} ${name}`] = { event, ids, boxes, sample: { ...values, ...checked }, may };
    }
  return found;
}

console.log(JSON.stringify({ ...(await world()), actions: await actions() }));
await (await database()).close();
