import "server-only";
import { settings } from "../settings.ts";
import { kvkClient, type KvkRegister } from "./kvk.ts";
import { unavailable } from "./outcome.ts";
import { fileRelations } from "./relations-file.ts";
import { httpRelations } from "./relations-http.ts";
import type { RelationRegister } from "./relations.ts";

type Registers = { readonly kvk: KvkRegister; readonly relations: RelationRegister };

let fixed: Partial<Registers> = {};

/** For seed and tests: from now on these are asked. Without an argument those of the settings are. */
export function fixRegisters(registers: Partial<Registers> = {}): void {
  fixed = registers;
}

const notSet = () => Promise.resolve(unavailable("NOT_SET"));
let set: Registers | undefined;

/** The registers of the settings, or those that stand in for them. */
export const kvkRegister = (): KvkRegister => fixed.kvk ?? (set ??= registersOf()).kvk;
export const relationRegister = (): RelationRegister => fixed.relations ?? (set ??= registersOf()).relations;

function registersOf(): Registers {
  const { REGISTER_TIMEOUT_MS: timeoutMs, ...env } = settings();
  const { KVK_API_URL, KVK_API_KEY, RELATION_REGISTER_URL, RELATION_REGISTER_TOKEN, RELATION_REGISTER_FILE } = env;
  const ownRelations =
    RELATION_REGISTER_URL !== undefined
      ? httpRelations({ url: RELATION_REGISTER_URL, token: RELATION_REGISTER_TOKEN ?? "", timeoutMs })
      : RELATION_REGISTER_FILE !== undefined && fileRelations(RELATION_REGISTER_FILE);
  return {
    kvk: KVK_API_URL ? kvkClient({ url: KVK_API_URL, key: KVK_API_KEY ?? "", timeoutMs }) : { company: notSet },
    relations: ownRelations || { relation: notSet },
  };
}
