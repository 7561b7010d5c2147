import { z } from "zod";
import type { Locale } from "./i18n/locale.ts";

/** The key of one of the insurer's portals in tables, records and forms: "MKB". The registry says which exist. */
export type PortalKey = string;

const Key = z.string("give it a key").regex(/^[A-Z][A-Z0-9_]{0,39}$/, "write it in capitals, digits and underscores");
const words = (most: number) =>
  z.string("write a text").trim().min(1, "write a text").max(most, `at most ${most} signs`);
const inBoth = (most: number) =>
  z.strictObject({ nl: words(most), en: words(most) }, 'write it in both languages, like {"nl": "…", "en": "…"}');

const wrong = {
  address: "write an address that begins with https://, or leave it out",
  usualFor: "write INTERMEDIARY, BUSINESS, both or none",
  uri: "write an address that begins with https://, without # and without a *",
  client: "describe how it signs people on: id and redirectUris, and a secret or jwksUri",
  id: "write its client id in small letters, digits and dashes",
  maxAge: "write seconds, at least 60",
  claims: "write which of name, email, organisation, numbers, role, accessCode and portals it gets",
  scim: "describe how it is told of its people: uri, and token as the name of a setting",
  webhook: "describe how it is told of its people: uri, and secrets as the names of one or two settings",
  secret: 'name the setting that holds it, like {"setting": "NAME"}; a secret never stands in this file',
};

