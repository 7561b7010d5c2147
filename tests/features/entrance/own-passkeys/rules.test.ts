import { isoCBOR } from "@simplewebauthn/server/helpers";
import { expect, test } from "vitest";
import { firstNameOf } from "#lib/features/entrance/own-passkeys/rules.ts";
import { NamePasskey } from "#lib/features/entrance/own-passkeys/schema.ts";
import { countsOn, raised } from "#lib/features/entrance/passkeys/rules.ts";
import { namesNoCertificates } from "#lib/platform/auth/passkeys.ts";
import { ways } from "#lib/platform/access/ways.ts";

const unknown = "00000000-0000-0000-0000-000000000000";

test.each([
  ["ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4", "Mozilla/5.0 (Windows NT 10.0)", [], "Google"],
  [unknown, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", [], "iPhone"],
  [unknown, "Mozilla/5.0 (Windows NT 10.0; Win64)", ["Windows"], "Windows 2"],
  [unknown, "Mozilla/5.0 (Windows NT 10.0; Win64)", ["Windows", "Windows 2"], "Windows 3"],
  [unknown, "", [], "Passkey"],
])("a passkey of %s made by %s beside %j is called %s", (aaguid, userAgent, taken, name) =>
  expect(firstNameOf(aaguid, userAgent, taken)).toBe(name),
);

test("a name is what can be seen of it", () => {
  const passkeyId = "01890000-0000-7000-8000-000000000000";
  expect(NamePasskey.parse({ passkeyId, name: "  Mijn\u200b  oude\ttelefoon " }).name).toBe("Mijn oude telefoon");
  for (const name of ["", " \u200b ", "x".repeat(41)])
    expect(NamePasskey.safeParse({ passkeyId, name }).success).toBe(false);
});

test.each([
  [0n, 0n, true],
  [0n, 1n, true],
  [1n, 2n, true],
  [1n, 1n, false],
  [2n, 1n, false],
  [1n, 0n, false],
])("a device that counted %d and says %d counts on: %s", (before, now, is) => expect(countsOn(before, now)).toBe(is));

test("a statement of the device is read only where it names no certificates, whose links would be followed", () => {
  const statement = (fmt: string, attStmt: Map<string, unknown>) => {
    const attestation = new Map<string, unknown>([
      ["fmt", fmt],
      ["attStmt", attStmt],
      ["authData", new Uint8Array(37)],
    ]);
    return Buffer.from(isoCBOR.encode(attestation as never)).toString("base64url");
  };
  expect(namesNoCertificates(statement("none", new Map()))).toBe(true);
  expect(namesNoCertificates(statement("packed", new Map([["alg", -7]])))).toBe(true);
  expect(namesNoCertificates(statement("packed", new Map([["x5c", [new Uint8Array(3)]]])))).toBe(false);
  for (const fmt of ["apple", "tpm", "android-key", "android-safetynet", "fido-u2f"])
    expect(namesNoCertificates(statement(fmt, new Map()))).toBe(false);
  expect(namesNoCertificates("geen CBOR")).toBe(false);
});

test("a passkey makes a session that began with a password strong, and no other way something else", () => {
  const changed = Object.keys(ways).filter((way) => raised(way as keyof typeof ways) !== way);
  expect(changed.sort()).toEqual(["PASSWORD_APP", "PASSWORD_SMS", "RECOVERY"]);
  expect(raised("PASSWORD_SMS")).toBe("PASSWORD_PASSKEY");
});
