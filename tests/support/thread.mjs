import { parentPort, workerData } from "node:worker_threads";

const { path, name, each } = workerData;
const { [name]: asked } = await import(path);
for (const given of each) parentPort.postMessage(await asked(...given));
