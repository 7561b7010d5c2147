// By itself, before anything is loaded that an older Node cannot even read. A thread's time of a processor, which
// `lib/platform/tables/read.ts` asks for, is known since 24.6.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 24 || (major === 24 && minor < 6)) {
  console.error(`The portal needs Node 24.6 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
await import("./serving.mjs");
