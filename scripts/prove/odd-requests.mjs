import { boundary, multipart } from "./forms.mjs";
import { random } from "./random.mjs";

const words = [
  ...[
    "",
    " ",
    "0",
    "-1",
    "1e309",
    "NaN",
    "null",
    "undefined",
    "true",
    "[]",
    "{}",
    "'",
    '"',
    "<script>",
    "\\",
    "%",
    "%00",
  ],
  ...[
    "\u0000",
    "\ud800",
    "\u202e",
    "ﬃ",
    "İ",
    "😀".repeat(50),
    "é".normalize("NFD"),
    "a".repeat(300),
    "x".repeat(20_000),
  ],
  ...[
    "../../etc/passwd",
    "javascript:alert(1)",
    "//elders.example",
    "https://elders.example",
    "__proto__",
    "constructor",
  ],
  ...[
    "anna@kantoor.example",
    "active0001@kantoor.example",
    "a@b",
    "@",
    "06 12345678",
    "+31612345678",
    "12345678",
    "100001",
  ],
  ...[
    "2026-02-30",
    "9999-12-31",
    "0000-00-00",
    "nl",
    "en",
    "1; DROP TABLE",
    "$1",
    "$@1",
    "$F1",
    "$K1",
    "%s%n",
    "\r\nX: y",
  ],
  ...[
    "00000000-0000-0000-0000-000000000000",
    "7b1f2c9e-3a44-4d0e-9d3f-0a1b2c3d4e5f",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
  ],
];
const fieldNames = [
  ...[
    "email",
    "password",
    "code",
    "ownCode",
    "newCode",
    "problem",
    "organisationNumber",
    "phoneNumber",
    "authorisationId",
  ],
  ...[
    "reason",
    "requestKey",
    "madeFor",
    "formName",
    "switchTo",
    "portals",
    "role",
    "validUntil",
    "seen",
    "back",
    "helpRequestId",
  ],
  ...[
    "name",
    "initials",
    "firstName",
    "lastName",
    "mobileNumber",
    "lijst",
    "id",
    "link",
    "file",
    "answer",
    "q",
    "status",
    "plain",
  ],
  ...["van", "tot", "na", "naar", "toon", "wie", "wat", "organisatie", "netwerk", "gedaan"],
];
const methods = [
  ...Array(8).fill("GET"),
  ...Array(8).fill("POST"),
  ...["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"],
];
const types = [
  `multipart/form-data; boundary=${boundary}`,
  "multipart/form-data",
  "application/x-www-form-urlencoded",
  "text/plain;charset=UTF-8",
  "application/json",
  "",
  "x",
  "application/octet-stream",
];
const odd = [
  ["rsc", "1"],
  ["next-router-state-tree", "%5B%22%22%5D"],
  ["next-router-state-tree", "{"],
  ["next-router-prefetch", "1"],
  ["next-url", "/nl/../x"],
  ["next-action", "x"],
  ["accept-language", "x".repeat(2_000)],
  ["accept-encoding", "br;q=9,gzip;q=a"],
  ["x-forwarded-for", "::::::, 1.2.3.4, unknown"],
  ["x-forwarded-host", "elders.example"],
  ["x-middleware-subrequest", "proxy:proxy:proxy"],
  ["x-nextjs-data", "1"],
  ["range", "bytes=0-,5-2"],
  ["if-none-match", "*"],
  ["expect", "200-maybe"],
  ["authorization", "Basic !!!"],
  ["dpop", "a.b.c"],
  ["cookie", "portal.session=x; portal.login=%; draft=\u00e9; =; ;;"],
  ["traceparent", "00-zz-zz-01"],
];

/** The request of this place in the run of a seed, at one of these addresses. */
export function oddRequest(seed, place, { routes, actions, cookies, origin }) {
  const next = random(seed, place);
  const one = (list) => list[Math.floor(next() * list.length)];
  const word = () => one(words);
  const chance = (of) => next() < of;
  const path = one(routes).replace(/\[+(?:\.\.\.)?(\w+)\]+/g, (_, name) =>
    name === "locale" ? one(["nl", "nl", "en", "xx"]) : encodeURIComponent(safe(word())),
  );
  const query = chance(0.3) ? `?${encodeURIComponent(one(fieldNames))}=${encodeURIComponent(safe(word()))}` : "";
  const method = one(methods);
  const headers = {
    Host: new URL(origin).host,
    "X-Forwarded-For": `10.${place & 255}.${(place >> 8) & 255}.${(place >> 16) & 255}`,
  };
  if (chance(0.6)) headers.Cookie = one(cookies);
  if (chance(0.8)) headers.Origin = one([origin, origin, origin, "null", "https://elders.example"]);
  for (let n = Math.floor(next() * 3); n > 0; n--) {
    const [name, value] = one(odd);
    headers[name] = encodeURI(value).slice(0, 4_000);
  }
  let body;
  if (method === "POST" || chance(0.05)) {
    const fields = Object.fromEntries(Array.from({ length: Math.floor(next() * 6) }, () => [one(fieldNames), word()]));
    const id = chance(0.9) ? one(actions) : word();
    if (chance(0.6)) {
      const action = chance(0.8)
        ? {
            $ACTION_REF_1: "",
            "$ACTION_1:0": JSON.stringify({ id, bound: "$@1" }),
            "$ACTION_1:1": one(["[null]", "[]", "[", "null", '["$F1"]']),
          }
        : { [`$ACTION_ID_${id}`]: "" };
      headers["Content-Type"] = chance(0.9) ? types[0] : one(types);
      const whole = multipart({ ...action, ...fields });
      body = chance(0.95) ? whole : whole.slice(0, -30);
    } else if (chance(0.3)) {
      // As our own scripts send a form.
      headers["next-action"] = encodeURIComponent(safe(id));
      headers["Content-Type"] = types[0];
      const prefixed = Object.entries(fields).map(([name, value]) => [`_1_${name}`, value]);
      body = multipart({ 0: one(['[null,"$K1"]', '[{},"$K1"]', '["$K1"]']), ...Object.fromEntries(prefixed) });
    } else if (chance(0.3)) {
      headers["next-action"] = encodeURIComponent(safe(id));
      headers["Content-Type"] = one(types);
      body = one(["[]", '["$K1"]', "[null,{}]", JSON.stringify([null, fields]), word()]);
    } else {
      headers["Content-Type"] = one(types);
      body = chance(0.5)
        ? new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, safe(value)])).toString()
        : word().repeat(1 + Math.floor(next() * 3));
    }
  }
  if (chance(0.02))
    return {
      raw: `${one(["GET", "POST", "get", "G\u0001T", ""])} ${one(["/nl", "/%", "http://[", "*", "//", "/nl?%E0%A4%A", `/${"a".repeat(9_000)}`])} HTTP/${one(["1.1", "1.0", "2", "x"])}\r\n${one(["Host: localhost", "", "Host: a\r\nHost: b"])}\r\n${one(["Content-Length: 5", "Transfer-Encoding: chunked", "Content-Length: -1", ""])}\r\n\r\n${one(["", "zz\r\n", "hello"])}`,
    };
  return { method, path: path + query, headers, body };
}

const safe = (text) => text.toWellFormed();
