import "server-only";

export function startWorker(_work: { jobs: object }): { stop(): Promise<void> } {
  return { stop: async () => {} };
}
