import { hash, verify } from "@node-rs/argon2";
import { unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { bindOwn } from "#lib/features/entrance/eherkenning/commands/binding.ts";
import { comeBackFromThere, setOutThere } from "#lib/features/entrance/eherkenning/commands/visiting.ts";
import { signInWithPasskey } from "#lib/features/entrance/passkeys/commands.ts";
import { enterCode, signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { claimParts } from "#lib/platform/broker/claims.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { interleaved, judged, median } from "#scripts/bench/rounds.ts";
import { blockAccount } from "#tests/support/authorisations.ts";
import type { Authenticator } from "#tests/support/authenticator.ts";
import { rachid, startBroker } from "#tests/support/broker.ts";
import { appCode, withApp, withRecoveryCodes } from "#tests/support/factors.ts";
import { aShownPasskey, withPasskey } from "#tests/support/passkeys.ts";
import { anOrganisation, password, signedIn, type TestPerson } from "#tests/support/people.ts";
import { aRequest, codesSentTo, visitor } from "#tests/support/sign-in.ts";

/** Each way in to its end, in the process that serves it, beside one argon2id and one Deblokkeren of the same rounds. */
const rounds = 5;
const times = 12;
/** A first try of each, and so many to warm up. */
const all = rounds * times + times / 2;

const broker = await startBroker();
process.env["EHERKENNING_ISSUER"] = broker.issuer;
process.env["EHERKENNING_CLIENT_ID"] = "portaalhulp";
process.env["EHERKENNING_CLIENT_SECRET"] = "a secret of the benchmark";
process.env["PUBLIC_ORIGIN"] = "http://localhost:3000";

const letters = "abcdefghij";
const named = (n: number) => `p${[...String(n)].map((digit) => letters[Number(digit)]).join("")}`;

/** This many people for one way; an office of each, since nobody signs in with a crowd behind them. */
async function some(count: number, kvkFrom?: number): Promise<TestPerson[]> {
  const people: TestPerson[] = [];
  for (let n = 0; n < count; n++) {
    const kvk = kvkFrom === undefined ? {} : { kvkNumber: String(kvkFrom + n) };
    people.push((await anOrganisation({ employees: [named(n)], ...kvk })).person(named(n)));
  }
  return people;
}

async function timed(work: () => Promise<{ readonly status: string }>): Promise<number> {
  const begun = performance.now();
  const reply = await work();
  const took = performance.now() - begun;
  if (reply.status !== "done") throw new Error(`it answered ${JSON.stringify(reply)}`);
  return took;
}

const taking = <T>(things: readonly T[]) => {
  let next = 0;
  return (): T => {
    const thing = things[next++ % things.length];
    if (thing === undefined) throw new Error("there is nobody");
    return thing;
  };
};

/** The password and then a code; finding the code costs nothing. */
async function withCode({ email: identifier }: TestPerson, codeOf: () => Promise<string>, factor?: string) {
  const request = aRequest();
  let browserSecret = "";
  const first = await timed(async () => {
    const reply = await execute(signIn, visitor, { identifier, password }, request);
    if (reply.status === "done") ({ browserSecret } = reply.result);
    return reply;
  });
  const code = await codeOf();
  return first + (await timed(() => execute(enterCode, visitor, { browserSecret, code, factor }, request)));
}

const texted = taking(await some(all));
const apps = await some(all);
for (const one of apps) await withApp(one, await signedIn(one));
const withApps = taking(apps);
const recovering: { person: TestPerson; code: string }[] = [];
for (const person of await some(Math.ceil(all / 6)))
  for (const code of (await withRecoveryCodes(await signedIn(person))).slice(0, 6)) recovering.push({ person, code });
const recovery = taking(recovering);
const devices: { readonly device: Authenticator; secrets: readonly string[] }[] = [];
for (const person of await some(12)) devices.push({ device: (await withPasskey(person)).device, secrets: [] });
const device = taking(devices);

const firstNumber = 61_000_000;
const identities = (await some(6, firstNumber)).map((person, n) => ({
  person,
  said: {
    ...rachid,
    [claimParts.legal_subject]: String(firstNumber + n),
    [claimParts.acting_subject]: `of the bench ${n}`,
  },
}));
async function visit(said: Record<string, unknown>) {
  broker.does({}, said);
  let browserSecret = "";
  let url = "";
  const out = await timed(async () => {
    const reply = await execute(setOutThere, visitor, {}, aRequest());
    if (reply.status === "done") ({ browserSecret, url } = reply.result);
    return reply;
  });
  const query = broker.visit(url).search;
  const back = await timed(() => execute(comeBackFromThere, visitor, { browserSecret, query }, aRequest()));
  return { browserSecret, took: out + back };
}
for (const { person, said } of identities) {
  const { browserSecret } = await visit(said);
  const { accountId, organisationId } = person;
  const madeFor = { accountId, organisationId };
  const bound = await execute(bindOwn, await signedIn(person), { browserSecret }, { ...aRequest(), madeFor });
  if (bound.status !== "done") throw new Error(`nothing was bound: ${JSON.stringify(bound)}`);
}
const identity = taking(identities);

const office = await anOrganisation({
  administrators: ["anna"],
  employees: Array.from({ length: 40 }, (_, n) => named(n)),
});
const anna = await signedIn(office.person("anna"));
const colleague = taking(Array.from({ length: 40 }, (_, n) => office.person(named(n))));
const known = await hash("Zeventien-zwanen-2026");

const results = await interleaved(
  {
    sms: () => {
      const who = texted();
      return withCode(who, async () => (await codesSentTo(who.mobileNumber)).at(-1) ?? "");
    },
    app: () => {
      const who = withApps();
      return withCode(who, () => appCode(who, 1), "app");
    },
    // In a browser that is known to its owner, as that with a passkey of one's own is.
    async passkey() {
      const own = device();
      const shown = await aShownPasskey(own.device);
      return timed(async () => {
        const reply = await execute(signInWithPasskey, visitor, shown, { ...aRequest(), devices: own.secrets });
        if (reply.status === "done") own.secrets = [reply.result.deviceSecret];
        return reply;
      });
    },
    eherkenning: async () => (await visit(identity().said)).took,
    recovery: () => {
      const { person, code } = recovery();
      return withCode(person, () => Promise.resolve(code));
    },
    async unblock() {
      const { authorisationId, ...who } = colleague();
      await blockAccount({ authorisationId, ...who }, "WRONG_TRIES");
      return timed(() => execute(unblockAuthorisation, anna, { authorisationId }));
    },
    raw: () => verify(known, "Zeventien-zwanen-2026"),
  },
  { rounds, times },
);
const names = {
  sms: "password and SMS",
  app: "password and app",
  passkey: "passkey",
  eherkenning: "eHerkenning, its broker in the same process",
  recovery: "password and recovery code",
};
const of = (name: keyof (typeof results)[number]) => median(results.map((round) => round[name]));
console.log(`one argon2id ${of("raw").toFixed(2)} ms, one Deblokkeren ${of("unblock").toFixed(2)} ms`);
for (const [name, called] of Object.entries(names) as [keyof typeof names, string][]) {
  const [ms, raw, unblock] = [of(name), of("raw"), of("unblock")];
  console.log(
    `${called}: ${ms.toFixed(2)} ms, ${(ms / raw).toFixed(2)} x argon2id, ${(ms / unblock).toFixed(2)} x Deblokkeren`,
  );
}
const ratios = results.map(({ passkey, unblock }) => passkey / unblock);
console.log(judged("signing in with a passkey against Deblokkeren", ratios, 1.7));
await broker.stop();
await (await database()).close();
