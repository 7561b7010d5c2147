import "server-only";
import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's minimum for argon2id, the library's default; the parameters stand in each hash, so raising them spares the old ones. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a password nobody has, so that an unknown person costs the same work as a known one. */
const nobodys = "$argon2id$v=19$m=19456,t=2,p=1$cG9ydGFsLW5vYm9keXMtc2FsdA$2E1l8JMPYzN1GZhGSPDRuK9bMDF9Mz6L2Ui6T0BH0nQ";

let running = 0;
const waiting: (() => void)[] = [];

/** As many hashes at once as there are cores; the rest wait their turn, outside any transaction. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= availableParallelism()) await new Promise<void>((go) => waiting.push(go));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** NFC, so that the same characters typed on another keyboard are the same password. */
const normal = (password: string) => password.normalize("NFC");

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normal(password), cost));

/** With null: does the same work and says no. */
export async function verifyPassword(known: string | null, password: string): Promise<boolean> {
  const right = await inTurn(() => verify(known ?? nobodys, normal(password)));
  return known !== null && right;
}
