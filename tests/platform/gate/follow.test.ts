import { expect, test, vi } from "vitest";
import { comeBackFromThere } from "#lib/features/entrance/eherkenning/commands/visiting.ts";
import { follow } from "#lib/platform/gate/follow.ts";

let asked = new Headers();
vi.mock("next/headers", () => ({
  cookies: () => Promise.resolve({ get: () => undefined }),
  headers: () => Promise.resolve(asked),
}));

test("what nobody opens runs no command, so that it takes nothing from a limit", async () => {
  asked = new Headers({ "sec-fetch-dest": "image", "sec-fetch-site": "cross-site" });
  const input = vi.fn(() => ({}));
  const elsewhere = () => ({ elsewhere: "https://elders.example" });
  const answer = await follow(comeBackFromThere, { input, done: elsewhere, stopped: elsewhere });
  expect([answer.status, input.mock.calls]).toEqual([204, []]);
});
