import { describe, expect, test } from "vitest";
import { callOutside, isReachable, NotOutside } from "#lib/platform/outside.ts";

describe("what may be reached", () => {
  test.each(["8.8.8.8", "193.110.81.1", "2a00:1450:400e:80c::200e"])("%s is of the internet", (address) => {
    expect(isReachable(address, [])).toBe(true);
  });

  test.each([
    ...["127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1"],
    ...["169.254.169.254", "224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1"],
    ...["::1", "::", "fe80::1", "fd00::1", "fc00::1", "ff02::1", "2001:db8::1", "2002:7f00:1::", "64:ff9b::7f00:1"],
    ...["::ffff:127.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "2001::1"],
  ])("%s is not", (address) => {
    expect(isReachable(address, [])).toBe(false);
  });

  test("a network of one's own is, and its neighbour is not", () => {
    const own = ["10.20.0.0/16", "fd12:3456::/32"];
    expect(["10.20.255.1", "10.21.0.1", "fd12:3456::1", "fd12:3457::1"].map((one) => isReachable(one, own))).toEqual([
      ...[true, false, true, false],
    ]);
  });
});

test.each([
  ...["http://portaal.example/", "https://127.0.0.1/", "https://2130706433/", "https://0x7f.1/", "https://[::1]/"],
  // A name that stands for this machine is only known once it is looked up.
  ...["https://[::ffff:10.0.0.1]/", "https://localhost:9/"],
])("production does not call %s", async (address) => {
  await expect(callOutside(address, { withinMs: 2_000 }, { isGuarded: true, own: [] })).rejects.toBeInstanceOf(
    NotOutside,
  );
});
