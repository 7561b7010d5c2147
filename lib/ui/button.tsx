import type { ComponentProps } from "react";

type Look = { readonly look?: "primary" | "secondary" | "danger" | "quiet"; readonly small?: boolean };

const classOf = ({ look = "primary", small = false }: Look) =>
  ["button", look === "primary" ? "" : look, small ? "small" : ""].filter(Boolean).join(" ");

export function Button({ look, small, ...rest }: Look & Omit<ComponentProps<"button">, "className">) {
  return <button type="submit" {...rest} className={classOf({ ...(look && { look }), ...(small && { small }) })} />;
}

/** A link to the next step of a flow that looks like a button. */
export function ButtonLink({ look, small, children, ...rest }: Look & Omit<ComponentProps<"a">, "className">) {
  return (
    <a {...rest} className={classOf({ ...(look && { look }), ...(small && { small }) })}>
      {children}
    </a>
  );
}
