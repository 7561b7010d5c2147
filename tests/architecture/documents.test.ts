import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("the configuration of Apache in docs/portals.md is the one that is proven", () => {
  const proven = readFileSync("scripts/prove/apache.conf", "utf8");
  const [, ours = ""] = /# Begin of .*\n([\s\S]*?)\n# End\./.exec(proven) ?? [];
  const [, shown = ""] = /```apache\n([\s\S]*?)\n```/.exec(readFileSync("docs/portals.md", "utf8")) ?? [];
  const names: Readonly<Record<string, string>> = {
    "{{origin}}": "https://portaal.verzekeraar.nl",
    "https://localhost:{{port}}": "https://mkb.verzekeraar.nl",
    "{{secret}}": `"the portal's secret"`,
    "{{passphrase}}": `"a secret of Apache's own"`,
  };
  expect(shown).toBe(Object.entries(names).reduce((text, [from, to]) => text.replaceAll(from, to), ours));
  expect(shown).toContain("OIDCSessionType server-cache");
});
