import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Button, ButtonLink } from "#lib/ui/button.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { markup, type StandIns } from "#lib/ui/markup.ts";
import { NavAt } from "#lib/ui/nav-at.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";
import { Table } from "#lib/ui/table.tsx";

const none: StandIns = new Map();

/** React has an order and a spelling of its own for attributes, which to a browser are the same. */
const spelled = (html: string) =>
  html.replace(/<(\w+)((?: [\w-]+="[^"]*")+)/g, (_, tag: string, attributes: string) =>
    [
      tag,
      ...(attributes.match(/[\w-]+="[^"]*"/g) ?? [])
        .map((one) => one.replace(/^[^=]+/, (name) => name.toLowerCase()))
        .sort(),
    ].join(" "),
  );
const asReact = (node: ReactNode) => spelled(renderToStaticMarkup(node));
const asWe = (node: ReactNode) => spelled(markup(node, none) ?? "");

const hostile = `<b> & "c" & 'd' </b> &amp; \u0000 ${"é".repeat(3)}`;

test.each<[string, ReactNode]>([
  ["text", [hostile, 0, 12, "", null, undefined, false, true, [hostile]]],
  ["attributes", <a key="1" href={hostile} title={hostile} tabIndex={-1} hrefLang="en" data-x={hostile} />],
  ["booleans", <button key="1" disabled hidden={false} aria-pressed={false} aria-busy data-x={true} />],
  ["nothing", <p key="1" className={undefined} id="" />],
  ["empty elements", [<br key="1" />, <hr key="2" />, <input key="3" type="hidden" name="a" value={hostile} />]],
  [
    "what is chosen",
    <select key="1" name="a" defaultValue="b">
      <option value="">–</option>
      <option value="b">{hostile}</option>
    </select>,
  ],
  [
    "nothing chosen",
    <select key="1" name="a" defaultValue="">
      <option value="">–</option>
      <option value="b">B</option>
    </select>,
  ],
  ["what is typed", <input key="1" name="q" type="search" maxLength={200} defaultValue={hostile} autoComplete="off" />],
  [
    "what is ticked",
    [<input key="1" type="checkbox" defaultChecked />, <input key="2" type="checkbox" defaultChecked={false} />],
  ],
  [
    "a drawing",
    <svg key="1" viewBox="0 0 1 1" aria-hidden="true">
      <path d="M0 0" strokeWidth="2" />
    </svg>,
  ],
  [
    "components",
    <Main key="1" wide>
      <ButtonLink href="/a" small>
        A
      </ButtonLink>
      <Button look="quiet">B</Button>
    </Main>,
  ],
  [
    "a table",
    <Table
      key="1"
      caption={hostile}
      columns={[{ header: "A" }, { header: "B", number: true }, { header: "C", unseen: true }]}
      rows={[{ id: "1", cells: [hostile, 1, <b key="b">{hostile}</b>] }]}
    />,
  ],
  [
    "the way around",
    <NavAt
      key="1"
      locale="nl"
      label="A"
      path="/a/b"
      items={[
        { href: "/a", text: "A" },
        { href: "/a/b", text: "B" },
      ]}
    >
      C
    </NavAt>,
  ],
  ["paging", <Pagination key="1" locale="nl" next="/a?after=1&b=2" />],
])("writes %s as React does", (_, node) => {
  expect(asWe(node)).toBe(asReact(node));
  expect(asWe(node)).not.toBe("");
});

const InBrowser = Object.assign(() => null, { $$typeof: Symbol.for("react.client.reference") });

test("a component with a script is left to React, unless something stands in for it", () => {
  const page = <main>{createElement(InBrowser, { text: "hello" })}</main>;
  expect(markup(page, none)).toBeNull();
  const standIns = new Map([[InBrowser, ({ text }: { text: string }) => <b>{text}</b>]]);
  expect(markup(page, standIns)).toBe("<main><b>hello</b></main>");
});

test.each<[string, ReactNode]>([
  ["what happens at a click", <button key="1" onClick={() => undefined} />],
  ["an attribute that is no text", <p key="1" style={{ color: "red" }} />],
  ["HTML of its own", <p key="1" dangerouslySetInnerHTML={{ __html: "<b>" }} />],
  ["an address that is a script", createElement("a", { href: ["java", "script:"].join("") }, "A")],
  ["a component that waits", createElement(() => Promise.resolve("late"))],
  ["something that comes later", Promise.resolve("late")],
])("%s is left to React", (_, node) => {
  expect(markup(<main>{node}</main>, none)).toBeNull();
});

test("what breaks in a page is not hidden", () => {
  const Broken = () => {
    throw new Error("broken");
  };
  expect(() => markup(<Broken />, none)).toThrow("broken");
});

test.each(["javascript:alert(1)", "java\tscript:alert(1)", " JavaScript\n:alert(1)", "\u0001javascript:alert(1)"])(
  "an address that is a script is left to React: %j",
  (href) => {
    expect(markup(<a href={href}>x</a>, new Map())).toBeNull();
  },
);
