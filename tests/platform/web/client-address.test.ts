import { describe, expect, test } from "vitest";
import { clientAddress, type ForwardingHeader } from "#lib/platform/web/client-address.ts";
import { inThread } from "#tests/support/threads.ts";

const socket = "10.0.0.9";

const behind = (proxies: number, written: string | undefined, header: ForwardingHeader = "x-forwarded-for") =>
  clientAddress({ headers: { [header]: written }, socket }, proxies, header);

test("without proxies of our own the socket's address counts, whatever the client claims", () => {
  expect(behind(0, "1.2.3.4")).toBe(socket);
  expect(behind(0, undefined)).toBe(socket);
});

test("behind one proxy the address it saw counts, not what stood there before", () => {
  expect(behind(1, "6.6.6.6, 1.2.3.4")).toBe("1.2.3.4");
  expect(behind(1, "1.2.3.4")).toBe("1.2.3.4");
});

test("with fewer hops than we run only the connection counts, not what the client wrote", () => {
  expect(behind(2, undefined)).toBe(socket);
  expect(behind(2, "6.6.6.6")).toBe(socket);
  expect(clientAddress({ headers: { "x-forwarded-for": " , " }, socket: undefined }, 1, "x-forwarded-for")).toBe("");
});

describe("X-Forwarded-For as proxies write it", () => {
  test.each([
    ["nginx", 1, "203.0.113.8", "203.0.113.8"],
    ["nginx, after what the client sent", 1, "6.6.6.6, 203.0.113.8", "203.0.113.8"],
    ["HAProxy behind Cloudflare", 2, "203.0.113.8, 172.68.1.2", "203.0.113.8"],
    ["AWS ALB", 1, "203.0.113.8,203.0.113.9", "203.0.113.9"],
    ["AWS ALB that keeps the port", 1, "203.0.113.8:40001", "203.0.113.8"],
    ["AWS ALB that keeps the port of IPv6", 1, "[2001:db8:1:2::9]:40001", "2001:db8:1:2::/64"],
    ["Azure Application Gateway", 1, "203.0.113.8:52011", "203.0.113.8"],
    ["Azure, eight groups and a port", 1, "2001:db8:1:2:3:4:5:6:443", "2001:db8:1:2::/64"],
    ["Cloudflare with IPv6", 1, "2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"],
    ["an IPv6 address in brackets alone", 1, "[2001:db8:1:2::9]", "2001:db8:1:2::/64"],
    ["capitals and leading zeros", 1, "2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"],
    ["a link-local address with its zone", 1, "fe80::1%eth0", "fe80:0:0:0::/64"],
    ["a socket for both families", 1, "::ffff:203.0.113.8", "203.0.113.8"],
    ["the same in hexadecimal", 1, "::ffff:cb00:7108", "203.0.113.8"],
    ["a mapped address with a port", 1, "[::ffff:203.0.113.8]:443", "203.0.113.8"],
    ["an IPv4 client through NAT64", 1, "64:ff9b::203.0.113.8", "203.0.113.8"],
    ["one of the many networks of a 6to4 client", 1, "2002:cb00:7108:beef::1", "203.0.113.8"],
    ["spaces and empty places", 1, " , ,  203.0.113.8 \t", "203.0.113.8"],
    ["a proxy that does not know", 1, "6.6.6.6, unknown", socket],
    ["a proxy that hides its clients", 1, "6.6.6.6, _hidden", socket],
    ["what is no address", 1, "203.0.113.800", socket],
    ["nothing", 1, "", socket],
  ])("%s", (_, proxies, written, client) => {
    expect(behind(proxies, written)).toBe(client);
  });
});

describe("Forwarded (RFC 7239)", () => {
  test.each([
    ["plain", 1, "for=203.0.113.8", "203.0.113.8"],
    ["with what else it says", 1, "by=10.0.0.1;For=203.0.113.8;proto=https;host=a.example", "203.0.113.8"],
    ["quoted, with a port", 1, 'for="203.0.113.8:40001"', "203.0.113.8"],
    ["IPv6, quoted", 1, 'for="[2001:db8:1:2::9]:40001";proto=https', "2001:db8:1:2::/64"],
    ["two proxies", 2, "for=203.0.113.8, for=172.68.1.2;by=10.0.0.1", "203.0.113.8"],
    ["after what the client sent", 1, "for=6.6.6.6, for=203.0.113.8", "203.0.113.8"],
    ["a comma inside a quote", 1, 'for=6.6.6.6;host="a, for=7.7.7.7", for=203.0.113.8', "203.0.113.8"],
    ["an escaped quote", 1, 'for="203.0.113.8";host="a\\"b,c"', "203.0.113.8"],
    ["spaces around", 1, " for = 203.0.113.8 ; proto = https ", "203.0.113.8"],
    ["unknown", 1, "for=6.6.6.6, for=unknown", socket],
    ["hidden", 1, 'for=6.6.6.6, for="_gazonk"', socket],
    ["an element that names nobody is a hop too", 1, "for=6.6.6.6, proto=https", socket],
    ["an empty name is a hop too", 1, 'for=6.6.6.6, for=""', socket],
    ["a quote that the client left open takes nobody's place", 1, 'for="6.6.6.6, for="[2001:db8::1]"', socket],
    ["one that is left open behind an address", 1, 'for=6.6.6.6;by=", for=203.0.113.8', socket],
    ["one that is left open behind an element", 1, 'for=6.6.6.6, by=", for=203.0.113.8', socket],
    ["the same before two proxies", 2, 'for=6.6.6.6, by=", for=203.0.113.8, for="172.68.1.2:80"', socket],
    ["the same with a sign that goes on", 1, 'for=6.6.6.6, by="\\, for=203.0.113.8', socket],
    ["quotes that are closed", 1, 'for=6.6.6.6;by="\\"", for=203.0.113.8', "203.0.113.8"],
    ["nothing", 1, "", socket],
  ])("%s", (_, proxies, written, client) => {
    expect(behind(proxies, written, "forwarded")).toBe(client);
  });
});

test("the header that our proxies do not write is never read", () => {
  const headers = { forwarded: "for=6.6.6.6", "x-forwarded-for": "203.0.113.8" };
  expect(clientAddress({ headers, socket }, 1, "x-forwarded-for")).toBe("203.0.113.8");
  expect(clientAddress({ headers, socket }, 1, "forwarded")).toBe("6.6.6.6");
});

test("a header is read once, whatever a client fills it with", async () => {
  const size = 512 * 1024;
  const filled = [" ", '"a', '\\"', '"";', "for=1,", "for=", "%", "[", "1.", ":"].map((words) =>
    words.repeat(size / words.length),
  );
  const ways = [(words: string) => words, (words: string) => `for=a${words}b`, (words: string) => `"${words}\\`];
  const arrivals = filled.flatMap((words) =>
    ways.map((way) => [{ headers: { forwarded: way(words) }, socket }, 1, "forwarded"]),
  );
  const clients = await inThread("lib/platform/web/client-address.ts", "clientAddress", arrivals);
  expect(clients).toEqual(arrivals.map(() => socket));
});
