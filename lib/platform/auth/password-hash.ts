import "server-only";
import { randomUUID } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { hashesAtOnce } from "../admission/lanes.ts";
import { onlyOutsideTransactions } from "../db/open-transaction.ts";
import { keysOf } from "../secrets.ts";
import { settings } from "../settings.ts";

/** OWASP's minimum for argon2id or more, as the settings say. Each hash holds its parameters, so old ones stay valid. */
function cost() {
  const { PASSWORD_MEMORY_KIB: memoryCost, PASSWORD_PASSES: timeCost } = settings();
  return { memoryCost, timeCost, parallelism: 1 };
}

/** The keys that go into a hash beside the password, the newest first; none is where the installation has no pepper. */
const peppers = () => keysOf(settings().PASSWORD_PEPPER ?? [], "pepper");

/** A hash as it is kept: before it, where there is one, the name of the key in it, which tells nothing of the key. */
const kept = /^(?:([\da-f]{8}):)?(\$argon2id\$.+)$/s;

async function hashAnew(password: string): Promise<string> {
  const [newest] = peppers();
  const made = await hash(password, { ...cost(), ...(newest && { secret: newest.key }) });
  return newest ? `${newest.name}:${made}` : made;
}

/** Whether the password makes this hash. Without the key that is in it, it does the same work and answers no. */
async function makes(known: string, password: string): Promise<boolean> {
  const [, name, made = ""] = kept.exec(known) ?? [];
  if (name === undefined) return verify(made, password);
  const key = peppers().find((pepper) => pepper.name === name)?.key;
  return (await verify(made, password, key && { secret: key })) && key !== undefined;
}

let nobodys: Promise<string> | undefined;

/** The hash of a password nobody has, so that an unknown person takes as much work as a known one. */
const hashOfNobody = () => (nobodys ??= hashAnew(randomUUID()));

let running = 0;
const waiting: (() => void)[] = [];

/** One core is left to the pages. The rest waits its turn, outside any transaction; how many come is the door's to say. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  onlyOutsideTransactions("A password");
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

export const hashPassword = (password: string): Promise<string> => inTurn(() => hashAnew(normal(password)));

/** With null it does the same work and answers no. */
export async function verifyPassword(known: string | null, password: string): Promise<boolean> {
  const against = known ?? (await hashOfNobody());
  const right = await inTurn(() => makes(against, normal(password)));
  return known !== null && right;
}

/**
 * Whether this hash was made with less work than one is today, or without the key of today: then it is made anew when
 * the password is there.
 */
export function isOutdated(known: string): boolean {
  const [, name, made = ""] = kept.exec(known) ?? [];
  const [, memory, passes] = /\$m=(\d+),t=(\d+),/.exec(made) ?? [];
  const { memoryCost, timeCost } = cost();
  return Number(memory) < memoryCost || Number(passes) < timeCost || name !== peppers()[0]?.name;
}
