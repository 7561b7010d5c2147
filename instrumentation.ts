/** Next calls this once, before the first request. A fault in the settings stops the start with one sentence. */
export async function register(): Promise<void> {
  // Next also compiles this file for its edge runtime, which lacks the modules below; this condition keeps them out.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { openPortal } = await import("#scripts/open-portal.ts");
    const { orSayWhyNot } = await import("#scripts/sentence.ts");
    await orSayWhyNot(openPortal);
  }
}