/** An address to which browsers or we are sent. It is compared letter by letter, so nothing in it may stand for more. */
const Uri = z
  .url({ protocol: /^https$/, error: wrong.uri })
  .max(500, wrong.uri)
  .refine((uri) => !/[#*]/.test(uri) && new URL(uri).username === "", wrong.uri);
const uris = z.array(Uri, "write a list of addresses").max(20, "at most 20 addresses");

/** A secret by the name of the setting that holds it. */
const Held = z.strictObject({ setting: z.string(wrong.secret).regex(/^[A-Z][A-Z0-9_]*$/, wrong.secret) }, wrong.secret);

/** What a portal can be told of whoever signed on (docs/portals.md has each with an example). */
const claimGroups = ["name", "email", "organisation", "numbers", "role", "accessCode", "portals"] as const;
export type ClaimGroup = (typeof claimGroups)[number];

/** How a portal signs people on with us, as a client of our OpenID provider. */
const Client = z.strictObject(
  {
    id: z.string(wrong.id).regex(/^[a-z0-9][a-z0-9-]{1,39}$/, wrong.id),
    /** Where its people come back to, letter by letter. */
    redirectUris: uris.min(1, "write at least one address to come back to"),
    /** Where its public keys stand; without it, it shows the portal's secret. */
    jwksUri: Uri.optional(),
    /** Where its people may come back to after signing out. */
    postLogoutRedirectUris: uris.default([]),
    /** Where it is told that somebody is signed out. */
    backchannelLogoutUri: Uri.optional(),
    /** Where a sign-on can be begun, for people whose own attempt is too long ago; else its address. */
    startUri: Uri.optional(),
    claims: z.array(z.enum(claimGroups, wrong.claims), wrong.claims).default([...claimGroups]),
    /** Whether two portals know a person by the same word. */
    subject: z.enum(["pairwise", "public"], "write pairwise or public").default("pairwise"),
    /** How strong a sign-in must be: "mfa" is two factors, "phr" cannot be phished. */
    acr: z.enum(["mfa", "phr"], "write mfa or phr").default("mfa"),
    /** How many seconds ago somebody may have shown their second factor, when the portal asks nothing itself. */
    maxAge: z.int(wrong.maxAge).min(60, wrong.maxAge).optional(),
    /** Requests come by the back door only. */
    pushedOnly: z.boolean("write true or false").default(false),
    /** Where it keeps accounts of its people by SCIM 2.0, for a portal that wants them before the first sign-in. */
    scim: z.strictObject({ uri: Uri, token: Held }, wrong.scim).optional(),
    /** Where it hears the same by signed webhooks. With two secrets, the old and the new, both sign. */
    webhook: z
      .strictObject({ uri: Uri, secrets: z.array(Held, wrong.webhook).min(1).max(2) }, wrong.webhook)
      .optional(),
  },
  {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? `leave out what nobody knows: ${issue.keys.join(", ")}` : wrong.client,
  },
);

/** The key of a portal that the registry has; any other is refused. */
const Portal = z.strictObject(
  {
    key: Key,
    name: inBoth(60),
    /** What a person can do in the portal. */
    meaning: inBoth(200),
    /** Its address; empty when people hear that elsewhere. */
    address: z
      .literal("")
      .or(z.url({ protocol: /^https$/, error: wrong.address }))
      .default(""),
    /** Other names that a list of colleagues may use for it. */
    alsoCalled: z.array(words(60), "write a list of names").default([]),
    /** The kinds of organisation for which it is open when nobody says otherwise. */
    usualFor: z.array(z.enum(["INTERMEDIARY", "BUSINESS"], wrong.usualFor), wrong.usualFor).default([]),
    /** A secret that it shares with us, by the name of the setting that holds it. */
    secret: Held.optional(),
    /** Without it people sign in there in another way. */
    client: Client.optional(),
    /** The portal ended: rights to it stay readable, and nobody gets new ones. */
    retired: z.boolean("write true or false").default(false),
  },
  {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `leave out what nobody knows: ${issue.keys.join(", ")}`
        : "describe a portal",
  },
);

export type Portal = z.output<typeof Portal>;

/** A name without capitals, accents and signs: "MKB-portal" is "mkbportal". */
const plain = (text: string) =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

const retiredIn: Record<Locale, string> = { nl: "gestopt", en: "ended" };

const nameOf = (locale: Locale, { name, retired }: Portal) =>
  retired ? `${name[locale]} (${retiredIn[locale]})` : name[locale];

const calledBy = (portal: Portal) =>
  [portal.key, portal.name.nl, portal.name.en, ...portal.alsoCalled, nameOf("nl", portal), nameOf("en", portal)].map(
    plain,
  );

/** What is wrong with how a portal signs people on, beside those before it. */
function whyNotClient({ client, secret, retired }: Portal, before: readonly Portal[]): string | undefined {
  if (!client || retired) return undefined;
  const twin = before.find((other) => other.client?.id === client.id);
  if (twin) return `its id is also that of ${twin.key}`;
  if (!secret && !client.jwksUri) return "it needs a secret of the portal or a jwksUri, to be known by";
  if (secret && client.jwksUri) return "a secret and a jwksUri are one choice: leave one out";
  return undefined;
}

/** All portals, in the order in which they are shown. No two are called alike. */
export const Registry = z
  .array(Portal, "write a list of portals")
  .min(1, "describe at least one portal")
  .check(({ value, issues }) => {
    for (const [i, portal] of value.entries()) {
      const names = new Set(calledBy(portal));
      const other = value.slice(0, i).find((before) => calledBy(before).some((name) => names.has(name)));
      const message = other?.key === portal.key ? "stands there twice" : `is called like ${other?.key ?? ""}`;
      if (other) issues.push({ code: "custom", input: portal, path: [i], message });
      const wrongClient = whyNotClient(portal, value.slice(0, i));
      if (wrongClient) issues.push({ code: "custom", input: portal, path: [i, "client"], message: wrongClient });
    }
  });

const byDefault = Registry.parse([
  {
    key: "MKB",
    name: { nl: "mkb-portal", en: "mkb-portal" },
    meaning: {
      nl: "Verzekeringen van bedrijven bekijken, aanvragen en wijzigen.",
      en: "View, request and change insurance of businesses.",
    },
    alsoCalled: ["mkb-portaal"],
    usualFor: ["INTERMEDIARY", "BUSINESS"],
  },
  {
    key: "MY_ALLIANZ_BROKER",
    name: { nl: "MyAllianzBroker", en: "MyAllianzBroker" },
    meaning: {
      nl: "Klanten en hun polissen bekijken, en offertes maken.",
      en: "View clients and their policies, and make quotations.",
    },
    alsoCalled: ["AllianzBroker", "Broker", "MAB"],
    usualFor: ["INTERMEDIARY"],
  },
]);

/** Those of the seed until the start sets others. Next loads this module once per bundle; the registry must be one. */
const shared = globalThis as { [name: symbol]: readonly Portal[] | undefined };
const held = Symbol.for("portal.portals");

/** Every portal that rights can refer to, with those that ended. */
export const portals = (): readonly Portal[] => shared[held] ?? byDefault;

export type PortalClient = z.output<typeof Client>;

/** A portal that signs people on with us. */
export type ClientPortal = Portal & { readonly client: PortalClient };

/** Those that sign people on with us now. */
export const clientPortals = (): ClientPortal[] =>
  portals().filter((portal): portal is ClientPortal => portal.client !== undefined && !portal.retired);

/** How a portal is told of its people: by its own accounts (SCIM), or by webhooks. */
export const feedChannels = ["SCIM", "WEBHOOK"] as const;
export type FeedChannel = (typeof feedChannels)[number];

/** The portals that are told of their people, and how. */
export const feeds = () =>
  clientPortals().flatMap(({ key, client: { scim, webhook } }) => [
    ...(scim ? [{ portal: key, channel: "SCIM" as const }] : []),
    ...(webhook ? [{ portal: key, channel: "WEBHOOK" as const }] : []),
  ]);

/** Sets the portals of this process; without any, those of the seed. */
export function usePortals(given?: readonly Portal[]): void {
  shared[held] = given;
}

const find = (key: PortalKey) => portals().find((portal) => portal.key === key);

export const isPortal = (key: PortalKey) => find(key) !== undefined;

export const isRetired = (key: PortalKey) => find(key)?.retired === true;

/** Those of these portals that can still be given. */
export const stillGiven = (keys: readonly PortalKey[]): PortalKey[] =>
  keys.filter((key) => find(key)?.retired === false);

/** All portals that can still be given. */
export const givenPortals = (): PortalKey[] => stillGiven(portals().map(({ key }) => key));

/** "mkb-portal", or "mkb-portal (gestopt)". A portal that the registry does not have goes by its key. */
export function portalName(locale: Locale, key: PortalKey): string {
  const portal = find(key);
  return portal ? nameOf(locale, portal) : key;
}

export const portalNames = (locale: Locale, keys: readonly PortalKey[]) =>
  keys.map((key) => portalName(locale, key)).join(", ");

/** A choice as part of a sentence: "mkb-portal of MyAllianzBroker". */
export const portalsToChoose = (locale: Locale) =>
  new Intl.ListFormat(locale, { type: "disjunction" }).format(givenPortals().map((key) => portalName(locale, key)));

export const portalMeaning = (locale: Locale, key: PortalKey) => find(key)?.meaning[locale] ?? "";

/** Its address; null when it has none here, or ended. */
export const portalAddress = (key: PortalKey) =>
  stillGiven([key]).map((given) => find(given)?.address || null)[0] ?? null;

/** The portal that a word in a list or an address stands for. */
export function portalCalled(text: string): PortalKey | undefined {
  const wanted = plain(text);
  return portals().find((portal) => calledBy(portal).includes(wanted))?.key;
}

/** The portals of an organisation for which none were named. */
export const usualPortals = (kind: Portal["usualFor"][number]): PortalKey[] =>
  stillGiven(portals().flatMap(({ key, usualFor }) => (usualFor.includes(kind) ? [key] : [])));

/** The names of portals in the form in which a password may not hold them. */
export const portalWords = () =>
  portals()
    .flatMap(({ name }) => [plain(name.nl), plain(name.en)])
    .filter((word) => word.length >= 4);
