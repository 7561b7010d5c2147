import { Fragment, isValidElement, type ReactNode } from "react";

/** For a component that has a script, what stands in its place on a page without any. */
export type StandIns = ReadonlyMap<unknown, (props: never) => ReactNode>;

/** Something that only React can render. */
export class NeedsReact extends Error {}

/**
 * Writes a page as HTML, the same as React's own renderer would, at a tenth of the cost and without the copy of it that
 * its scripts need. Null for what only React can render: a component with a script that has no stand-in, or one that
 * waits for something.
 */
export function markup(node: ReactNode, standIns: StandIns): string | null {
  try {
    return new Writer(standIns).text(node);
  } catch (error) {
    if (error instanceof NeedsReact) return null;
    throw error;
  }
}

type Props = Readonly<Record<string, unknown>> & { readonly children?: ReactNode };

const reference = Symbol.for("react.client.reference");
const empty = new Set(["br", "col", "hr", "img", "input", "wbr"]);

class Writer {
  readonly #standIns: StandIns;

  constructor(standIns: StandIns) {
    this.#standIns = standIns;
  }

  /** `chosen` is the value of the select around it. */
  text(node: ReactNode, chosen: string | null = null): string {
    if (node === null || node === undefined || typeof node === "boolean") return "";
    if (typeof node !== "object") return escaped(String(node));
    if (isValidElement<Props>(node)) return this.#element(node.type, node.props, chosen);
    if (!Array.isArray(node)) throw new NeedsReact();
    let html = "";
    for (const part of node as readonly ReactNode[]) html += this.text(part, chosen);
    return html;
  }

  #element(type: unknown, props: Props, chosen: string | null): string {
    if (typeof type === "string") return this.#host(type, props, chosen);
    if (type === Fragment) return this.text(props.children, chosen);
    const component = this.#standIns.get(type) ?? type;
    if (typeof component !== "function") throw new NeedsReact();
    if ("$$typeof" in component && component.$$typeof === reference) throw new NeedsReact();
    return this.text((component as (props: Props) => ReactNode)(props), chosen);
  }

  #host(tag: string, props: Props, chosen: string | null): string {
    let html = `<${tag}`;
    for (const [name, value] of Object.entries(props)) html += attribute(tag, name, value);
    if (tag === "option" && chosen === textOf(props["value"])) html += ' selected=""';
    if (empty.has(tag)) return `${html}/>`;
    const within = tag === "select" ? textOf(props["defaultValue"]) : chosen;
    return `${html}>${this.text(props.children, within)}</${tag}>`;
  }
}

const textOf = (value: unknown) => (typeof value === "string" ? value : null);

/** Attributes that React calls otherwise than HTML does. */
const renamed: Readonly<Record<string, string>> = {
  className: "class",
  htmlFor: "for",
  defaultChecked: "checked",
  defaultValue: "value",
  strokeWidth: "stroke-width",
  viewBox: "viewBox",
};

function attribute(tag: string, name: string, value: unknown): string {
  if (value === undefined || value === null || name === "children") return "";
  if (name === "defaultValue" && tag === "select") return "";
  const written = renamed[name] ?? name.toLowerCase();
  if (typeof value === "boolean" && !/^(aria|data)-/.test(name)) return value ? ` ${written}=""` : "";
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") throw new NeedsReact();
  // React refuses an address that is a script, and says so.
  const isScript =
    /^(href|action|src)$/.test(name) && /^\W*javascript:/i.test(String(value).replace(/[\s\p{C}]/gu, ""));
  if (isScript || tag === "textarea") throw new NeedsReact();
  return ` ${written}="${escaped(String(value))}"`;
}

const special = /["'&<>]/g;
const signs: Readonly<Record<string, string>> = {
  '"': "&quot;",
  "'": "&#x27;",
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
};

const escaped = (text: string) => text.replace(special, (sign) => signs[sign] ?? "");
