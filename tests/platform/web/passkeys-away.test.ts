import { expect, test, vi } from "vitest";
import { POST } from "../../../app/api/passkeys/route.ts";

const away = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });

vi.mock("next/headers", () => ({
  cookies: () => Promise.resolve(new Map()),
  headers: () => Promise.resolve(new Headers()),
}));
vi.mock("#lib/platform/auth/current-actor.ts", () => ({ currentActor: () => Promise.reject(away) }));

const asked = (what: string) =>
  POST(new Request("http://localhost/api/passkeys", { method: "POST", body: new URLSearchParams({ voor: what }) }));

test("while the database is away the button says so, and no error is an answer", async () => {
  const complained = vi.spyOn(console, "error").mockImplementation(() => {});
  for (const what of ["bevestigen", "daarna", "toevoegen"]) {
    const answer = await asked(what);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ sentence: expect.stringContaining("Dit lukt nu even niet") });
  }
  expect(complained).toHaveBeenCalledTimes(3);
});
