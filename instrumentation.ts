/** Next calls this once, before the first request. What is wrong stops the start with one sentence. */
export async function register(): Promise<void> {
  // The condition stands like this because Next also compiles the file for its edge runtime, where the rest cannot be.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { openPortal } = await import("#scripts/open-portal.ts");
    const { orSayWhyNot } = await import("#scripts/sentence.ts");
    await orSayWhyNot(openPortal);
  }
}
