import { StartRefusal } from "#lib/platform/start-refusal.ts";

/** Runs a script's work. A StartRefusal is printed as its sentence, without a stack, and sets the exit code. */
export async function orSayWhyNot(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // A refusal is for whoever started it, and no line of the log.
    if (error instanceof StartRefusal) process.stderr.write(`${error.message}\n`);
    else console.error(error);
    process.exit(1);
  }
}

/** Ends the process after the work: Prisma's schema engine leaves a timer of ten seconds that would keep it. */
export async function onceOrSayWhyNot(work: () => Promise<void>): Promise<never> {
  await orSayWhyNot(work);
  process.exit(0);
}
