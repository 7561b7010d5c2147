import { browser, publicForms } from "./forms.mjs";

const requests = 10_000;
const connections = 16;

const invisible = ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"];
const fullWidth = (text) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/** The spellings of one address. */
function spellings(address) {
  const [name, domain] = address.split("@");
  return [
    address,
    address.toUpperCase(),
    name.toUpperCase() + "@" + domain,
    `${name}@${domain.toUpperCase()}`,
    address[0].toUpperCase() + address.slice(1),
    ` ${address}`,
    `${address}  `,
    `\t${address}\n`,
    `\u00a0${address}\u3000`,
    ...invisible.map((sign) => name.slice(0, 2) + sign + name.slice(2) + "@" + domain),
    `${address}\u200e`,
    `\u202a${address}\u202c`,
    fullWidth(address),
    fullWidth(name) + "@" + domain,
    `${name}\uff20${domain}`,
  ];
}

export async function untilDelivered(database) {
  for (;;) {
    const { rows } = await database.query(
      `SELECT count(*)::int AS waiting FROM "Outbox" WHERE "sentAt" IS NULL AND "deadAt" IS NULL AND "notBefore" <= now()`,
    );
    if (rows[0].waiting === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Mails since a moment, by the address they went to. */
async function mailsSince(database, since) {
  const { rows } = await database.query(
    `SELECT "to", count(*)::int AS mails FROM "DemoMessage" WHERE "createdAt" >= $1 GROUP BY "to"`,
    [since],
  );
  return Object.fromEntries(rows.map(({ to, mails }) => [to, mails]));
}

const problems = ["BLOCKED", "ACCESS_CODE_INACTIVE", "WRONG_MOBILE_NUMBER", "NO_MAIL", "NO_ACCESS", "OTHER"];

/** A stranger's mailbox may accept anything behind a plus, and each of these is limited as an address of its own. */
const behindPlus = (address) => ["a", "b", "c"].map((word) => address.replace("@", `+${word}@`));

const callBack = publicForms.find(({ path }) => path.endsWith("/terugbellen"));

/** At every form for someone on file; for someone nobody knows, at those that name an office or ask for a call. */
const floods = [
  ...publicForms.map((form) => ({ form, address: "active0001@kantoor.example" })),
  {
    form: {
      ...publicForms[0],
      fields: { organisationNumber: "100001" },
      budget: { requests: 80, toPerson: 1, toBeheerder: 0 },
    },
    address: "stranger@elsewhere.example",
    aliases: behindPlus("stranger@elsewhere.example"),
  },
  {
    form: { ...callBack, budget: { requests: 80, toPerson: 1, toBeheerder: 0 } },
    address: "caller@elsewhere.example",
    aliases: behindPlus("caller@elsewhere.example"),
  },
];

/** Someone who floods one address in every spelling, at every form, from many addresses at once. */
export async function* budget({ origin, database }) {
  for (const { form, address, aliases = [] } of floods) {
    const begun = new Date();
    const visitor = browser(origin, connections);
    const post = await visitor.open(form);
    const ways = [address, ...aliases].flatMap(spellings);
    const statuses = {};
    let next = 0;
    const lane = async () => {
      while (next < requests) {
        const n = next++;
        const about = "organisationNumber" in form.fields ? { problem: problems[n % problems.length] } : {};
        const { status } = await post(ways[n % ways.length], about);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: connections }, lane));
    visitor.close();
    await untilDelivered(database);

    const { budget } = form;
    const who = `${form.path}, flooded with ${address}`;
    const passed = statuses[303] ?? 0;
    const others = Object.keys(statuses).filter((status) => status !== "303" && status !== "200");
    yield {
      claim: `${who}, ${requests} times in ${ways.length} spellings`,
      figure: `${passed} pass, ${others.length === 0 ? "none breaks" : `answers ${others.join(", ")}`}`,
      goal: `at most ${budget.requests}, no 5xx`,
      holds: passed > 0 && passed <= budget.requests && others.length === 0,
    };
    const mails = Object.entries(await mailsSince(database, begun));
    const isTheirs = ([to]) => to === address || aliases.includes(to);
    const own = mails.filter(isTheirs).reduce((sum, [, count]) => sum + count, 0);
    const most = Math.max(0, ...mails.filter((mail) => !isTheirs(mail)).map(([, count]) => count));
    yield {
      claim: `${who}, mails`,
      figure: `${own} to that address, ${most} to anyone else`,
      goal: `at most ${budget.toPerson} and ${budget.toBeheerder}`,
      holds: own <= budget.toPerson && most <= budget.toBeheerder,
    };
  }
}
