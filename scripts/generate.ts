import type * as ClientGenerator from "@prisma/client-generator-ts";
import type * as Internals from "@prisma/internals";
import { createRequire } from "node:module";
import { join } from "node:path";

// What Prisma's own command line calls for "generate", without the studio, the server and the other databases it
// comes with. Both packages are Prisma's to change with any version. Neither loads as an ES module.
const require = createRequire(import.meta.url);
const { getGenerator } = require("@prisma/internals") as typeof Internals;
const { PrismaClientTsGenerator } = require("@prisma/client-generator-ts") as typeof ClientGenerator;

try {
  const generator = await getGenerator({
    schemaPath: join(import.meta.dirname, "../prisma/schema.prisma"),
    registry: { "prisma-client": { type: "in-process", generator: new PrismaClientTsGenerator() } },
    cliCommand: "generate",
  });
  await generator.generate();
} catch (error) {
  // A mistake in the schema is shown with its line.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
