import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { hashesAtOnce } from "../admission/lanes.ts";

/** OWASP's minimum for argon2id, the library's default. Each hash holds its parameters, so old ones stay valid. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password nobody has, so that an unknown person takes as much work as a known one. */
const nobodys = "$argon2id$v=19$m=19456,t=2,p=1$cG9ydGFsLW5vYm9keXMtc2FsdA$2E1l8JMPYzN1GZhGSPDRuK9bMDF9Mz6L2Ui6T0BH0nQ";

let running = 0;
const waiting: (() => void)[] = [];

/** One core is left to the pages. The rest waits its turn, outside any transaction; how many come is the door's to say. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= hashesAtOnce()) await new Promise<void>((go) => waiting.push(go));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** Normalised to NFC, so that the same characters from another keyboard are the same password. */
const normal = (password: string) => password.normalize("NFC");

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normal(password), cost));

/** With null it does the same work and answers no. */
export async function verifyPassword(known: string | null, password: string): Promise<boolean> {
  const right = await inTurn(() => verify(known ?? nobodys, normal(password)));
  return known !== null && right;
}
