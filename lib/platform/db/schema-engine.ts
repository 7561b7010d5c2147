import "server-only";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type * as Wasm from "@prisma/schema-engine-wasm";
import type { MigrationSession } from "./engine.ts";

type Loaded = typeof Wasm & { __wbg_set_wasm(exports: WebAssembly.Exports): void };

let loading: Promise<Loaded> | undefined;

/** The package imports its .wasm as a module, which Node does only behind a flag, so we load its parts ourselves. */
async function load(): Promise<Loaded> {
  const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const [module, bytes] = await Promise.all([
    import(pathToFileURL(glue).href) as Promise<Loaded>,
    readFile(glue.replace(/\.js$/, ".wasm")),
  ]);
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": module as unknown as WebAssembly.ModuleImports,
  });
  module.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  return module;
}

/**
 * Prisma's schema engine over one session. Its scripts run through the session, because the adapters' own
 * `executeScript` cuts function bodies at their semicolons (PostgreSQL) or does not wait (PGlite).
 */
export async function withSchemaEngine<Result>(
  session: MigrationSession,
  use: (engine: Wasm.SchemaEngine) => Promise<Result>,
): Promise<Result> {
  const { SchemaEngine } = await (loading ??= load());
  const failures: unknown[] = [];
  const noting = async <T>(work: Promise<T>) => {
    try {
      return await work;
    } catch (error) {
      failures.push(error);
      throw error;
    }
  };
  const { adapter } = session;
  const connection = {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query: Parameters<typeof adapter.queryRaw>[0]) => noting(adapter.queryRaw(query)),
    executeRaw: (query: Parameters<typeof adapter.executeRaw>[0]) => noting(adapter.executeRaw(query)),
    executeScript: (script: string) => noting(session.script(script)),
    startTransaction: () => Promise.reject(new Error("A migration already runs in a transaction.")),
    dispose: async () => {},
  };
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: async () => connection,
    connectToShadowDb: () => Promise.reject(new Error("No shadow database is needed.")),
  });
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
  try {
    return await use(engine);
  } catch (error) {
    // After a failed statement the engine reports only that the transaction is aborted; the first error says why.
    throw failures[0] ?? error;
  } finally {
    engine.free();
  }
}
