import type { Settings } from "#lib/platform/settings.ts";

export type ServiceName =
  | ("database" | "mail" | "secondMail" | "bounces" | "sms" | "secondSms" | "sims")
  | ("eherkenning" | "kvk" | "relations" | "portals" | "accounts" | "checkpoints" | "collector");

/** One service of somebody else, and where it stands. */
type Service = { readonly name: ServiceName; readonly where: string; readonly settings: readonly string[] };

const hostOf = (url: string) => {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
};

type Told = { readonly uri: string } | undefined;
type Portal = {
  readonly client: {
    readonly id: string;
    readonly redirectUris: readonly string[];
    readonly scim?: Told;
    readonly webhook?: Told;
  };
};

/**
 * The services outside that this installation uses, as its settings say it, never a secret of them. What is not set is
 * not used.
 */
export function servicesOf(env: Settings, portals: readonly Portal[]): Service[] {
  const one = (name: ServiceName, url: string | undefined, ...settings: string[]): Service[] =>
    url ? [{ name, where: hostOf(url), settings }] : [];
  return [
    ...one("database", env.DATABASE_URL, "DATABASE_URL"),
    ...one("mail", env.SMTP_URL, "SMTP_URL"),
    ...one("secondMail", env.SMTP_SECOND_URL, "SMTP_SECOND_URL"),
    ...one("bounces", env.BOUNCE_IMAP_URL, "BOUNCE_ADDRESS", "BOUNCE_IMAP_URL"),
    ...one("sms", env.SMS_URL, "SMS_URL", "SMS_PROVIDER"),
    ...one("secondSms", env.SMS_SECOND_URL, "SMS_SECOND_URL", "SMS_SECOND_PROVIDER"),
    ...one("sims", env.SIM_SWAP_URL, "SIM_SWAP_URL"),
    ...one("eherkenning", env.EHERKENNING_ISSUER, "EHERKENNING_ISSUER"),
    ...one("kvk", env.KVK_API_URL, "KVK_API_URL"),
    ...one("relations", env.RELATION_REGISTER_URL, "RELATION_REGISTER_URL"),
    ...portals.flatMap(({ client: { id, redirectUris, scim, webhook } }) => [
      ...one("portals", redirectUris[0], "PORTALS_FILE", id),
      ...[scim, webhook].flatMap((told) => one("accounts", told?.uri, "PORTALS_FILE", id)),
    ]),
    ...env.AUDIT_CHECKPOINTS.filter((place) => !place.startsWith("file:")).flatMap((place) =>
      one("checkpoints", place, "AUDIT_CHECKPOINTS"),
    ),
    ...one("collector", env.OTEL_EXPORTER_OTLP_ENDPOINT, "OTEL_EXPORTER_OTLP_ENDPOINT"),
  ];
}
