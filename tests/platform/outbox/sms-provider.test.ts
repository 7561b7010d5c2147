import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { smsProviders, type Posted } from "#lib/platform/outbox/sms-provider.ts";

const id = "01890000-0000-7000-8000-000000000001";
const sms = { id, to: "+31612340001", text: "123456 is je code" };
const account = {
  ...{ url: "https://sms.example/2010-04-01/Accounts/AC1/Messages.json", token: "token-1", account: "AC1" },
  ...{ from: "Portaalhulp", callFrom: "+31201234567" },
};
const secret = "a secret of sixteen";
const now = 1_800_000_000;

const posted = (body: string, headers: Record<string, string> = {}): Posted => ({
  url: "https://portaal.example/api/messages/sms",
  headers: new Headers(headers),
  body,
});

describe("Twilio", () => {
  const { ask, nameIn, isTheirs, read } = smsProviders.twilio;
  const body = "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30003&To=%2B31612340001";

  test("is asked by a form, and names the message in its answer", () => {
    const asked = ask(sms, account);
    expect(Object.fromEntries(new URLSearchParams(asked.body))).toEqual({
      To: sms.to,
      From: "Portaalhulp",
      Body: sms.text,
    });
    expect(asked.headers["Authorization"]).toBe(`Basic ${btoa("AC1:token-1")}`);
    const said = [{ sid: "SM1" }, {}, "x", { sid: "S\0M" }, { sid: "" }, { sid: "x".repeat(201) }];
    expect(said.map(nameIn)).toEqual(["SM1", undefined, undefined, undefined, undefined, undefined]);
  });

  test("reads a text out by telephone, in its language and twice, and nothing in it is markup", () => {
    const asked = ask({ ...sms, text: `1, 2 & "3" <Hangup/>`, spoken: "nl" }, account);
    expect(asked.url).toBe("https://sms.example/2010-04-01/Accounts/AC1/Calls.json");
    const { Twiml, ...rest } = Object.fromEntries(new URLSearchParams(asked.body));
    expect(rest).toEqual({ To: sms.to, From: "+31201234567" });
    const say = `<Say language="nl-NL">1, 2 &#38; &#34;3&#34; &#60;Hangup/&#62;</Say>`;
    expect(Twiml).toBe(`<Response>${say}<Pause length="1"/>${say}</Response>`);
  });

  test("signs the address and the fields in their order; anything else is not theirs", () => {
    const said =
      "https://portaal.example/api/messages/smsErrorCode30003MessageSidSM1MessageStatusundeliveredTo+31612340001";
    const signature = createHmac("sha1", secret).update(said).digest("base64");
    const headers = { "X-Twilio-Signature": signature };
    expect(isTheirs(posted(body, headers), secret, now)).toBe(true);
    expect(isTheirs(posted(body.replace("SM1", "SM2"), headers), secret, now)).toBe(false);
    expect(isTheirs(posted(body, headers), "another secret", now)).toBe(false);
    expect(isTheirs(posted(body), secret, now)).toBe(false);
  });

  test("reports ends, and no steps on the way", () => {
    expect(read(posted(body))).toEqual({ providerId: "SM1", fate: "BOUNCED", reason: "twilio 30003" });
    expect(read(posted("MessageSid=SM1&MessageStatus=delivered"))).toEqual({
      providerId: "SM1",
      fate: "DELIVERED",
      reason: "",
    });
    expect(read(posted("MessageSid=SM1&MessageStatus=sent"))).toBeNull();
    expect(() => read(posted("x=1"))).toThrow();
  });
});

describe("Vonage", () => {
  const { ask, nameIn, isTheirs, read } = smsProviders.vonage;
  const body = JSON.stringify({ message_uuid: "u-1", status: "rejected", error: { title: 1120 } });
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const token = (claims: object, key = secret, head: object = { alg: "HS256", typ: "JWT" }) => {
    const said = `${part(head)}.${part(claims)}`;
    return { Authorization: `Bearer ${said}.${createHmac("sha256", key).update(said).digest("base64url")}` };
  };
  const hash = createHash("sha256").update(body).digest("hex");

  test("is asked in its own form, and names the message in its answer", () => {
    expect(JSON.parse(ask(sms, account).body)).toMatchObject({
      channel: "sms",
      to: "31612340001",
      text: sms.text,
      client_ref: id,
    });
    expect(nameIn({ message_uuid: "u-1" })).toBe("u-1");
  });

  test("signs a token with the hash of the body; an old one, another body or another way of signing is not theirs", () => {
    expect(isTheirs(posted(body, token({ iat: now, payload_hash: hash })), secret, now)).toBe(true);
    expect(isTheirs(posted(body, token({ iat: now - 600, payload_hash: hash })), secret, now)).toBe(false);
    expect(isTheirs(posted(`${body} `, token({ iat: now, payload_hash: hash })), secret, now)).toBe(false);
    expect(isTheirs(posted(body, token({ iat: now, payload_hash: hash }, "another")), secret, now)).toBe(false);
    expect(isTheirs(posted(body, token({ iat: now, payload_hash: hash }, secret, { alg: "none" })), secret, now)).toBe(
      false,
    );
    expect(isTheirs(posted(body), secret, now)).toBe(false);
  });

  test("reports ends, and no steps on the way", () => {
    expect(read(posted(body))).toEqual({ providerId: "u-1", fate: "BOUNCED", reason: "vonage 1120" });
    expect(read(posted(JSON.stringify({ message_uuid: "u-1", status: "submitted" })))).toBeNull();
  });
});

describe("the form of our own", () => {
  const { isTheirs, read } = smsProviders.generic;
  const body = JSON.stringify({ id, status: "failed", reason: "number off" });
  const sign = (at: number, key = secret) => ({
    "X-Timestamp": String(at),
    "X-Signature": createHmac("sha256", key).update(`${at}.${body}`).digest("hex"),
  });

  test("signs the moment and the body", () => {
    expect(isTheirs(posted(body, sign(now)), secret, now)).toBe(true);
    expect(isTheirs(posted(body, sign(now - 600)), secret, now)).toBe(false);
    expect(isTheirs(posted(body, { ...sign(now), "X-Timestamp": "x" }), secret, now)).toBe(false);
    expect(isTheirs(posted(`${body} `, sign(now)), secret, now)).toBe(false);
  });

  test("reports by our own id", () => {
    expect(read(posted(body))).toEqual({ id, fate: "BOUNCED", reason: "number off" });
    expect(read(posted(JSON.stringify({ id, status: "sent" })))).toBeNull();
    expect(() => read(posted("{}"))).toThrow();
  });
});
