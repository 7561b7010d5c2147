import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { stepAt } from "#lib/features/help/login-help/tree.ts";
import { helpAfter } from "#lib/features/entrance/sign-in/ui/sign-in-form.tsx";
import { Stuck } from "#lib/features/entrance/sign-in/ui/stuck.tsx";

const came = vi.hoisted(() => ({ back: {} }));
vi.mock("#lib/ui/form-state.ts", () => ({ useField: () => came.back }));

/** Where "Lukt het niet?" leads after a form came back like this. */
function leadsTo(back: { typed?: string; code?: string }): string {
  came.back = back;
  return /href="([^"]*)"[^>]*>Hulp</.exec(shown())?.[1] ?? "";
}

const shown = () =>
  renderToStaticMarkup(
    <Stuck question="Lukt het niet?" help="Hulp" held="Niet wachten?" link="Een link" ways={helpAfter("nl")} />,
  );

test.each([
  ["wait", true],
  ["closed", true],
  ["wrong", false],
])("after %s a link by mail is offered: %s", (code, offered) => {
  came.back = { typed: "x@y.example", code };
  expect(shown().includes('href="/nl/inloggen/link"')).toBe(offered);
});

test.each([
  ["nothing yet", {}, ""],
  ["an empty form", { typed: "" }, ""],
  ["an e-mail address", { typed: "dora@delinden.example", code: "wrong" }, "/wachtwoord"],
  ["an address nobody has", { typed: "x@y.example", code: "wrong" }, "/wachtwoord"],
  ["a toegangscode", { typed: "DEK-4821", code: "wrong" }, "/toegangscode"],
  ["a wait, with a toegangscode", { typed: "DEK-4821", code: "wait" }, "/wachtwoord"],
])("after %s the help begins where it should, and never says who", (_, back, path) => {
  expect(leadsTo(back)).toBe(`/nl/hulp-bij-inloggen${path}`);
  expect(stepAt(path.split("/").slice(1))).not.toBeNull();
});
