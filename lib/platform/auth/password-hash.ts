import "server-only";
import { randomUUID } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { hashesAtOnce } from "../admission/lanes.ts";
import { settings } from "../settings.ts";

/** OWASP's minimum for argon2id or more, as the settings say. Each hash holds its parameters, so old ones stay valid. */
function cost() {
  const { PASSWORD_MEMORY_KIB: memoryCost, PASSWORD_PASSES: timeCost } = settings();
  return { memoryCost, timeCost, parallelism: 1 };
}

let nobodys: Promise<string> | undefined;

/** The hash of a password nobody has, so that an unknown person takes as much work as a known one. */
const hashOfNobody = () => (nobodys ??= hash(randomUUID(), cost()));

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

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normal(password), cost()));

/** With null it does the same work and answers no. */
export async function verifyPassword(known: string | null, password: string): Promise<boolean> {
  const against = known ?? (await hashOfNobody());
  const right = await inTurn(() => verify(against, normal(password)));
  return known !== null && right;
}

/** Whether this hash was made with less work than one is today: then it is made anew when the password is there. */
export function isOutdated(known: string): boolean {
  const [, memory, passes] = /\$m=(\d+),t=(\d+),/.exec(known) ?? [];
  const { memoryCost, timeCost } = cost();
  return Number(memory) < memoryCost || Number(passes) < timeCost;
}
