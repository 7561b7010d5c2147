import { expect, test } from "vitest";
import { troubleIn } from "#lib/features/insurer/portal-deliveries/rules.ts";

test.each([
  ["portal MKB ECONNREFUSED", "away"],
  ["portal MKB TimeoutError", "away"],
  ["portal MKB ERR_TLS_CERT_ALTNAME_INVALID", "away"],
  ["portal MKB CERT_HAS_EXPIRED", "away"],
  ["portal MKB silent", "away"],
  ["portal MKB NotOutside", "inside"],
  ["portal MKB 401 looking", "notLetIn"],
  ["portal MKB 403", "notLetIn"],
  ["portal MKB 409 creating", "taken"],
  ["portal MKB 410", "refused"],
  ["portal MKB 400 creating", "refused"],
  ["portal MY_ALLIANZ_BROKER 503", "later"],
  ["portal MKB 429 replacing", "later"],
  ["portal MKB 200 looking, unreadable", "unknown"],
  ["tried too often", "tooOften"],
  ["Error", "unknown"],
])("%s is %s", (said, trouble) => {
  expect(troubleIn(said)).toBe(trouble);
});
