import { StartRefusal } from "#lib/platform/start-refusal.ts";

/** Runs a script's work; a StartRefusal becomes its sentence without a stack, and the exit code says it failed. */
export async function orSayWhyNot(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof StartRefusal ? error.message : error);
    process.exit(1);
  }
}

/** For work that ends. Prisma's schema engine leaves a timer of ten seconds behind, which would keep the process. */
export async function onceOrSayWhyNot(work: () => Promise<void>): Promise<never> {
  await orSayWhyNot(work);
  process.exit(0);
}
