import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "#lib/platform/auth/password-hash.ts";
import { database } from "#lib/platform/db/client.ts";
import { outside } from "#lib/platform/watch/spans.ts";
import { password } from "#tests/support/people.ts";
import { readTable } from "#tests/support/tables.ts";

/** What takes as long as a file, a password or somebody outside wants. */
const long: Readonly<Record<string, () => Promise<unknown>>> = {
  "reads a file": () => readTable(Buffer.from("E-mailadres\nanna@kantoor.example")),
  "hashes a password": () => hashPassword(password),
  "holds a password against nobody": () => verifyPassword(null, password),
  "asks somebody outside": () => outside("register", "https://elders.example", () => Promise.resolve()),
};

test.each(Object.keys(long))("whoever %s does so before a transaction or after it, and never within", async (name) => {
  const work = long[name] ?? (() => Promise.reject(new Error(name)));
  await work();
  const { transaction } = await database();
  await expect(transaction(async () => work())).rejects.toThrow("takes too long for a transaction");
  await work();
});
