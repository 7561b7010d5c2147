import { settings } from "#lib/platform/settings.ts";
import { readPortals } from "#lib/platform/portals-file.ts";
import { usePortals } from "#lib/platform/portals.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { demoPortals } from "#scripts/demo/portals.ts";
import { checkPortal } from "#scripts/portal-checks.ts";
import { orSayWhyNot } from "#scripts/sentence.ts";

/** Says in whole sentences what keeps people from signing on to a portal, and ends with 1 if anything does. */
await orSayWhyNot(async () => {
  const [key, ...more] = process.argv.slice(2);
  if (!key || more.length > 0) throw new StartRefusal("Write it like: npm run portal:check -- MKB");
  const { PORTALS_FILE, APP_ENV } = settings();
  if (PORTALS_FILE) usePortals(readPortals(PORTALS_FILE, process.env));
  else if (APP_ENV !== "production") usePortals(demoPortals());
  const findings = await checkPortal(key, (url, init) =>
    fetch(url, { redirect: "manual", signal: AbortSignal.timeout(8_000), ...init }),
  );
  const wrong = findings.filter(({ fine }) => !fine).length;
  for (const { fine, says } of findings) console.log(`${fine ? "  " : "! "}${says}`);
  const faults = wrong === 1 ? "1 thing is wrong." : `${wrong} things are wrong.`;
  console.log(wrong === 0 ? "Everything that can be tried without a person is right." : faults);
  process.exit(wrong === 0 ? 0 : 1);
});
