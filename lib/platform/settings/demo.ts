import "server-only";
import type { Env } from "../settings.ts";

/** The secret of demo and test mode; production refuses it. */
export const demoSecret = "demo-secret-of-the-portal-not-for-production";

/** What seals the log of a demo. */
export const demoAuditKey = "demo-audit-key-of-the-portal-not-for-production";

/** The API key of the demo's own KvK. */
export const demoKvkKey = "demo-kvk-key";

/** Where the demo's own broker stands, and what it knows this portal by. */
export const demoBrokerAt = "/demo/eherkenning";
export const demoBrokerClient = "portaalhulp";
export const demoBrokerSecret = "demo-broker-secret";

/** The demo has its own broker. */
export const demoBroker = (env: Env, publicOrigin: string) =>
  env.EHERKENNING_ISSUER
    ? {}
    : {
        EHERKENNING_ISSUER: publicOrigin + demoBrokerAt,
        EHERKENNING_CLIENT_ID: demoBrokerClient,
        EHERKENNING_CLIENT_SECRET: demoBrokerSecret,
      };

/** The demo has its own KvK, and its relations in a file. */
export function demoRegisters(env: Env, publicOrigin: string) {
  const ownKvk = { KVK_API_URL: `${publicOrigin}/demo/kvk`, KVK_API_KEY: demoKvkKey };
  const ownRelations = { RELATION_REGISTER_FILE: "scripts/demo/relations.csv" };
  return {
    ...(!env.KVK_API_URL && ownKvk),
    ...(!env.RELATION_REGISTER_URL && !env.RELATION_REGISTER_FILE && ownRelations),
  };
}
